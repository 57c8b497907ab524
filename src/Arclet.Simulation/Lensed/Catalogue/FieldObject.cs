namespace Arclet.Simulation;

/// <summary>An object of the photometric catalogue as it is in truth: connected light above the threshold in the detection filter.</summary>
public sealed record FieldObject
{
    /// <summary>The catalogue's id, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>What it is.</summary>
    public required FieldObjectKind Kind { get; init; }

    /// <summary>The number of the galaxy that it is an image of; 0 for members and stars.</summary>
    public int Source { get; init; }

    /// <summary>The true redshift; 0 for a star.</summary>
    public double Redshift { get; init; }

    /// <summary>x of the light's centroid in coarse pixels, 0-based.</summary>
    public required double PixelX { get; init; }

    /// <summary>y of the light's centroid.</summary>
    public required double PixelY { get; init; }

    /// <summary>x of the centroid, arcsec in the lens's frame.</summary>
    public required double X { get; init; }

    /// <summary>y of the centroid, arcsec.</summary>
    public required double Y { get; init; }

    /// <summary>Its pixels on the segmentation map.</summary>
    public required int PixelCount { get; init; }

    /// <summary>The circle about the centroid that holds half of the light inside its pixels, coarse pixels.</summary>
    public required double HalfLightRadiusPixels { get; init; }

    /// <summary>The true |mu| at the centroid; 1 for members and stars.</summary>
    public double MuCentroid { get; init; } = 1;

    /// <summary>The disc's light in this image over that behind the lens.</summary>
    public double DiscMagnification { get; init; }

    /// <summary>The total light of this image over that of the galaxy behind the lens, in the detection filter.</summary>
    public double TotalMagnification { get; init; } = 1;

    /// <summary>The clumps' images that lie in it: their places in <see cref="LensedField.ClumpImages"/>.</summary>
    public IReadOnlyList<int> ClumpImages { get; init; } = [];

    /// <summary>The total flux in each band, nJy.</summary>
    public required IReadOnlyList<double> FluxesNanojansky { get; init; }
}
