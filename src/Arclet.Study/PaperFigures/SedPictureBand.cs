namespace Arclet.Study;

/// <summary>A band of a clump's SED.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="FluxNanojansky">The flux that was fitted.</param>
/// <param name="ErrorNanojansky">Its error.</param>
/// <param name="LimitNanojansky">The filter's limit.</param>
/// <param name="IsLimit">Whether the flux counted as no detection.</param>
/// <param name="ModelNanojansky">The best fit's flux.</param>
public readonly record struct SedPictureBand(string Filter, double FluxNanojansky, double ErrorNanojansky, double LimitNanojansky, bool IsLimit, double ModelNanojansky);
