namespace Arclet.Demo;

/// <summary>How the fitted fluxes of a filter compare with the truth.</summary>
/// <param name="Band">The filter.</param>
/// <param name="SampleCount">Clumps in the sample.</param>
/// <param name="Count">Those that were fitted.</param>
/// <param name="Median">Median of fitted over true flux, minus 1.</param>
/// <param name="MedianError">Its standard error.</param>
/// <param name="Width">1.4826 times the median absolute deviation of fitted over true flux.</param>
/// <param name="Pulls">(fitted - true) / standard error.</param>
internal sealed record FluxBias(BandResult Band, int SampleCount, int Count, double Median, double MedianError, double Width, IReadOnlyCollection<double> Pulls)
{
    /// <summary>Median of the pulls.</summary>
    public double PullMedian => DemoStatistics.Median(Pulls);

    /// <summary>Robust width of the pulls; 1 for errors that are right.</summary>
    public double PullWidth => DemoStatistics.Width(Pulls);
}
