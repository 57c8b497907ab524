using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Which entries of the catalogue are galaxies of the study. The defaults are the paper's (section 3.1).</summary>
public sealed record SelectSettings
{
    /// <summary>Redshifts must be above this.</summary>
    public double MinimumRedshift { get; init; } = 0.7;

    /// <summary>Redshifts must be at most this.</summary>
    public double MaximumRedshift { get; init; } = 10;

    /// <summary>Magnifications must be above this.</summary>
    public double MinimumMu { get; init; } = 2;

    /// <summary>Where the magnification comes from.</summary>
    public MagnificationSource Magnification { get; init; } = MagnificationSource.Catalogue;

    /// <summary>Half of a photometric redshift's 68 % interval must be below this; spectroscopic ones pass.</summary>
    public double MaximumPhotometricHalfWidth { get; init; } = 0.1;

    /// <summary>The flags that an entry must have.</summary>
    public IReadOnlyList<CatalogueFlag> Flags { get; init; } = [new() { Column = "use_phot", Value = 1 }];

    /// <summary>The priority of spectroscopic redshifts in the catalogue itself, among those of the lists (smaller comes first).</summary>
    public int CatalogueSpectroscopicPriority { get; init; } = 100;

    /// <summary>Spectroscopic redshifts of one entry agree where they differ by at most this times 1 + z.</summary>
    public double SpectroscopicAgreement { get; init; } = 0.01;

    /// <summary>A photometric redshift is an outlier where it differs by more than this times 1 + z.</summary>
    public double OutlierLimit { get; init; } = 0.15;

    /// <summary>How far the entries of two catalogues may be apart to be compared, arcsec.</summary>
    public double ComparisonRadiusArcsec { get; init; } = 0.3;

    /// <summary>Entries to leave out, each with the reason to state.</summary>
    public IReadOnlyDictionary<string, string> Excluded { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether selected entries whose segments touch and whose redshifts agree are one galaxy.</summary>
    public bool MergeTouchingSegments { get; init; } = true;

    /// <summary>Redshifts agree for that where they differ by at most this times 1 + z, besides the half-widths of photometric ones.</summary>
    public double MergeRedshiftTolerance { get; init; } = 0.003;

    /// <summary>Lists of entries that are one galaxy each, whatever their own redshifts; one of each must pass the selection.</summary>
    public IReadOnlyList<IReadOnlyList<string>> MergedEntries { get; init; } = [];

    /// <summary>Whether images of one source are found with the lens model.</summary>
    public bool JoinMultipleImages { get; init; } = true;

    /// <summary>
    /// How far the back-traced positions of two images of one source may be apart, arcsec in the source plane: a model's rms of 0.7 arcsec in the image plane is
    /// about this between two images that are magnified threefold.
    /// </summary>
    public double SystemToleranceArcsec { get; init; } = 0.5;

    /// <summary>How far their redshifts may be apart, times 1 + z, besides three times their errors in quadrature.</summary>
    public double SystemRedshiftTolerance { get; init; } = 0.001;

    /// <summary>Images of one source that are known: the system's name and the galaxies' ids. These are joined whatever the model says.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Systems { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Refuses settings that cannot be meant.</summary>
    /// <exception cref="InputException">A setting is out of its range.</exception>
    public void Check()
    {
        Require(MinimumRedshift >= 0 && MaximumRedshift > MinimumRedshift, $"minimum_redshift is {MinimumRedshift} and maximum_redshift {MaximumRedshift}, expected 0 or more and a larger number");
        Require(MinimumMu >= 0, $"minimum_mu is {MinimumMu}, expected 0 or more");
        Require(MaximumPhotometricHalfWidth >= 0, $"maximum_photometric_half_width is {MaximumPhotometricHalfWidth}, expected 0 or more");
        Require(SpectroscopicAgreement >= 0 && OutlierLimit > 0 && ComparisonRadiusArcsec > 0, "spectroscopic_agreement, outlier_limit or comparison_radius_arcsec is not positive");
        Require(SystemToleranceArcsec > 0 && SystemRedshiftTolerance >= 0 && MergeRedshiftTolerance >= 0, "a tolerance of the systems or of merged segments is negative");
        var merged = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in MergedEntries.SelectMany(m => m))
            Require(merged.Add(id), $"merged_entries names {id} twice, expected each entry in one galaxy");
        var joined = new HashSet<string>(StringComparer.Ordinal);
        foreach (string id in Systems.Values.SelectMany(s => s))
            Require(joined.Add(id), $"systems names {id} twice, expected each galaxy in one system");
    }

    private static void Require(bool holds, string problem)
    {
        if (!holds)
            throw new InputException("select: " + problem);
    }
}
