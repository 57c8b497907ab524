using Arclet.Fits;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>How clumps are detected, and which detections belong to a galaxy. The defaults are the paper's (section 3.3).</summary>
public sealed record DetectSettings
{
    /// <summary>The reference filters by redshift, in ascending order.</summary>
    public IReadOnlyList<ReferenceFilterRange> ReferenceFilters { get; init; } =
        [new() { BelowRedshift = 2.5, Filter = "F150W" }, new() { BelowRedshift = 3.5, Filter = "F200W" }, new() { Filter = "F277W" }];

    /// <summary>Galaxies with another reference filter: id and filter.</summary>
    public IReadOnlyDictionary<string, string> ReferenceFilterOverrides { get; init; } = new Dictionary<string, string>();

    /// <summary>The threshold, in errors.</summary>
    public double Threshold { get; init; } = 1.5;

    /// <summary>What it is compared with: <see cref="ThresholdMode.Image"/> takes the median error of the cutout for all pixels, <see cref="ThresholdMode.Snr"/> the error of each.</summary>
    public ThresholdMode ThresholdOn { get; init; } = ThresholdMode.Image;

    /// <summary>The fewest pixels of a detection, before deblending.</summary>
    public int MinimumAreaPixels { get; init; } = 4;

    /// <summary>Levels of the deblending.</summary>
    public int DeblendLevels { get; init; } = 64;

    /// <summary>The least contrast of the deblending.</summary>
    public double DeblendContrast { get; init; } = 0.005;

    /// <summary>SExtractor's CLEAN_PARAM; 0 does not clean.</summary>
    public double CleanParameter { get; init; } = 1;

    /// <summary>The side of the background's meshes, px.</summary>
    public int MeshPixels { get; init; } = 64;

    /// <summary>A detection outside of all segments belongs to the nearest one within this, arcsec; 0 for none.</summary>
    public double SegmentGapArcsec { get; init; } = 0.1;

    /// <summary>A segment of another entry belongs to the galaxy where its redshift differs by at most this times 1 + z, besides the half-widths of photometric ones.</summary>
    public double RedshiftTolerance { get; init; } = 0.003;

    /// <summary>Whether segments of entries that are no galaxy of the study, but agree in redshift, belong to the galaxy that they are near.</summary>
    public bool AdoptSameRedshift { get; init; } = true;

    /// <summary>The reference filter of a galaxy.</summary>
    /// <exception cref="InputException">No range has its redshift, or the filter is not known.</exception>
    public string ReferenceFilterOf(Galaxy galaxy)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        string name = ReferenceFilterOverrides.TryGetValue(galaxy.Id, out string? other)
            ? other
            : ReferenceFilters.FirstOrDefault(r => galaxy.Redshift < r.BelowRedshift)?.Filter
                ?? throw new InputException($"detect: reference_filters has no range for the redshift {galaxy.Redshift} of galaxy {galaxy.Id}, expected the last one without below_redshift");
        return FilterCatalog.TryParse(name, out Filter? filter, out string? problem) ? filter.Id : throw new InputException($"detect: the reference filter of galaxy {galaxy.Id}: {problem}");
    }

    /// <summary>The engine's settings.</summary>
    internal DetectionSettings Engine() => new()
    {
        Threshold = Threshold,
        Mode = ThresholdOn,
        MinArea = MinimumAreaPixels,
        DeblendLevels = DeblendLevels,
        DeblendContrast = DeblendContrast,
        CleanParameter = CleanParameter > 0 ? CleanParameter : null,
        Background = new BackgroundSettings { MeshWidth = MeshPixels, MeshHeight = MeshPixels },

        // Galaxies are what threads share out.
        Threads = 1,
    };

    /// <summary>Refuses settings that cannot be meant.</summary>
    /// <exception cref="InputException">A setting is out of its range.</exception>
    public void Check()
    {
        Require(Threshold > 0 && double.IsFinite(Threshold), $"threshold is {Threshold}, expected a positive number");
        Require(MinimumAreaPixels >= 1 && DeblendLevels is >= 1 and <= 32768 && DeblendContrast >= 0, "minimum_area_pixels, deblend_levels or deblend_contrast is out of its range (from 1, 1 to 32768, from 0)");
        Require(CleanParameter >= 0 && MeshPixels >= 2, "clean_parameter is negative or mesh_pixels below 2");
        Require(SegmentGapArcsec >= 0 && RedshiftTolerance >= 0, "segment_gap_arcsec or redshift_tolerance is negative");
        Require(ReferenceFilters.Count > 0 && ReferenceFilters.Zip(ReferenceFilters.Skip(1)).All(p => p.First.BelowRedshift < p.Second.BelowRedshift), "reference_filters is empty or not in the order of below_redshift");
        foreach (string name in ReferenceFilters.Select(r => r.Filter).Concat(ReferenceFilterOverrides.Values))
            Require(FilterCatalog.TryParse(name, out _, out string? problem), problem ?? "");
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
            throw new InputException("detect: " + problem);
    }
}
