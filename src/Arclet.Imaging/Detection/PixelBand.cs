namespace Arclet.Imaging.Detection;

/// <summary>
/// The pixels above the threshold in some rows of the image: their runs in raster order, and their values one after the
/// other in the same order.
/// </summary>
internal sealed class PixelBand
{
    private int pixelCount;

    /// <summary>The runs, in raster order.</summary>
    public List<PixelRun> Runs { get; } = [];

    /// <summary>Background-subtracted pixels.</summary>
    public float[] Values { get; private set; } = [];

    /// <summary>Convolved pixels.</summary>
    public float[] Convolved { get; private set; } = [];

    /// <summary>The threshold of each pixel; empty where it is the same for all.</summary>
    public float[] Thresholds { get; private set; } = [];

    /// <summary>How many of the runs belong to objects that are still open; the band is needed until then.</summary>
    public int OpenRuns { get; set; }

    public void Clear()
    {
        Runs.Clear();
        pixelCount = 0;
        OpenRuns = 0;
    }

    public void Add(PixelRun run, ReadOnlySpan<float> values, ReadOnlySpan<float> convolved, ReadOnlySpan<float> thresholds)
    {
        int length = run.Length;
        if (pixelCount + length > Values.Length)
            Grow(pixelCount + length, !thresholds.IsEmpty);
        values.Slice(run.First, length).CopyTo(Values.AsSpan(pixelCount));
        convolved.Slice(run.First, length).CopyTo(Convolved.AsSpan(pixelCount));
        if (!thresholds.IsEmpty)
            thresholds.Slice(run.First, length).CopyTo(Thresholds.AsSpan(pixelCount));
        Runs.Add(run);
        pixelCount += length;
    }

    private void Grow(int needed, bool withThresholds)
    {
        int size = Math.Max(needed, Math.Max(1024, Values.Length + (Values.Length / 2)));
        Values = Resized(Values, size);
        Convolved = Resized(Convolved, size);
        if (withThresholds)
            Thresholds = Resized(Thresholds, size);
    }

    private float[] Resized(float[] array, int size)
    {
        var larger = GC.AllocateUninitializedArray<float>(size);
        array.AsSpan(0, pixelCount).CopyTo(larger);
        return larger;
    }
}
