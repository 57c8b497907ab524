namespace Arclet.Lensing.Maps;

/// <summary>Maps of percentiles over draws of a posterior: of |mu|, |mu_t| and |mu_r|, whose sign changes where a critical line moves, and of kappa and gamma as they are.</summary>
public static class MagnificationPercentiles
{
    /// <summary>Percentiles at the pixels of a grid, row by row, a map for each percentile.</summary>
    /// <param name="draws">The models.</param>
    /// <param name="sourceRedshift">The redshift of the sources.</param>
    /// <param name="quantity">What is mapped: a magnification, kappa or gamma.</param>
    /// <param name="grid">The pixels.</param>
    /// <param name="percentiles">From 0 to 100.</param>
    /// <param name="threads">Threads to share the rows; the maps do not depend on their number.</param>
    /// <param name="progress">Is told the fraction of the rows that are done.</param>
    /// <param name="cancellation">Ends the work between two rows.</param>
    /// <exception cref="ArgumentException">The quantity is another, or a percentile is not from 0 to 100.</exception>
    public static IReadOnlyList<double[]> OnGrid(
        LensDraws draws, double sourceRedshift, LensQuantity quantity, MapGrid grid, IReadOnlyList<double> percentiles, int threads = 1, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        double[] columns = [.. Enumerable.Range(0, grid.Width).Select(grid.X)];
        return OnRows(draws, sourceRedshift, quantity, grid.Width, grid.Height, (row, x, y) => { columns.CopyTo(x, 0); Array.Fill(y, grid.Y(row)); }, percentiles, threads, progress, cancellation);
    }

    /// <summary>Percentiles at pixels whose places in the frame are given row by row.</summary>
    /// <param name="draws">The models.</param>
    /// <param name="sourceRedshift">The redshift of the sources.</param>
    /// <param name="quantity">What is mapped: a magnification, kappa or gamma.</param>
    /// <param name="width">Pixels along x.</param>
    /// <param name="height">Rows.</param>
    /// <param name="placeRow">Fills the places (arcsec of the frame) of a row's pixels; is called from several threads.</param>
    /// <param name="percentiles">From 0 to 100.</param>
    /// <param name="threads">Threads to share the rows.</param>
    /// <param name="progress">Is told the fraction of the rows that are done.</param>
    /// <param name="cancellation">Ends the work between two rows.</param>
    /// <exception cref="ArgumentException">The quantity is another, or a percentile is not from 0 to 100.</exception>
    public static IReadOnlyList<double[]> OnRows(
        LensDraws draws, double sourceRedshift, LensQuantity quantity, int width, int height, Action<int, double[], double[]> placeRow, IReadOnlyList<double> percentiles, int threads = 1, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(placeRow);
        ArgumentNullException.ThrowIfNull(percentiles);
        if (quantity is not (LensQuantity.Mu or LensQuantity.MuTangential or LensQuantity.MuRadial or LensQuantity.Kappa or LensQuantity.Gamma))
            throw new ArgumentException($"percentiles of {quantity} are not mapped");
        foreach (double percentile in percentiles)
        {
            if (!(percentile is >= 0 and <= 100))
                throw new ArgumentException($"percentile {percentile} is not from 0 to 100");
        }

        LensField[] fields = [.. Enumerable.Range(0, draws.Count).Select(k => draws[k].FieldFor(sourceRedshift))];
        double[][] maps = [.. percentiles.Select(_ => new double[width * height])];
        int done = 0;
        Parallel.For(0, height, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation }, row =>
        {
            double[] x = new double[width], y = new double[width], values = new double[width * fields.Length];
            placeRow(row, x, y);
            for (int k = 0; k < fields.Length; k++)
            {
                double[] drawn = LensMap.At(fields[k], quantity, x, y);

                // Pixel by pixel, so that a pixel's draws lie together for sorting; kappa keeps its sign.
                for (int i = 0; i < width; i++)
                    values[(i * fields.Length) + k] = quantity == LensQuantity.Kappa ? drawn[i] : Math.Abs(drawn[i]);
            }

            for (int i = 0; i < width; i++)
            {
                Span<double> pixel = values.AsSpan(i * fields.Length, fields.Length);
                pixel.Sort();
                for (int p = 0; p < maps.Length; p++)
                    maps[p][(row * width) + i] = DrawQuantile.OfSorted(pixel, percentiles[p] / 100);
            }

            progress?.Report(Interlocked.Increment(ref done) / (double)height);
        });
        return maps;
    }
}
