using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Imaging.Detection;

namespace Arclet.Imaging;

/// <summary>
/// Measures all objects of a detection around their positions, streaming over the image by bands of rows with a margin; the few
/// objects that reach beyond the margin are measured one by one.
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

    /// <summary>The measurements, in the order of the objects.</summary>
    public ObjectPhotometry[] Measure(IProgress<double> progress, CancellationToken cancellation)
    {
        IReadOnlyList<DetectedObject> objects = detection.Objects;
        var result = new ObjectPhotometry[objects.Count];
        int bandRows = Math.Clamp(BandPixels / image.Width, Margin, 4096);
        var ofBand = new List<int>[((image.Height - 1) / bandRows) + 1];
        var large = new List<int>();
        for (int i = 0; i < objects.Count; i++)
        {
            if (ObjectPhotometry.Reach(objects[i]) > Margin)
                large.Add(i);
            else
                (ofBand[Math.Clamp((int)objects[i].Y, 0, image.Height - 1) / bandRows] ??= []).Add(i);
        }

        int done = 0;
        for (int band = 0; band < ofBand.Length; band++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (ofBand[band] is { } some)
            {
                MeasureRows((band * bandRows) - Margin, ((band + 1) * bandRows) + Margin, some, result);
                done += some.Count;
            }

            progress.Report((double)done / Math.Max(1, objects.Count));
        }

        foreach (int i in large)
        {
            cancellation.ThrowIfCancellationRequested();
            double reach = ObjectPhotometry.Reach(objects[i]);
            MeasureRows((int)Math.Floor(objects[i].Y - reach), (int)Math.Ceiling(objects[i].Y + reach) + 1, [i], result);
            progress.Report((double)++done / objects.Count);
        }

        progress.Report(1);
        return result;
    }

    private void MeasureRows(int from, int to, List<int> some, ObjectPhotometry[] result)
    {
        int first = Math.Max(0, from);
        int count = Math.Min(image.Height, to) - first;
        int length = checked(count * image.Width);
        Read(image, first, count, ref pixels);
        if (detection.Background is BackgroundModel background)
        {
            for (int y = 0; y < count; y++)
                background.SubtractRow(first + y, pixels.AsSpan(y * image.Width, image.Width));
        }

        if (error is not null)
            Read(error, first, count, ref errors);
        if (mask is not null)
            Read(mask, first, count, ref masked);
        Parallel.ForEach(some, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var window = new PixelWindow(pixels.AsSpan(0, length), 0, first, image.Width, count, image.Width, image.Height)
            {
                Error = error is null ? default : errors.AsSpan(0, length),
                ErrorValue = detection.ScalarError ?? 0,
                Mask = mask is null ? default : masked.AsSpan(0, length),
            };
            result[i] = ObjectPhotometry.Measure(window, detection.Objects[i]);
        });
    }

    private static void Read(ImageSource source, int first, int count, ref float[] buffer)
    {
        int length = count * source.Width;
        if (buffer.Length < length)
            buffer = new float[length];
        source.ReadRows(first, count, buffer.AsSpan(0, length));
    }
}
