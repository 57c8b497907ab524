using Arclet.Imaging.Apertures;
using Arclet.Imaging.Background;
using Arclet.Inference;

namespace Arclet.Imaging.Depth;

/// <summary>Finds empty places by chance, and measures them, streaming over the image by bands of rows.</summary>
internal sealed class EmptyApertures
{
    /// <summary>Tries per wanted aperture before a field counts as too crowded.</summary>
    private const int TriesPerAperture = 1000;

    /// <summary>Pixels of a band without its margins, about.</summary>
    private const int BandPixels = 1 << 22;

    private readonly ImageSource image;
    private readonly ImageSource? error;
    private readonly BackgroundModel? background;
    private readonly double? scalarError;
    private readonly EmptyPixels empty;
    private float[] pixels = [];
    private float[] errors = [];

    public EmptyApertures(ImageSource image, ImageSource? error, BackgroundModel? background, double? scalarError, EmptyPixels empty)
    {
        this.image = image;
        this.error = error;
        this.background = background;
        this.scalarError = scalarError;
        this.empty = empty;
    }

    /// <summary>Measures apertures of one radius: the wanted number, or as many as are found.</summary>
    public EmptyAperture[] Measure(double radius, int count, SeededRandom random)
    {
        List<(double X, double Y)> places = Find(radius, count, random);
        places.Sort(static (a, b) => a.Y != b.Y ? a.Y.CompareTo(b.Y) : a.X.CompareTo(b.X));
        var result = new EmptyAperture[places.Count];
        int margin = (int)Math.Ceiling(radius) + 2;
        int bandRows = Math.Max(64, BandPixels / image.Width);
        for (int i = 0; i < result.Length;)
        {
            int first = Math.Max(0, (int)places[i].Y - margin);
            int end = Math.Min(image.Height, (int)places[i].Y + bandRows + margin);
            int next = i;
            while (next < result.Length && places[next].Y + margin < end)
                next++;
            next = Math.Max(next, i + 1);
            MeasureRows(first, end - first, places, radius, i, next, result);
            i = next;
        }

        return result;
    }

    private List<(double X, double Y)> Find(double radius, int count, SeededRandom random)
    {
        var places = new List<(double X, double Y)>(count);
        double right = empty.Width - 0.5 - radius, top = empty.Height - 0.5 - radius;
        if (radius - 0.5 >= right || radius - 0.5 >= top)
            return places;
        for (long attempt = 0; attempt < (long)TriesPerAperture * count && places.Count < count; attempt++)
        {
            double x = random.Uniform(radius - 0.5, right), y = random.Uniform(radius - 0.5, top);
            if (empty.IsEmpty((int)Math.Round(x), (int)Math.Round(y)) && empty.HoldsAperture(x, y, radius))
                places.Add((x, y));
        }

        return places;
    }

    private void MeasureRows(int firstRow, int rows, List<(double X, double Y)> places, double radius, int from, int to, EmptyAperture[] result)
    {
        int length = checked(rows * image.Width);
        if (pixels.Length < length)
            pixels = new float[length];
        image.ReadRows(firstRow, rows, pixels.AsSpan(0, length));
        for (int y = 0; y < rows; y++)
            background?.SubtractRow(firstRow + y, pixels.AsSpan(y * image.Width, image.Width));
        if (error is not null)
        {
            if (errors.Length < length)
                errors = new float[length];
            error.ReadRows(firstRow, rows, errors.AsSpan(0, length));
        }

        var window = new PixelWindow(pixels.AsSpan(0, length), 0, firstRow, image.Width, rows, image.Width, image.Height)
        {
            Error = error is null ? default : errors.AsSpan(0, length),
            ErrorValue = scalarError ?? 0,
        };
        // Exact overlap: small apertures hold few pixels, and the noise of subpixels must not be in the scatter.
        var exact = new ApertureSettings { Subpixels = 0 };
        for (int i = from; i < to; i++)
        {
            ApertureFlux flux = AperturePhotometry.Measure(window, Aperture.Circle(places[i].X, places[i].Y, radius), exact);
            result[i] = new EmptyAperture(places[i].X, places[i].Y, flux.Flux, flux.FluxError);
        }
    }
}
