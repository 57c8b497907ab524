namespace Arclet.Figures;

/// <summary>
/// Reduces an image to a preview by the mean of square blocks, missing pixels left out. Rows are fed one by one, so that a mosaic
/// larger than memory can be reduced while it is read.
/// </summary>
public sealed class BlockMean
{
    private readonly double[] _sums;
    private readonly int[] _counts;
    private readonly float[] _pixels;
    private int _row;

    /// <summary>A reduction of an image so that its longer side has at most <paramref name="maximumSize"/> pixels.</summary>
    /// <param name="width">Pixels in a row of the image.</param>
    /// <param name="height">Rows of the image.</param>
    /// <param name="maximumSize">The longest side of the preview.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is not positive.</exception>
    public BlockMean(int width, int height, int maximumSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumSize);
        (ImageWidth, ImageHeight) = (width, height);
        Factor = ((Math.Max(width, height) - 1) / maximumSize) + 1;
        (Width, Height) = (((width - 1) / Factor) + 1, ((height - 1) / Factor) + 1);
        (_sums, _counts, _pixels) = (new double[Width], new int[Width], new float[Width * Height]);
    }

    /// <summary>Image pixels on a side of a preview pixel; blocks at the right and top edge may be smaller.</summary>
    public int Factor { get; }

    /// <summary>Pixels in a row of the preview.</summary>
    public int Width { get; }

    /// <summary>Rows of the preview.</summary>
    public int Height { get; }

    private int ImageWidth { get; }

    private int ImageHeight { get; }

    /// <summary>Reduces an image at once.</summary>
    public static FloatImage Reduce(FloatImage image, int maximumSize)
    {
        var reduction = new BlockMean(image.Width, image.Height, maximumSize);
        for (int y = 0; y < image.Height; y++)
            reduction.AddRow(image.Row(y));
        return reduction.ToImage();
    }

    /// <summary>Adds the next row, from the bottom.</summary>
    /// <exception cref="ArgumentException">The row is not as long as the image is wide.</exception>
    /// <exception cref="InvalidOperationException">All rows have been added.</exception>
    public void AddRow(ReadOnlySpan<float> row)
    {
        if (row.Length != ImageWidth)
            throw new ArgumentException($"A row of {ImageWidth} pixels is expected, not {row.Length}.", nameof(row));
        if (_row == ImageHeight)
            throw new InvalidOperationException($"All {ImageHeight} rows have been added.");
        for (int block = 0, at = 0; block < Width; block++)
        {
            int end = Math.Min(at + Factor, row.Length), count = 0;
            double sum = 0;
            for (; at < end; at++)
            {
                if (float.IsFinite(row[at]))
                {
                    sum += row[at];
                    count++;
                }
            }

            _sums[block] += sum;
            _counts[block] += count;
        }

        _row++;
        if (_row % Factor != 0 && _row != ImageHeight)
            return;
        Span<float> into = _pixels.AsSpan((_row - 1) / Factor * Width, Width);
        for (int block = 0; block < Width; block++)
            into[block] = _counts[block] == 0 ? float.NaN : (float)(_sums[block] / _counts[block]);
        Array.Clear(_sums);
        Array.Clear(_counts);
    }

    /// <summary>The preview; a block without any pixel that counts is NaN.</summary>
    /// <exception cref="InvalidOperationException">Rows are still missing.</exception>
    public FloatImage ToImage() =>
        _row == ImageHeight
            ? new FloatImage(_pixels, Width, Height)
            : throw new InvalidOperationException($"{_row} of {ImageHeight} rows have been added: all are expected.");
}
