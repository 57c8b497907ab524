using Arclet.Inference;
using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>The samples that the statistics are taken of: unique objects, the analysis, and their bins.</summary>
public sealed class ResultBase
{
    private readonly Dictionary<string, ResultGalaxy> galaxyOf;
    private readonly Dictionary<string, double> clumpMassOf;

    /// <summary>The samples of a catalogue.</summary>
    public ResultBase(ResultCatalogue catalogue, ResultSettings settings)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(settings);
        (Catalogue, Settings) = (catalogue, settings);
        double low = settings.RedshiftEdges[0], high = settings.RedshiftEdges[^1];
        UniqueGalaxies = [.. catalogue.Galaxies.Where(g => g.IsUnique)];
        UniqueClumps = [.. catalogue.Clumps.Where(c => c.IsUnique)];
        NearGalaxies = [.. UniqueGalaxies.Where(g => g.Redshift >= low && g.Redshift < high)];
        NearClumps = [.. UniqueClumps.Where(c => c.Redshift >= low && c.Redshift < high)];
        Analysis = [.. NearClumps.Where(c => c.IsRobust)];
        galaxyOf = catalogue.Galaxies.ToDictionary(g => g.Id, StringComparer.Ordinal);
        clumpMassOf = catalogue.Clumps.Where(c => double.IsFinite(c.LogMass)).GroupBy(c => c.GalaxyId, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Sum(c => Math.Pow(10, c.LogMass)), StringComparer.Ordinal);
    }

    /// <summary>The catalogue.</summary>
    public ResultCatalogue Catalogue { get; }

    /// <summary>The thresholds.</summary>
    public ResultSettings Settings { get; }

    /// <summary>One image of every galaxy.</summary>
    public IReadOnlyList<ResultGalaxy> UniqueGalaxies { get; }

    /// <summary>The clumps of these.</summary>
    public IReadOnlyList<ResultClump> UniqueClumps { get; }

    /// <summary>The unique galaxies within the redshift bins.</summary>
    public IReadOnlyList<ResultGalaxy> NearGalaxies { get; }

    /// <summary>The unique clumps within the redshift bins.</summary>
    public IReadOnlyList<ResultClump> NearClumps { get; }

    /// <summary>The unique clumps within the redshift bins that are detected in enough bands: what all figures of the analysis show.</summary>
    public IReadOnlyList<ResultClump> Analysis { get; }

    /// <summary>The number of redshift bins.</summary>
    public int BinCount => Settings.RedshiftEdges.Count - 1;

    /// <summary>Those of some clumps that are in a redshift bin, from 0.</summary>
    public IReadOnlyList<ResultClump> InBin(IEnumerable<ResultClump> clumps, int bin) => [.. clumps.Where(c => c.Redshift >= Settings.RedshiftEdges[bin] && c.Redshift < Settings.RedshiftEdges[bin + 1])];

    /// <summary>The unique galaxies in a redshift bin, from 0.</summary>
    public IReadOnlyList<ResultGalaxy> GalaxiesInBin(int bin) => [.. NearGalaxies.Where(g => g.Redshift >= Settings.RedshiftEdges[bin] && g.Redshift < Settings.RedshiftEdges[bin + 1])];

    /// <summary>The galaxy of a clump; null where the catalogue has none.</summary>
    public ResultGalaxy? GalaxyOf(ResultClump clump)
    {
        ArgumentNullException.ThrowIfNull(clump);
        return galaxyOf.GetValueOrDefault(clump.GalaxyId);
    }

    /// <summary>The summed mass of a galaxy's clumps in Msun, 0 without any.</summary>
    public double ClumpMassOf(ResultGalaxy galaxy)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        return clumpMassOf.GetValueOrDefault(galaxy.Id);
    }

    /// <summary>sum(M_clump) / M_host of a galaxy (Fig. 12); NaN without a host mass.</summary>
    public double ClumpMassFraction(ResultGalaxy galaxy)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        return ClumpMassOf(galaxy) / Math.Pow(10, galaxy.LogMass);
    }

    /// <summary>M_clump / M_host of a clump (Fig. 13); NaN without a host mass.</summary>
    public double HostMassFraction(ResultClump clump)
    {
        ArgumentNullException.ThrowIfNull(clump);
        return GalaxyOf(clump) is { } host ? Math.Pow(10, clump.LogMass - host.LogMass) : double.NaN;
    }

    /// <summary>R_eff in pc that is the smallest to be measured at a redshift without lensing.</summary>
    public double SmallestUnlensedParsec(double redshift) => Settings.SmallestUnlensedArcsec * Settings.Cosmology.KiloparsecPerArcsec(redshift) * 1000;

    /// <summary>The mass above which the catalogue is taken to be complete: the setting's, or the one above which it is most like a power law (<see cref="MassFunctions.PowerLawMinimum"/>).</summary>
    public double LogCompletenessMass() => Settings.LogCompletenessMass ?? MassFunctions.PowerLawMinimum(Analysis.Select(c => c.LogMass));

    /// <summary>The median of what is finite, with its range under resampling.</summary>
    public BootstrapResult Median(string name, IEnumerable<double> values) => Bootstrap.Median([.. values.Where(double.IsFinite)], RandomOf(name), Settings.Resamples);

    /// <summary>The percentage of what is not NaN that satisfies a condition, with its range under resampling.</summary>
    public BootstrapResult Percentage(string name, IEnumerable<double> values, Func<double, bool> condition)
    {
        BootstrapResult r = Bootstrap.Fraction([.. values.Where(v => !double.IsNaN(v))], condition, RandomOf(name), Settings.Resamples);
        return new(100 * r.Value, 100 * r.Lower, 100 * r.Upper, 100 * r.StandardError, r.Count);
    }

    /// <summary>A number of objects that satisfy a condition, out of those whose value is not NaN, with its range under resampling.</summary>
    public BootstrapResult Number(string name, IEnumerable<double> values, Func<double, bool> condition)
    {
        BootstrapResult r = Bootstrap.Fraction([.. values.Where(v => !double.IsNaN(v))], condition, RandomOf(name), Settings.Resamples);
        return new(Math.Round(r.Value * r.Count), r.Lower * r.Count, r.Upper * r.Count, r.StandardError * r.Count, r.Count);
    }

    /// <summary>The generator of a statistic: it depends on the study's seed and the statistic's name alone.</summary>
    public SeededRandom RandomOf(string name) => new(Settings.Seed, "results/" + name);
}
