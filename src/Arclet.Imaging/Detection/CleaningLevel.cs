namespace Arclet.Imaging.Detection;

/// <summary>
/// How far an object stands above its threshold, for cleaning: about the excess over the threshold of its n-th highest
/// convolved pixel, n the minimum area (SExtractor's "mean threshold").
/// </summary>
/// <remarks>
/// SExtractor and sep look for it with a heap of n values, in the order in which their scan lists pixels (<see cref="ScanOrder"/>).
/// Three traits of that heap make it other than the n-th highest: an object of exactly n pixels gets its first pixel; pixel n + 1 is
/// left out; and a new value sinks past at most every other layer of the heap, so some early values stay in it (for n = 4 the result
/// is the third highest of the others). Whether objects of few pixels survive beside bright ones depends on it, catalogues are
/// compared by their counts, and so these traits are kept.
/// </remarks>
internal sealed class CleaningLevel
{
    private readonly float[] heap;

    /// <summary>For a minimum area n of <paramref name="minimumArea"/> pixels.</summary>
    public CleaningLevel(int minimumArea) => heap = new float[minimumArea];

    /// <summary>The level of an object, 0 if it has fewer than n pixels.</summary>
    /// <param name="region">The region of its pixels.</param>
    /// <param name="list">Their indices in sep's order: the core that the object was before it was given leftover pixels, then these, each in the order of the scan.</param>
    public float Find(Footprint region, ReadOnlySpan<int> list)
    {
        int n = heap.Length;
        if (list.Length < n)
            return 0;
        ReadOnlySpan<float> convolved = region.Convolved, thresholds = region.Thresholds;
        for (int i = 0; i < n; i++)
            heap[i] = convolved[list[i]] - thresholds[list[i]];
        if (list.Length == n)
            return heap[0];
        Array.Sort(heap);
        foreach (int i in list[(n + 1)..])
        {
            float excess = convolved[i] - thresholds[i];
            if (excess > heap[0])
                ReplaceLowest(excess);
        }

        return heap[0];
    }

    /// <summary>Puts a value in the place of the lowest and lets it sink, in the way described above.</summary>
    private void ReplaceLowest(float value)
    {
        int n = heap.Length;
        heap[0] = value;
        for (int j = 0, k = 2; k <= n; j = k, k = 2 * (j + 1))
        {
            // k counts from 1; the lower of the two children moves up.
            if (k != n && heap[k - 1] > heap[k])
                k++;
            if (heap[j] <= heap[k - 1])
                break;
            (heap[j], heap[k - 1]) = (heap[k - 1], heap[j]);
        }
    }
}
