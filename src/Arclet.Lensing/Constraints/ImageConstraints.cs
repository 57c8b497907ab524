namespace Arclet.Lensing;

/// <summary>The multiple images that constrain a model, and how they are compared with it.</summary>
public sealed record ImageConstraints
{
    /// <summary>The systems in the order of their first images.</summary>
    public required IReadOnlyList<ImageSystem> Systems { get; init; }

    /// <summary>The error of a position in arcsec (Lenstool's sigposArcsec).</summary>
    public double SigmaArcsec { get; init; } = DefaultSigmaArcsec;

    /// <summary>Lenstool's <c>forme</c>: below 0 the image plane, from 0 the source plane, the number says how the source plane's errors are made.</summary>
    public int Form { get; init; } = -1;

    /// <summary>The catalogue's file as the model's file names it; empty where there is none.</summary>
    public string Catalogue { get; init; } = "";

    /// <summary>All images, system by system.</summary>
    public IEnumerable<ObservedImage> Images => Systems.SelectMany(s => s.Images);

    /// <summary>The error of a position where a file gives none: 0.2 arcsec, as Lenstool writes it into bestopt.par for a file without sigposArcsec.</summary>
    public const double DefaultSigmaArcsec = 0.2;
}
