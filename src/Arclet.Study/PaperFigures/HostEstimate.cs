namespace Arclet.Study;

/// <summary>A whole galaxy under one history of its SED fit, with errors.</summary>
/// <param name="GalaxyId">The image of the galaxy.</param>
/// <param name="Redshift">Its redshift.</param>
/// <param name="History">The history.</param>
/// <param name="LogMass">log10 of the stellar mass in Msun.</param>
/// <param name="Sfr100">Star-formation rate over 100 Myr in Msun/yr.</param>
public sealed record HostEstimate(string GalaxyId, double Redshift, string History, IntrinsicEstimate LogMass, IntrinsicEstimate Sfr100)
{
    /// <summary>The hosts of the catalogue, the image that stands for each, under every history.</summary>
    public static IReadOnlyList<HostEstimate> Of(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        HashSet<string> unique = [.. study.Sample.UniqueGalaxies.Select(g => g.Id)];
        return [.. study.Galaxies.Where(g => unique.Contains(g.Galaxy.Id)).SelectMany(g => g.Hosts.Select(h => new HostEstimate(g.Galaxy.Id, g.Galaxy.Redshift, h.History, h.LogStellarMass, h.Sfr100)))];
    }

    /// <summary>log10 of the rate; NaN for 0.</summary>
    internal double LogSfr => PaperMarks.Log(Sfr100.Value);

    /// <summary>The bars of a log mass: from the value down to the 16th and up to the 84th percentile, no bar where the value is beyond.</summary>
    internal static (double Low, double High) BarsOf(IntrinsicEstimate e) => (Bar(e.Value - e.P16), Bar(e.P84 - e.Value));

    /// <summary>The bars of the logarithm of a rate.</summary>
    internal static (double Low, double High) LogBarsOf(IntrinsicEstimate e) => (Bar(PaperMarks.Log(e.Value) - PaperMarks.Log(e.P16)), Bar(PaperMarks.Log(e.P84) - PaperMarks.Log(e.Value)));

    private static double Bar(double length) => double.IsFinite(length) ? Math.Max(0, length) : 0;
}
