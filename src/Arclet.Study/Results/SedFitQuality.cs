using Arclet.Populations;

namespace Arclet.Study;

/// <summary>How good an SED fit is.</summary>
/// <param name="History">The star-formation history.</param>
/// <param name="Chi2">chi2 of the best fit, with the error floor.</param>
/// <param name="BandCount">The bands that counted, limits included.</param>
/// <param name="LogEvidence">ln of the evidence.</param>
/// <param name="Probability">The probability of the history among those fitted, all being as likely beforehand.</param>
/// <param name="Flags">The fit's flags.</param>
public sealed record SedFitQuality(string History, double Chi2, int BandCount, double LogEvidence, double Probability, SedFitFlags Flags)
{
    /// <summary>The look-back time at which star formation began in the best fit, in Gyr; NaN where the history has none.</summary>
    public double StartGyr { get; init; } = double.NaN;

    /// <summary>The median of that time's posterior, in Gyr.</summary>
    public double MedianStartGyr { get; init; } = double.NaN;
}
