using System.Numerics;

namespace Arclet.Imaging.Depth;

/// <summary>Which pixels of an image may lie in an empty aperture: one bit a pixel, so that mosaics fit.</summary>
public sealed class EmptyPixels
{
    private readonly ulong[] used;
    private readonly int wordsPerRow;

    /// <summary>An image in which every pixel is empty.</summary>
    public EmptyPixels(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        Width = width;
        Height = height;
        wordsPerRow = (width + 63) / 64;
        used = new ulong[(long)wordsPerRow * height];
    }

    /// <summary>Number of columns.</summary>
    public int Width { get; }

    /// <summary>Number of rows.</summary>
    public int Height { get; }

    /// <summary>The part of the pixels that is empty, 0 to 1.</summary>
    public double Fraction
    {
        get
        {
            long count = 0;
            foreach (ulong word in used)
                count += BitOperations.PopCount(word);
            return 1 - (count / ((double)Width * Height));
        }
    }

    /// <summary>Whether a pixel is inside the image and empty.</summary>
    public bool IsEmpty(int x, int y) =>
        (uint)x < (uint)Width && (uint)y < (uint)Height && (used[((long)y * wordsPerRow) + (x >> 6)] & (1UL << (x & 63))) == 0;

    /// <summary>Excludes the pixels from column <paramref name="first"/> to column <paramref name="last"/> of a row; what lies outside the image is ignored.</summary>
    public void Exclude(int row, int first, int last)
    {
        if ((uint)row >= (uint)Height)
            return;
        long start = (long)row * wordsPerRow;
        for (int x = Math.Max(0, first); x <= Math.Min(Width - 1, last);)
        {
            if ((x & 63) == 0 && last - x >= 63)
            {
                used[start + (x >> 6)] = ulong.MaxValue;
                x += 64;
            }
            else
            {
                used[start + (x >> 6)] |= 1UL << (x & 63);
                x++;
            }
        }
    }

    /// <summary>Excludes what lies within <paramref name="margin"/> rows and columns of a run of pixels.</summary>
    public void Exclude(Detection.PixelRun run, int margin)
    {
        for (int row = run.Row - margin; row <= run.Row + margin; row++)
            Exclude(row, run.First - margin, run.Last + margin);
    }

    /// <summary>Whether all pixels that a circular aperture touches are inside the image and empty.</summary>
    public bool HoldsAperture(double x, double y, double radiusPixels)
    {
        // A pixel is touched if the point of it nearest to the centre lies inside the circle.
        for (int row = (int)Math.Ceiling(y - radiusPixels - 0.5); row <= (int)Math.Floor(y + radiusPixels + 0.5); row++)
        {
            double dy = Math.Max(0, Math.Abs(row - y) - 0.5);
            double squared = (radiusPixels * radiusPixels) - (dy * dy);
            if (squared < 0)
                continue;
            double half = Math.Sqrt(squared) + 0.5;
            for (int column = (int)Math.Ceiling(x - half); column <= (int)Math.Floor(x + half); column++)
            {
                if (!IsEmpty(column, row))
                    return false;
            }
        }

        return true;
    }
}
