namespace Arclet.Study;

/// <summary>A clump's flux in one filter, de-lensed and corrected for the Milky Way's extinction, in nJy.</summary>
/// <param name="FluxNanojansky">The flux, whatever its sign.</param>
/// <param name="LowerErrorNanojansky">The lower error: the independent and common parts of the fit's and that of mu in quadrature.</param>
/// <param name="UpperErrorNanojansky">The upper error.</param>
/// <param name="LimitNanojansky">The limit.</param>
/// <param name="IsLimit">Whether the limit stands for the flux.</param>
public readonly record struct IntrinsicFlux(double FluxNanojansky, double LowerErrorNanojansky, double UpperErrorNanojansky, double LimitNanojansky, bool IsLimit);
