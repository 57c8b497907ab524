using System.Numerics.Tensors;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// The pixels of a region as the fit wants them: coordinates from the region's first pixel, data and background divided by their errors. Missing
/// pixels and the padding to whole vectors have weight 0.
/// </summary>
internal sealed class PixelGrid
{
    private double[] memory = [];
    private double[] background = [];
    private PixelWindowRange[] backgroundWindows = [];

    /// <summary>The region's first column in the image.</summary>
    public int X0 { get; private set; }

    /// <summary>The region's first row in the image.</summary>
    public int Y0 { get; private set; }

    public int Width { get; private set; }

    public int Height { get; private set; }

    /// <summary>Elements of a column: padded pixels.</summary>
    public int Length { get; private set; }

    /// <summary>Elements of a row; all pixels where the grid is one long row.</summary>
    public int Stride { get; private set; }

    /// <summary>Pixels that are used.</summary>
    public int Used { get; private set; }

    public int BackgroundCount { get; private set; }

    /// <summary>The number of the background's functions in memory: of whole threes, the last ones 0.</summary>
    public int PaddedBackgroundCount => (BackgroundCount + 2) / 3 * 3;

    public ClumpFitFlags Flags { get; private set; }

    public bool IsFlat => Stride == Length;

    public ReadOnlySpan<double> X => memory.AsSpan(0, Length);

    public ReadOnlySpan<double> Y => memory.AsSpan(Length, Length);

    public ReadOnlySpan<double> Weight => memory.AsSpan(2 * Length, Length);

    public ReadOnlySpan<double> Data => memory.AsSpan(3 * Length, Length);

    public PixelWindowRange All => IsFlat ? new(0, 1, 0, Length) : new(0, Height, 0, Stride);

    /// <summary>Coordinates of the background's functions: u = (x - CentreX) / HalfSide.</summary>
    public double CentreX => 0.5 * (Width - 1);

    public double CentreY => 0.5 * (Height - 1);

    public double HalfSide => 0.5 * Math.Max(Width, Height);

    /// <summary>A background function times the weights.</summary>
    public ReadOnlySpan<double> Background(int index) => background.AsSpan(index * Length, Length);

    /// <summary>The background's functions from this one on, one behind the other.</summary>
    public ReadOnlySpan<double> BackgroundsFrom(int index) => background.AsSpan(index * Length, (PaddedBackgroundCount - index) * Length);

    /// <summary>The pixels where one of three functions, from 3 <paramref name="group"/> on, is not 0.</summary>
    public PixelWindowRange BackgroundWindow(int group) => backgroundWindows[group];

    /// <summary>The element of a pixel.</summary>
    public int Element(int x, int y) => IsFlat ? (y * Width) + x : (y * Stride) + x;

    /// <summary>Takes the pixels of a region.</summary>
    public void Load(ClumpFitImage image, PixelBuffer pixels, PixelRegion region, BackgroundBasis basis)
    {
        (X0, Y0, Width, Height) = (region.X0, region.Y0, region.Width, region.Height);
        int area = Width * Height;

        // Small boxes are one row, so that a width of 9 does not become 16.
        Stride = area <= 1024 ? Padded(area) : Padded(Width);
        Length = area <= 1024 ? Stride : Stride * Height;
        BackgroundCount = basis.Count;
        Grow(ref memory, 4 * Length);
        Grow(ref background, PaddedBackgroundCount * Length);
        memory.AsSpan(0, 4 * Length).Clear();
        background.AsSpan(0, PaddedBackgroundCount * Length).Clear();
        pixels.Read(image, region);
        Flags = ClumpFitFlags.None;
        Used = 0;
        Span<double> values = stackalloc double[basis.Count];
        for (int y = 0; y < Height; y++)
        {
            for (int x = 0; x < Width; x++)
            {
                int e = Element(x, y), p = (y * Width) + x;
                memory[e] = x;
                memory[Length + e] = y;
                float value = pixels.Values[p], error = pixels.Errors[p];
                if (value >= image.SaturationLevel)
                {
                    Flags |= ClumpFitFlags.Saturated;
                    continue;
                }

                if (!float.IsFinite(value) || !(error > 0) || !float.IsFinite(error) || pixels.IsMasked(p))
                {
                    Flags |= ClumpFitFlags.Masked;
                    continue;
                }

                double variance = (double)error * error;
                if (image.PhotonGain is { } gain)
                    variance += Math.Max(value, 0) / gain;
                double weight = 1 / (Math.Sqrt(variance) * image.NoiseScale);
                memory[(2 * Length) + e] = weight;
                memory[(3 * Length) + e] = value * weight;
                Used++;
                basis.Values((x - CentreX) / HalfSide, (y - CentreY) / HalfSide, values);
                for (int b = 0; b < values.Length; b++)
                    background[(b * Length) + e] = values[b] * weight;
            }
        }

        FindBackgroundWindows();
    }

    private void FindBackgroundWindows()
    {
        int groups = PaddedBackgroundCount / 3;
        if (backgroundWindows.Length < groups)
            backgroundWindows = new PixelWindowRange[groups];
        for (int g = 0; g < groups; g++)
        {
            backgroundWindows[g] = All;
            if (IsFlat)
                continue;
            int firstRow = Height, endRow = 0, firstColumn = Stride, endColumn = 0;
            for (int row = 0; row < Height; row++)
            {
                for (int b = 3 * g; b < 3 * (g + 1); b++)
                {
                    ReadOnlySpan<double> line = background.AsSpan((b * Length) + (row * Stride), Stride);
                    int from = line.IndexOfAnyExcept(0.0);
                    if (from < 0)
                        continue;
                    (firstRow, endRow) = (Math.Min(firstRow, row), row + 1);
                    (firstColumn, endColumn) = (Math.Min(firstColumn, from / 8 * 8), Math.Max(endColumn, Padded(line.LastIndexOfAnyExcept(0.0) + 1)));
                }
            }

            backgroundWindows[g] = new(Math.Min(firstRow, endRow), endRow, Math.Min(firstColumn, endColumn), endColumn);
        }
    }

    /// <summary>The window that holds all pixels within a radius of a place, the whole grid if it is one row.</summary>
    public PixelWindowRange Around(double x, double y, double radius)
    {
        if (IsFlat)
            return All;
        int first = (int)Math.Clamp(Math.Floor(x - radius), 0, Stride - 8) / 8 * 8, end = Padded((int)Math.Clamp(Math.Ceiling(x + radius) + 1, 8, Stride));
        int firstRow = (int)Math.Clamp(Math.Floor(y - radius), 0, Height - 1), endRow = (int)Math.Clamp(Math.Ceiling(y + radius) + 1, firstRow + 1, Height);
        return new(firstRow, endRow, first, Math.Max(end, first + 8));
    }

    public double SumOfSquares() => TensorPrimitives.Dot(Data, Data);

    internal static void Grow(ref double[] array, int length)
    {
        if (array.Length < length)
            array = new double[length];
    }

    private static int Padded(int length) => (length + 7) / 8 * 8;
}
