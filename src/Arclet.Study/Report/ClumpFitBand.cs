namespace Arclet.Study;

/// <summary>A band of an SED fit.</summary>
/// <param name="Filter">The filter.</param>
/// <param name="FluxNanojansky">The flux that was fitted.</param>
/// <param name="ErrorNanojansky">Its error, with the floor.</param>
/// <param name="IsLimit">Whether it counted as no detection.</param>
/// <param name="LimitNanojansky">The filter's limit; NaN where there is none.</param>
/// <param name="ModelNanojansky">The best fit's flux.</param>
internal readonly record struct ClumpFitBand(string Filter, double FluxNanojansky, double ErrorNanojansky, bool IsLimit, double LimitNanojansky, double ModelNanojansky)
{
    /// <summary>Whether it is below its own error: a logarithmic axis shows it as an arrow.</summary>
    public bool IsWeak => !IsLimit && FluxNanojansky <= ErrorNanojansky;

    /// <summary>Where an arrow begins.</summary>
    public double ArrowNanojansky => IsLimit && LimitNanojansky > 0 ? LimitNanojansky : Math.Max(0, FluxNanojansky) + (2 * ErrorNanojansky);
}
