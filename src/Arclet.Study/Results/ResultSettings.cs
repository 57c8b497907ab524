using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The thresholds of the statistics. The defaults are the paper's preset; those that the paper's text lost are marked so in its headline table.</summary>
[SettingsSection("results")]
public sealed record ResultSettings
{
    /// <summary>The history of quoted results; null for that of the SED fits (<c>sed.fit</c>).</summary>
    public string? History { get; init; }

    /// <summary>Which number of a posterior stands for a clump or galaxy in the statistics.</summary>
    public ResultEstimate Estimate { get; init; }

    /// <summary>The edges of the redshift bins.</summary>
    public IReadOnlyList<double> RedshiftEdges { get; init; } = [0.7, 1.5, 2.5, 3.5, 5.5];

    /// <summary>Below this log10 of the specific rate per year a galaxy forms few stars.</summary>
    public double LowLogSpecificSfr { get; init; } = -9;

    /// <summary>Above this log10 of the specific rate per year a galaxy forms many.</summary>
    public double HighLogSpecificSfr { get; init; } = -8.5;

    /// <summary>From this log10 of the specific rate per year on all mass was formed in 100 Myr.</summary>
    public double BurstLogSpecificSfr { get; init; } = -8;

    /// <summary>From this log10 of the mass in Msun on a galaxy is of high mass.</summary>
    public double HighLogHostMass { get; init; } = 9.5;

    /// <summary>Below this log10 of the mass in Msun a galaxy is of low mass.</summary>
    public double LowLogHostMass { get; init; } = 8;

    /// <summary>log10 of the surface density of local clusters in Msun/pc^2.</summary>
    public double LocalClusterLogDensity { get; init; } = 2.75;

    /// <summary>log10 of the rate per area in Msun/yr/kpc^2 above which a clump forms stars densely.</summary>
    public double HighLogSfrDensity { get; init; }

    /// <summary>Inside this radius in kpc a clump is an inner one.</summary>
    public double InnerKiloparsec { get; init; } = 1;

    /// <summary>Outside this radius in kpc a clump is an outer one.</summary>
    public double OuterKiloparsec { get; init; } = 5;

    /// <summary>In how many HST bands a clump is to be detected to be one that HST sees.</summary>
    public int FewestHstBands { get; init; } = 3;

    /// <summary>R_eff in arcsec that is the smallest without lensing: half a pixel of 0.02" (section 5.1).</summary>
    public double SmallestUnlensedArcsec { get; init; } = 0.01;

    /// <summary>log10 of the mass in Msun above which the catalogue is complete, for the mass function; null for the one above which the masses are most like a power law.</summary>
    public double? LogCompletenessMass { get; init; }

    /// <summary>How often samples are drawn again for errors.</summary>
    [SettingRange(1, 1000000)]
    public int Resamples { get; init; } = 1000;

    /// <summary>The cosmology of sizes without lensing.</summary>
    [NotASetting]
    public FlatLambdaCdm Cosmology { get; init; } = FlatLambdaCdm.Default;

    /// <summary>The study's seed.</summary>
    [NotASetting]
    public ulong Seed { get; init; } = 1;

    /// <summary>Refuses edges that do not rise.</summary>
    /// <exception cref="InputException">There are fewer than two edges, or they do not rise.</exception>
    public void Check()
    {
        if (RedshiftEdges.Count < 2 || RedshiftEdges.Zip(RedshiftEdges.Skip(1)).Any(e => !(e.Second > e.First)))
            throw new InputException($"results: redshift_edges are {string.Join(", ", RedshiftEdges)}, expected two or more rising numbers");
    }
}
