using Arclet.Fits;

namespace Arclet.Imaging.Background;

/// <summary>
/// The sky level and noise of an image as smooth maps: clipped histogram modes on a grid of meshes, median filtered, joined
/// by a bicubic spline. It is the method of SExtractor (Bertin and Arnouts 1996, A&amp;AS 117, 393, section 2) in the form of
/// sep 1.2.1, quirks at the edges included, so that maps of the two are the same to float rounding. Immutable; all members may be called on
/// several threads at once.
/// </summary>
/// <remarks>Pixels that are NaN, infinite or below -1e30 count as masked (sep masks only the last kind).</remarks>
public sealed class BackgroundModel
{
    private readonly MeshSpline levelSpline;
    private readonly MeshSpline rmsSpline;

    private BackgroundModel(int width, int height, BackgroundSettings settings, MeshGrid grid)
    {
        Width = width;
        Height = height;
        Settings = settings;
        MeshColumns = grid.Columns;
        MeshRows = grid.Rows;
        GlobalLevel = grid.GlobalLevel();
        GlobalRms = grid.GlobalRms();
        levelSpline = new MeshSpline(grid.Level, grid.Columns, grid.Rows, settings.MeshWidth, settings.MeshHeight, width);
        rmsSpline = new MeshSpline(grid.Rms, grid.Columns, grid.Rows, settings.MeshWidth, settings.MeshHeight, width);
    }

    /// <summary>Width of the image in pixels.</summary>
    public int Width { get; }

    /// <summary>Height of the image in pixels.</summary>
    public int Height { get; }

    /// <summary>The settings it was measured with.</summary>
    public BackgroundSettings Settings { get; }

    /// <summary>Number of meshes along x.</summary>
    public int MeshColumns { get; }

    /// <summary>Number of meshes along y.</summary>
    public int MeshRows { get; }

    /// <summary>Median of the filtered mesh levels, in the image's unit.</summary>
    public float GlobalLevel { get; }

    /// <summary>Median of the filtered mesh noise levels (of the positive ones where that is zero; 1 where all are), in the image's unit.</summary>
    public float GlobalRms { get; }

    /// <summary>Filtered sky level of the meshes, row by row (<see cref="MeshColumns"/> x <see cref="MeshRows"/> values).</summary>
    public ReadOnlySpan<float> MeshLevels => levelSpline.Nodes;

    /// <summary>Filtered noise of the meshes, row by row.</summary>
    public ReadOnlySpan<float> MeshRms => rmsSpline.Nodes;

    /// <summary>Measures the background, reading one row of meshes at a time on each thread; the result does not depend on the number of threads.</summary>
    /// <param name="image">The image.</param>
    /// <param name="mask">Pixels to leave out (larger than <see cref="BackgroundSettings.MaskThreshold"/>), or null.</param>
    /// <param name="settings">Meshes and filter.</param>
    /// <param name="threads">How many threads read and measure, at least 1.</param>
    /// <param name="progress">Told the finished fraction, from 0 to 1, from any of the threads.</param>
    /// <param name="cancellation">Stops between two rows of meshes.</param>
    /// <exception cref="InputException">The mask has another size than the image, or a setting is out of its range.</exception>
    public static BackgroundModel Measure(
        ImageSource image,
        ImageSource? mask,
        BackgroundSettings settings,
        int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(image);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Check(image, mask, settings);

        var grid = new MeshGrid(((image.Width - 1) / settings.MeshWidth) + 1, ((image.Height - 1) / settings.MeshHeight) + 1);
        int finished = 0;
        void MeasureRow(int row, MeshRowReader reader)
        {
            reader.Measure(row, grid);
            progress?.Report((double)Interlocked.Increment(ref finished) / grid.Rows);
        }

        if (threads == 1)
        {
            using var reader = new MeshRowReader(image, mask, settings);
            for (int row = 0; row < grid.Rows; row++)
            {
                cancellation.ThrowIfCancellationRequested();
                MeasureRow(row, reader);
            }
        }
        else
        {
            MeasureInParallel(grid.Rows, () => new MeshRowReader(image, mask, settings), MeasureRow, threads, cancellation);
        }

        grid.FillBadMeshes();
        grid.MedianFilter(settings.FilterWidth / 2, settings.FilterHeight / 2, settings.FilterThreshold);
        return new BackgroundModel(image.Width, image.Height, settings, grid);
    }

    /// <summary>Writes the sky level of row <paramref name="y"/> (<see cref="Width"/> values, in the image's unit).</summary>
    /// <exception cref="ArgumentException">The row is not in the image, or the destination is shorter than a row.</exception>
    public void LevelRow(int y, Span<float> destination) => levelSpline.WriteRow(CheckedRow(y), CheckedLine(destination));

    /// <summary>Writes the noise (one standard deviation) of row <paramref name="y"/> (<see cref="Width"/> values, in the image's unit).</summary>
    /// <exception cref="ArgumentException">The row is not in the image, or the destination is shorter than a row.</exception>
    public void RmsRow(int y, Span<float> destination) => rmsSpline.WriteRow(CheckedRow(y), CheckedLine(destination));

    /// <summary>Subtracts the sky level from row <paramref name="y"/> of the image, in place.</summary>
    /// <exception cref="ArgumentException">The row is not in the image, or shorter than a row.</exception>
    public void SubtractRow(int y, Span<float> row) => levelSpline.SubtractRow(CheckedRow(y), CheckedLine(row));

    private static void MeasureInParallel(
        int rows, Func<MeshRowReader> createReader, Action<int, MeshRowReader> measure, int threads, CancellationToken cancellation)
    {
        try
        {
            Parallel.For(
                0,
                rows,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                createReader,
                (row, _, reader) =>
                {
                    measure(row, reader);
                    return reader;
                },
                reader => reader.Dispose());
        }
        catch (AggregateException failure)
        {
            // A caller sees the same exception (an unreadable file, say) whatever the number of threads.
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure.Flatten().InnerExceptions[0]);
        }
    }

    private static void Check(ImageSource image, ImageSource? mask, BackgroundSettings settings)
    {
        if (settings.MeshWidth < 2 || settings.MeshHeight < 2)
            throw new InputException($"a background mesh must be at least 2 x 2 pixels, not {settings.MeshWidth} x {settings.MeshHeight}");
        if (settings.FilterWidth < 1 || settings.FilterHeight < 1)
            throw new InputException($"the background's median filter must be at least 1 x 1 meshes, not {settings.FilterWidth} x {settings.FilterHeight}");
        if (mask is not null && (mask.Width != image.Width || mask.Height != image.Height))
        {
            throw new InputException(
                $"the mask {mask.Name} has {mask.Width} x {mask.Height} pixels, but the image {image.Name} has {image.Width} x {image.Height}");
        }
    }

    private int CheckedRow(int y)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(y, Height);
        return y;
    }

    private Span<float> CheckedLine(Span<float> line) => line.Length >= Width
        ? line[..Width]
        : throw new ArgumentException($"a row has {Width} pixels, but there is room for {line.Length}");
}
