namespace Arclet.Sky;

/// <summary>
/// Table 1 of Claeyssens et al. (arXiv:2410.10974) for one NIRCam filter: what the paper's preset takes where a study has measured
/// nothing of its own. These are settings, not properties of the filter.
/// </summary>
/// <param name="FilterId">The filter.</param>
/// <param name="LimitingMagnitude">The magnitude limit of the field of Abell 2744 in AB magnitudes.</param>
/// <param name="ExtinctionMagnitudes">The Galactic extinction as printed, in magnitudes (to check against; computed by <see cref="GalacticExtinction"/>).</param>
/// <param name="PsfFwhmArcsec">The full width at half maximum of the PSF in arcsec.</param>
/// <param name="MaximumExposureSeconds">The longest exposure in the field in seconds.</param>
public sealed record PaperFilterDefaults(
    string FilterId, double LimitingMagnitude, double ExtinctionMagnitudes, double PsfFwhmArcsec, double MaximumExposureSeconds)
{
    /// <summary>The 20 rows of the table, from blue to red.</summary>
    public static IReadOnlyList<PaperFilterDefaults> All { get; } =
    [
        new("F070W", 29.0, 0.025, 0.052, 10300),
        new("F090W", 29.3, 0.016, 0.056, 54428),
        new("F115W", 29.7, 0.011, 0.054, 55395),
        new("F140M", 28.8, 0.008, 0.060, 10300),
        new("F150W", 29.8, 0.007, 0.058, 33115),
        new("F162M", 28.7, 0.006, 0.064, 10300),
        new("F182M", 29.3, 0.005, 0.066, 19574),
        new("F200W", 29.8, 0.005, 0.064, 23857),
        new("F210M", 29.2, 0.004, 0.072, 27636),
        new("F250M", 28.0, 0.003, 0.112, 9270),
        new("F277W", 29.6, 0.003, 0.112, 27967),
        new("F300M", 28.4, 0.003, 0.120, 11583),
        new("F335M", 28.5, 0.002, 0.128, 11840),
        new("F356W", 29.3, 0.002, 0.124, 28599),
        new("F360M", 28.4, 0.002, 0.136, 12360),
        new("F410M", 28.6, 0.002, 0.144, 17893),
        new("F430M", 27.9, 0.002, 0.150, 9270),
        new("F444W", 29.4, 0.002, 0.160, 82482),
        new("F460M", 27.5, 0.002, 0.160, 12354),
        new("F480M", 27.7, 0.002, 0.160, 11845),
    ];

    /// <summary>The row of a filter, or null where the paper's table has none.</summary>
    public static PaperFilterDefaults? For(Filter filter) => All.FirstOrDefault(row => row.FilterId == filter.Id);
}
