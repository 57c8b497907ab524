namespace Arclet.Lensing;

/// <summary>All images of one source, with the proof that none is missing.</summary>
public sealed record ImageSet
{
    /// <summary>The source's x in arcsec.</summary>
    public required double SourceX { get; init; }

    /// <summary>The source's y in arcsec.</summary>
    public required double SourceY { get; init; }

    /// <summary>The source's redshift.</summary>
    public required double SourceRedshift { get; init; }

    /// <summary>Where the images were searched.</summary>
    public required SearchWindow Window { get; init; }

    /// <summary>The images, by |mu| from the brightest.</summary>
    public required IReadOnlyList<LensedImage> Images { get; init; }

    /// <summary>The spots that could not be decided; none for almost every source.</summary>
    public required IReadOnlyList<UnresolvedTile> Unresolved { get; init; }

    /// <summary>How often beta - beta_s winds around 0 along the window's edge: the sum of the parities of all images within, by the theorem of the index.</summary>
    public required int EdgeIndex { get; init; }

    /// <summary>The sum of the parities of the images found.</summary>
    public int ParitySum => Images.Sum(i => i.ParitySign);

    /// <summary>Whether the images and the undecided spots together have the index of the window's edge.</summary>
    public bool CountAgrees => ParitySum + Unresolved.Sum(u => u.Index) == EdgeIndex;

    /// <summary>Whether every tile was decided, apart from cores where an image is fainter than the options ask for, and the count agrees.</summary>
    public bool IsComplete => CountAgrees && Unresolved.All(u => u.IsCore);

    /// <summary>Tiles that were looked at.</summary>
    public int TileCount { get; init; }
}
