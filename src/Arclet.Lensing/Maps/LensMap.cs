using Arclet.Sky;

namespace Arclet.Lensing.Maps;

/// <summary>
/// Lensing quantities over any set of points: a list, a grid, the pixels of an image, or those of them that are asked for. Only these
/// are computed. Points are shared out to threads in fixed blocks, so that a value does not depend on the number of threads.
/// </summary>
public static class LensMap
{
    private const int BlockSize = 1024;

    /// <summary>A quantity at points in arcsec of the model's frame.</summary>
    /// <returns>One value a point, in the order of the points.</returns>
    /// <exception cref="ArgumentException">The lists have different lengths.</exception>
    public static double[] At(LensField field, LensQuantity quantity, double[] x, double[] y, int threads = 1)
    {
        if (x.Length != y.Length)
            throw new ArgumentException($"points need as many x as y, not {x.Length} and {y.Length}");
        double[] result = new double[x.Length];
        int blocks = (x.Length + BlockSize - 1) / BlockSize;
        InBlocks(blocks, threads, block =>
        {
            int first = block * BlockSize, count = Math.Min(BlockSize, x.Length - first);
            Fill(field, quantity, x.AsSpan(first, count), y.AsSpan(first, count), result.AsSpan(first, count));
        });
        return result;
    }

    /// <summary>A quantity on a grid, row by row (index y * width + x).</summary>
    public static double[] OnGrid(LensField field, LensQuantity quantity, MapGrid grid, int threads = 1)
    {
        double[] result = new double[grid.Count], x = new double[grid.Width];
        for (int i = 0; i < grid.Width; i++)
            x[i] = grid.X(i);
        InBlocks(grid.Height, threads, row =>
        {
            double[] y = new double[grid.Width];
            Array.Fill(y, grid.Y(row));
            Fill(field, quantity, x, y, result.AsSpan(row * grid.Width, grid.Width));
        });
        return result;
    }

    /// <summary>A quantity where a mask of the grid is true; NaN elsewhere, which is not computed.</summary>
    /// <exception cref="ArgumentException">The mask does not fit the grid.</exception>
    public static double[] OnGrid(LensField field, LensQuantity quantity, MapGrid grid, ReadOnlySpan<bool> mask, int threads = 1)
    {
        if (mask.Length != grid.Count)
            throw new ArgumentException($"a mask of {mask.Length} pixels for a grid of {grid.Width} by {grid.Height}");
        var wanted = new List<int>();
        for (int k = 0; k < mask.Length; k++)
        {
            if (mask[k])
                wanted.Add(k);
        }

        double[] values = At(field, quantity, [.. wanted.Select(k => grid.X(k % grid.Width))], [.. wanted.Select(k => grid.Y(k / grid.Width))], threads);
        double[] result = new double[grid.Count];
        Array.Fill(result, double.NaN);
        for (int i = 0; i < values.Length; i++)
            result[wanted[i]] = values[i];
        return result;
    }

    /// <summary>A quantity at the pixels of an image, whose sky positions are taken into the frame as Lenstool does.</summary>
    /// <param name="field">The field.</param>
    /// <param name="quantity">The quantity.</param>
    /// <param name="reference">The model's reference.</param>
    /// <param name="wcs">The image's coordinates.</param>
    /// <param name="width">Pixels along x.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="threads">Threads to share the rows.</param>
    public static double[] OnImage(LensField field, LensQuantity quantity, LensReference reference, Wcs wcs, int width, int height, int threads = 1)
    {
        double[] result = new double[width * height];
        InBlocks(height, threads, row =>
        {
            double[] x = new double[width], y = new double[width];
            for (int i = 0; i < width; i++)
            {
                SkyPosition sky = wcs.PixelToSky(i, row);
                (x[i], y[i]) = reference.ToFrame(sky.RaDegrees, sky.DecDegrees);
            }

            Fill(field, quantity, x, y, result.AsSpan(row * width, width));
        });
        return result;
    }

    /// <summary>Shares blocks out to threads; what a block writes is its own.</summary>
    internal static void InBlocks(int blocks, int threads, Action<int> work)
    {
        if (threads <= 1)
        {
            for (int block = 0; block < blocks; block++)
                work(block);
            return;
        }

        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = threads }, work);
    }

    private static void Fill(LensField field, LensQuantity quantity, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> result)
    {
        if (quantity == LensQuantity.Potential)
        {
            field.Potentials(x, y, result);
            return;
        }

        int n = x.Length;
        double[] work = new double[4 * n];
        if (quantity is LensQuantity.AlphaX or LensQuantity.AlphaY)
        {
            Span<double> other = work.AsSpan(0, n);
            if (quantity == LensQuantity.AlphaX)
                field.Deflections(x, y, result, other);
            else
                field.Deflections(x, y, other, result);
            return;
        }

        Span<double> xx = work.AsSpan(0, n), xy = work.AsSpan(n, n), yy = work.AsSpan(2 * n, n), rotation = work.AsSpan(3 * n, n);
        field.Hessians(x, y, xx, xy, yy, rotation);
        for (int i = 0; i < n; i++)
            result[i] = Of(quantity, new LensTerms(0, 0, 0, xx[i], xy[i], yy[i], rotation[i]));
    }

    private static double Of(LensQuantity quantity, in LensTerms t) => quantity switch
    {
        LensQuantity.Mu => t.Mu,
        LensQuantity.MuTangential => t.MuTangential,
        LensQuantity.MuRadial => t.MuRadial,
        LensQuantity.Kappa => t.Kappa,
        LensQuantity.Gamma => t.Gamma,
        LensQuantity.Gamma1 => t.Gamma1,
        LensQuantity.Gamma2 => t.Gamma2,
        LensQuantity.LambdaTangential => t.LambdaTangential,
        LensQuantity.LambdaRadial => t.LambdaRadial,
        _ => throw new ArgumentOutOfRangeException(nameof(quantity), quantity, "not a term of the Hessian"),
    };
}
