using Arclet.CommandLine;
using Arclet.Figures;
using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Detection;

namespace Arclet.Detect;

/// <summary>A picture of an image with the ellipses of its detections; mosaics are reduced and small stamps enlarged.</summary>
internal static class DetectionPreview
{
    /// <summary>The longest side of a picture.</summary>
    private const int LargestSide = 2000;

    /// <summary>A smaller image is enlarged by a whole number until its longer side comes close to this.</summary>
    private const int UsefulSide = 900;

    private static readonly Colour Single = new(90, 230, 120);
    private static readonly Colour Merged = new(80, 200, 255);

    public static void Write(string path, ImageSource image, DetectionResult detection, CancellationToken cancellation) =>
        OutputFiles.Write(path, PngImage.Encode(Draw(image, detection, cancellation)));

    /// <summary>Refuses a file whose ending is not that of a PNG, before the work begins.</summary>
    /// <exception cref="InputException">It is another one.</exception>
    public static void RequirePngName(string path)
    {
        if (!Path.GetExtension(path).Equals(".png", StringComparison.OrdinalIgnoreCase))
            throw InputException.InFile(path, $"the ending '{Path.GetExtension(path)}' is not that of the preview's format, expected .png");
    }

    private static Raster Draw(ImageSource image, DetectionResult detection, CancellationToken cancellation)
    {
        FloatImage reduced = Reduce(image, out int factor, cancellation);
        int enlargement = Math.Max(1, UsefulSide / Math.Max(reduced.Width, reduced.Height));
        Raster raster = Enlarge(SkyStretch.ToGrey(reduced), enlargement).ToRgb();
        var canvas = new RasterCanvas(raster, (double)factor / enlargement);

        // Where thousands of ellipses share a picture, thinner lines leave something to see; none may shrink to nothing.
        double line = detection.Objects.Count > 5000 ? 0.7 : 1.2;
        double least = 2.0 * factor / enlargement;
        foreach (DetectedObject o in detection.Objects)
        {
            var ellipse = new EllipseShape(
                o.X, o.Y, Math.Max(least, RegionsOutput.Scale * o.A), Math.Max(least, RegionsOutput.Scale * o.B), double.RadiansToDegrees(o.ThetaRadians));
            canvas.DrawEllipse(ellipse, o.Flags.HasFlag(DetectionFlags.Merged) ? Merged : Single, line);
        }

        return raster;
    }

    private static FloatImage Reduce(ImageSource image, out int factor, CancellationToken cancellation)
    {
        var reduction = new BlockMean(image.Width, image.Height, LargestSide);
        int rowsAtOnce = Math.Clamp((1 << 20) / image.Width, 1, image.Height);
        var rows = new float[rowsAtOnce * image.Width];
        for (int y = 0; y < image.Height; y += rowsAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = Math.Min(rowsAtOnce, image.Height - y);
            image.ReadRows(y, count, rows);
            for (int i = 0; i < count; i++)
                reduction.AddRow(rows.AsSpan(i * image.Width, image.Width));
        }

        factor = reduction.Factor;
        return reduction.ToImage();
    }

    private static Raster Enlarge(Raster grey, int factor)
    {
        if (factor == 1)
            return grey;
        var large = new Raster(grey.Width * factor, grey.Height * factor, 1);
        for (int y = 0; y < large.Height; y++)
        {
            Span<byte> from = grey.Row(y / factor);
            Span<byte> to = large.Row(y);
            for (int x = 0; x < to.Length; x++)
                to[x] = from[x / factor];
        }

        return large;
    }
}
