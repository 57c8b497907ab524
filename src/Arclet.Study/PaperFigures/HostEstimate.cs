namespace Arclet.Study;

/// <summary>A whole galaxy under one history of its SED fit, with errors.</summary>
/// <param name="GalaxyId">The image of the galaxy.</param>
/// <param name="Redshift">Its redshift.</param>
/// <param name="History">The history.</param>
/// <param name="LogMass">log10 of the stellar mass in Msun.</param>
/// <param name="Sfr100">Star-formation rate over 100 Myr in Msun/yr.</param>
public sealed record HostEstimate(string GalaxyId, double Redshift, string History, IntrinsicEstimate LogMass, IntrinsicEstimate Sfr100)
{
    /// <summary>Lower rates are drawn at this log10 of Msun/yr: of a history that declines exponentially, or of its percentiles, nothing lower means anything, and it would stretch the axis.</summary>
    internal const double LeastLogSfr = -4;

    /// <summary>The same for rates per mass, log10 of 1/yr.</summary>
    internal const double LeastLogSpecificSfr = -13;

    /// <summary>The hosts of the catalogue, the image that stands for each, under every history.</summary>
    public static IReadOnlyList<HostEstimate> Of(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        HashSet<string> unique = [.. study.Sample.UniqueGalaxies.Select(g => g.Id)];
        return [.. study.Galaxies.Where(g => unique.Contains(g.Galaxy.Id)).SelectMany(g => g.Hosts.Select(h => new HostEstimate(g.Galaxy.Id, g.Galaxy.Redshift, h.History, h.LogStellarMass, h.Sfr100)))];
    }

    /// <summary>log10 of the rate as it is drawn, from <see cref="LeastLogSfr"/>; NaN for 0.</summary>
    internal double LogSfr => Drawn(Sfr100.Value);

    /// <summary>Whether the rate is above 0 and drawn too high.</summary>
    internal bool IsBelowAxis => Sfr100.Value > 0 && PaperMarks.Log(Sfr100.Value) < LeastLogSfr;

    /// <summary>The bars of a log mass: from the value down to the 16th and up to the 84th percentile, no bar where the value is beyond.</summary>
    internal static (double Low, double High) BarsOf(IntrinsicEstimate e) => (Bar(e.Value - e.P16), Bar(e.P84 - e.Value));

    /// <summary>The bars of the logarithm of a rate, as it is drawn.</summary>
    internal static (double Low, double High) LogBarsOf(IntrinsicEstimate e) => (Bar(Drawn(e.Value) - Drawn(e.P16)), Bar(Drawn(e.P84) - Drawn(e.Value)));

    private static double Drawn(double rate) => Math.Max(PaperMarks.Log(rate), LeastLogSfr);

    private static double Bar(double length) => double.IsFinite(length) ? Math.Max(0, length) : 0;
}
