using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;

namespace Arclet.Imaging;

/// <summary>
/// Measures all objects of a detection around their positions, streaming over the image by bands of rows with a margin; the few
/// objects that reach beyond the margin are measured one by one, in a window of their own.
/// </summary>
public sealed class CataloguePhotometry
{
    /// <summary>Pixels of a band without its margins, about: 16 MB of image.</summary>
    private const int BandPixels = 1 << 22;

    /// <summary>Rows of margin above and below a band.</summary>
    private const int Margin = 192;

    private readonly ImageSource image;
    private readonly ImageSource? error;
    private readonly ImageSource? mask;
    private readonly DetectionResult detection;
    private readonly int threads;
    private float[] pixels = [];
    private float[] errors = [];
    private float[] masked = [];

    /// <summary>Prepares to measure on <paramref name="threads"/> threads; error and mask are those of the detection.</summary>
    public CataloguePhotometry(ImageSource image, ImageSource? error, ImageSource? mask, DetectionResult detection, int threads)
    {
        this.image = image;
        this.error = error;
        this.mask = mask;
        this.detection = detection;
        this.threads = threads;
    }

    /// <summary>The measurements, in the order of the objects. An object that cannot be measured is flagged and stops nothing.</summary>
    public ObjectPhotometry[] Measure(IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        IReadOnlyList<DetectedObject> objects = detection.Objects;
        var result = new ObjectPhotometry[objects.Count];
        int bandRows = Math.Clamp(BandPixels / image.Width, Margin, 4096);
        var ofBand = new List<int>[((image.Height - 1) / bandRows) + 1];
        var alone = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            int band = Math.Clamp((int)objects[i].Y, 0, image.Height - 1) / bandRows;
            if (BandWindow(band, bandRows).Contains(ObjectPhotometry.Bounds(objects[i], image.Width, image.Height)))
                (ofBand[band] ??= []).Add(i);
            else
                alone.Add(i);
        }

        int done = 0;
        for (int band = 0; band < ofBand.Length; band++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ofBand[band] is { } some)
            {
                Measure(BandWindow(band, bandRows), some, result);
                done += some.Count;
            }

            progress?.Report((double)done / Math.Max(1, objects.Count));
        }

        foreach (int i in alone)
        {
            cancellation.ThrowIfCancellationRequested();
            PixelBounds bounds = ObjectPhotometry.Bounds(objects[i], image.Width, image.Height);
            if (bounds.IsEmpty || (long)(bounds.XMax - bounds.XMin) * (bounds.YMax - bounds.YMin) > Array.MaxLength)
                result[i] = ObjectPhotometry.NotMeasured;
            else
                Measure(bounds, [i], result);
            progress?.Report((double)++done / objects.Count);
        }

        progress?.Report(1);
        return result;
    }

    private PixelBounds BandWindow(int band, int bandRows) =>
        new(0, Math.Max(0, (band * bandRows) - Margin), image.Width, (int)Math.Min(image.Height, ((band + 1L) * bandRows) + Margin));

    private void Measure(PixelBounds window, List<int> some, ObjectPhotometry[] result)
    {
        int width = window.XMax - window.XMin, height = window.YMax - window.YMin;
        int length = width * height;
        Read(image, window, ref pixels);
        if (detection.Background is { } background)
            Subtract(background, window);
        if (error is not null)
            Read(error, window, ref errors);
        if (mask is not null)
            Read(mask, window, ref masked);
        Parallel.ForEach(some, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var around = new PixelWindow(pixels.AsSpan(0, length), window.XMin, window.YMin, width, height, image.Width, image.Height)
            {
                Error = error is null ? default : errors.AsSpan(0, length),
                ErrorValue = detection.ScalarError ?? 0,
                Mask = mask is null ? default : masked.AsSpan(0, length),
            };
            result[i] = ObjectPhotometry.Measure(around, detection.Objects[i]);
        });
    }

    private void Subtract(BackgroundModel background, PixelBounds window)
    {
        int width = window.XMax - window.XMin;
        if (width == image.Width)
        {
            for (int y = window.YMin; y < window.YMax; y++)
                background.SubtractRow(y, pixels.AsSpan((y - window.YMin) * width, width));
            return;
        }

        var level = new float[image.Width];
        for (int y = window.YMin; y < window.YMax; y++)
        {
            background.LevelRow(y, level);
            Span<float> row = pixels.AsSpan((y - window.YMin) * width, width);
            for (int x = 0; x < width; x++)
                row[x] -= level[window.XMin + x];
        }
    }

    private static void Read(ImageSource source, PixelBounds window, ref float[] buffer)
    {
        int width = window.XMax - window.XMin, height = window.YMax - window.YMin;
        int length = width * height;
        if (buffer.Length < length)
            buffer = new float[length];
        if (width == source.Width)
            source.ReadRows(window.YMin, height, buffer.AsSpan(0, length));
        else
            source.ReadWindow(window, buffer.AsSpan(0, length));
    }
}
