namespace Arclet.Lensing;

/// <summary>How a lens model's files are read.</summary>
public sealed record LensFileOptions
{
    /// <summary>The folder in which files that a parameter file names are looked for, by their file name, when they do not lie beside it.</summary>
    public string? DataFolder { get; init; }

    /// <summary>
    /// The constants that a Lenstool file's dispersions are meant with; null for Lenstool's own, which its numbers need to come back to all digits.
    /// YAML files say it themselves.
    /// </summary>
    public LensConstants? Constants { get; init; }

    /// <summary>How lenses at several redshifts act together; null for Lenstool 6.8's single plane. YAML files say it themselves.</summary>
    public PlaneTreatment? Planes { get; init; }

    /// <summary>Whether a missing catalogue of multiple images is an error, as for a chi2, or a warning, as for a map.</summary>
    public bool RequireImages { get; init; }
}
