namespace Arclet.Lensing;

/// <summary>The pixels of many clumps' ellipses in one list, clumps of one redshift one after the other.</summary>
internal sealed class ClumpPixels
{
    private readonly int[] order;
    private readonly int[] starts;

    public ClumpPixels(IReadOnlyList<ClumpShape> clumps, IReadOnlyList<double> redshifts, ClumpLensingOptions options)
    {
        // The sort is stable, so that the list is the same whenever the clumps are.
        order = [.. Enumerable.Range(0, clumps.Count).OrderBy(i => redshifts[i])];
        starts = new int[clumps.Count + 1];
        List<double> x = [], y = [];
        var planes = new List<(double Redshift, int First, int Last)>();
        for (int k = 0; k < order.Length; k++)
        {
            double z = redshifts[order[k]];
            if (!double.IsFinite(z))
                throw new ArgumentException($"the redshift of clump {order[k] + 1} is {z}");
            (List<double> px, List<double> py) = new ClumpEllipse(clumps[order[k]], options).Pixels();
            if (planes.Count == 0 || planes[^1].Redshift != z)
                planes.Add((z, x.Count, 0));
            x.AddRange(px);
            y.AddRange(py);
            planes[^1] = planes[^1] with { Last = x.Count };
            starts[k + 1] = x.Count;
        }

        (X, Y, Planes) = ([.. x], [.. y], planes);
    }

    public double[] X { get; }

    public double[] Y { get; }

    public int Count => X.Length;

    public int ClumpCount => order.Length;

    /// <summary>The source planes with their pixels, from First up to Last.</summary>
    public IReadOnlyList<(double Redshift, int First, int Last)> Planes { get; }

    /// <summary>The place, in the caller's list, of the clump at a place of this one.</summary>
    public int ClumpAt(int place) => order[place];

    /// <summary>The pixels of the clump at a place.</summary>
    public Range RangeAt(int place) => starts[place]..starts[place + 1];
}
