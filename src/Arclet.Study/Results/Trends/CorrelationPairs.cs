using System.Globalization;

namespace Arclet.Study;

/// <summary>The pairs of quantities of which the paper's sections 4 and 5 speak.</summary>
public static class CorrelationPairs
{
    /// <summary>Name of the sample of all analysed clumps.</summary>
    public const string AllClumps = "clumps";

    /// <summary>All pairs.</summary>
    public static IReadOnlyList<CorrelationPair> All(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        var pairs = new List<CorrelationPair>();
        foreach (ResultQuantity<ResultClump> y in new[] { ClumpQuantity.LogRadius, ClumpQuantity.LogMass, ClumpQuantity.LogAge, ClumpQuantity.Attenuation, ClumpQuantity.LogMetallicity, ClumpQuantity.LogSfr, ClumpQuantity.LogSpecificSfr, ClumpQuantity.LogMassDensity, ClumpQuantity.LogSfrDensity })
            pairs.Add(Clumps(AllClumps, sample.Analysis, ClumpQuantity.Redshift, y));
        ResultClump[] resolved = [.. sample.Analysis.Where(c => !c.RadiusIsLimit)];
        pairs.Add(Clumps("resolved clumps", resolved, ClumpQuantity.LogRadius, ClumpQuantity.LogMass));
        pairs.Add(Clumps("resolved clumps", resolved, ClumpQuantity.LogRadius, ClumpQuantity.MagnitudeV));
        pairs.Add(Clumps("resolved clumps", resolved, ClumpQuantity.LogMassDensity, ClumpQuantity.LogSfrDensity));
        foreach (ResultQuantity<ResultClump> y in new[] { ClumpQuantity.LogMass, ClumpQuantity.LogRadius, ClumpQuantity.MagnitudeV, ClumpQuantity.LogMassDensity })
            pairs.Add(Clumps(AllClumps, sample.Analysis, ClumpQuantity.LogMu, y));

        // Figure 13: gradients, in all galaxies and in bins of redshift and host mass.
        ResultQuantity<ResultClump> fraction = new("log_host_mass_fraction", null, "log10 of M_clump / M_host", c => Math.Log10(sample.HostMassFraction(c)));
        var samples = new List<(string, IReadOnlyList<ResultClump>)> { (AllClumps, sample.Analysis) };
        for (int b = 0; b < sample.BinCount; b++)
            samples.Add((RedshiftBin(sample, b), sample.InBin(sample.Analysis, b)));
        HashSet<string> robust = [.. sample.Analysis.Select(c => c.Id)];
        foreach (HostMassBin bin in HostMassBins.ByClumps(sample, 4))
            samples.Add((HostBin(bin.LogMassLow, bin.LogMassHigh), [.. bin.Clumps.Where(c => robust.Contains(c.Id))]));
        foreach ((string name, IReadOnlyList<ResultClump> clumps) in samples)
        {
            foreach (ResultQuantity<ResultClump> y in new[] { fraction, ClumpQuantity.LogMass, ClumpQuantity.LogAge, ClumpQuantity.LogMassDensity })
                pairs.Add(Clumps(name, clumps, ClumpQuantity.Distance, y));
        }

        // Figure 12: clumps and their hosts.
        IReadOnlyList<ResultQuantity<ResultGalaxy>> galaxies = GalaxyQuantity.All(sample);
        foreach (ResultQuantity<ResultGalaxy> y in galaxies.Where(q => q.Name is "log_most_massive_clump" or "log_central_clump" or "log_central_age" or "log_clump_mass_fraction" or "log_sfr100" or "n_clumps"))
            pairs.Add(Galaxies(sample, GalaxyQuantity.LogMass, y));
        pairs.Add(Galaxies(sample, GalaxyQuantity.LogSpecificSfr, galaxies.Single(q => q.Name == "log_clump_mass_fraction")));
        pairs.Add(Galaxies(sample, galaxies.Single(q => q.Name == "redshift"), GalaxyQuantity.LogSpecificSfr));
        pairs.Add(Galaxies(sample, galaxies.Single(q => q.Name == "redshift"), GalaxyQuantity.LogMass));
        return pairs;
    }

    /// <summary>The name of a redshift bin.</summary>
    public static string RedshiftBin(ResultBase sample, int bin)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return string.Create(CultureInfo.InvariantCulture, $"z {sample.Settings.RedshiftEdges[bin]:0.##}-{sample.Settings.RedshiftEdges[bin + 1]:0.##}");
    }

    /// <summary>The name of a bin of host masses.</summary>
    public static string HostBin(double low, double high) => string.Create(CultureInfo.InvariantCulture, $"log M_host {low:0.00}-{high:0.00}");

    private static CorrelationPair Clumps(string name, IReadOnlyList<ResultClump> clumps, ResultQuantity<ResultClump> x, ResultQuantity<ResultClump> y) =>
        new(x.Name, y.Name, name, [.. clumps.Select(x.Of)], [.. clumps.Select(y.Of)]);

    private static CorrelationPair Galaxies(ResultBase sample, ResultQuantity<ResultGalaxy> x, ResultQuantity<ResultGalaxy> y) =>
        new(x.Name, y.Name, "galaxies", [.. sample.NearGalaxies.Select(x.Of)], [.. sample.NearGalaxies.Select(y.Of)]);
}
