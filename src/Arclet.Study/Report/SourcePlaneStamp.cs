using Arclet.Figures;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A galaxy reconstructed in the source plane, as a picture with its clumps and its barycentre.</summary>
internal sealed record SourcePlaneStamp
{
    private const int LargestSide = 160;

    /// <summary>The radius of the marks: a part of the longer side.</summary>
    private const double MarkPart = 0.022;

    /// <summary>Columns of the reconstruction.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the reconstruction.</summary>
    public required int Height { get; init; }

    /// <summary>The side of a pixel in kpc.</summary>
    public required double PixelKiloparsec { get; init; }

    /// <summary>The picture as PNG.</summary>
    public required byte[] Picture { get; init; }

    /// <summary>The clumps, and last the barycentre.</summary>
    public required IReadOnlyList<StampMark> Marks { get; init; }

    /// <summary>The picture of a galaxy.</summary>
    /// <param name="plane">Its reconstruction.</param>
    /// <param name="clumps">Its clumps.</param>
    /// <param name="reference">The frame of the lens model.</param>
    /// <exception cref="InputException">The image is broken.</exception>
    public static SourcePlaneStamp Of(StudySourcePlane plane, IReadOnlyList<StudyClump> clumps, LensReference reference)
    {
        using FitsFile file = FitsFile.Open(plane.ImageFile);
        FitsHdu hdu = file.Hdu(0);
        var wcs = Wcs.FromHeader(hdu.Header);
        using FitsImage image = hdu.OpenImage();
        int width = checked((int)image.Width), height = checked((int)image.Height);
        var pixels = new float[width * height];
        image.ReadRows(0, height, pixels);
        FloatImage shown = BlockMean.Reduce(new FloatImage(pixels, width, height), LargestSide);
        double radius = MarkPart * Math.Max(width, height);
        return new SourcePlaneStamp
        {
            Width = width,
            Height = height,
            PixelKiloparsec = wcs.PixelScaleArcsec * plane.KiloparsecPerArcsec,
            Picture = StampPng.Encode(Stretch(shown).ToGrey(shown), 6),
            Marks =
            [
                .. clumps.Where(c => c.SourcePlane is not null).Select(c => Mark(c.Id, c.SourcePlane!.Value.IsCentral ? "central" : "", c.SourcePlane.Value.X, c.SourcePlane.Value.Y, $"{c.Id}: {HtmlText.Number(c.SourcePlane.Value.DistanceKiloparsec, 2)} kpc")),
                Mark("", "centre", plane.BarycentreX, plane.BarycentreY, "barycentre of the light"),
            ],
        };

        StampMark Mark(string clump, string style, double x, double y, string words)
        {
            (double ra, double dec) = reference.ToSky(x, y);
            (double column, double row) = wcs.SkyToPixel(new SkyPosition(ra, dec));
            return new(clump, words, style, column, row, radius, radius, 0);
        }
    }

    private static ImageStretch Stretch(FloatImage image)
    {
        bool any = false;
        foreach (float value in image.Pixels.Span)
            any |= float.IsFinite(value);
        return any ? ImageStretch.Percentiles(image, 1, 99.7, StretchKind.Asinh) : new ImageStretch(0, 1);
    }
}
