using System.Buffers;
using Arclet.Imaging.Apertures;

namespace Arclet.Imaging;

/// <summary>
/// A two-dimensional image of float pixels that is read by rows, so that what works on it is bounded by rows in memory and
/// not by the mosaic. Pixel (0, 0) is the first one of the file; NaN marks a missing pixel. Reads may run on several threads at once.
/// </summary>
public abstract class ImageSource
{
    /// <summary>Number of columns.</summary>
    public abstract int Width { get; }

    /// <summary>Number of rows.</summary>
    public abstract int Height { get; }

    /// <summary>What to call it in messages: a file with its extension, or a word.</summary>
    public abstract string Name { get; }

    /// <summary>Reads <paramref name="count"/> whole rows from row <paramref name="firstRow"/>, row by row, into <paramref name="destination"/> (count x Width values).</summary>
    public abstract void ReadRows(int firstRow, int count, Span<float> destination);

    /// <summary>Reads a rectangle, row by row, into <paramref name="destination"/> (width x height values).</summary>
    /// <remarks>Reads whole rows one at a time and cuts; a source that can read less does.</remarks>
    public virtual void ReadWindow(PixelBounds window, Span<float> destination)
    {
        int width = window.XMax - window.XMin;
        float[] row = ArrayPool<float>.Shared.Rent(Width);
        try
        {
            for (int y = window.YMin; y < window.YMax; y++)
            {
                ReadRows(y, 1, row.AsSpan(0, Width));
                row.AsSpan(window.XMin, width).CopyTo(destination[((y - window.YMin) * width)..]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(row);
        }
    }
}
