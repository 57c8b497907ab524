namespace Arclet.Populations;

/// <summary>One band of a fit: the data as the likelihood took them, and the models' fluxes, in nJy.</summary>
/// <param name="Filter">The filter's id.</param>
/// <param name="FluxNanojansky">The flux; 0 where a limit stands for it.</param>
/// <param name="ErrorNanojansky">Its error with the floor, or the limit.</param>
/// <param name="IsLimit">Whether a limit stands for the flux.</param>
/// <param name="Model">The models' flux.</param>
public readonly record struct BandEstimate(string Filter, double FluxNanojansky, double ErrorNanojansky, bool IsLimit, QuantityEstimate Model)
{
    /// <summary>Data minus best model, in errors.</summary>
    public double Residual => (FluxNanojansky - Model.Best) / ErrorNanojansky;
}
