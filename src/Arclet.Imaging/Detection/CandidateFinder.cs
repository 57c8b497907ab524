namespace Arclet.Imaging.Detection;

/// <summary>
/// Turns closed regions into candidates, in their order, on as many threads as there are splitters.
/// </summary>
/// <remarks>
/// Where leftover pixels are drawn, a region's draws follow those of all regions before it. So regions are first divided in parallel, which
/// tells how many numbers each will draw; then those with branches are finished in parallel, each from its own place in the sequence.
/// </remarks>
internal sealed class CandidateFinder(RegionSplitter[] splitters)
{
    /// <summary>Regions that a thread takes at a time: mostly small ones, or mostly large ones (those with branches).</summary>
    private const int RegionsAtATime = 16, DividedRegionsAtATime = 2;

    private long drawn;

    /// <summary>Adds the candidates of the regions that were closed next.</summary>
    public void Add(List<List<RegionRun>> closed, List<Candidate> candidates)
    {
        var found = new Candidate[]?[closed.Count];
        var divisions = new Division?[closed.Count];
        Workers.Run(splitters.Length, closed.Count, RegionsAtATime, (thread, i) => found[i] = splitters[thread].Split(closed[i], out divisions[i]));

        var open = new List<(int Region, Division Division, long FirstDraw)>();
        for (int i = 0; i < divisions.Length; i++)
        {
            if (divisions[i] is not { } division)
                continue;
            open.Add((i, division, drawn));
            drawn += division.DrawCount;
        }

        Workers.Run(splitters.Length, open.Count, DividedRegionsAtATime, (thread, i) =>
        {
            (int region, Division division, long firstDraw) = open[i];
            found[region] = splitters[thread].Finish(closed[region], division, new DrawSequence(firstDraw));
        });

        foreach (Candidate[]? some in found)
            candidates.AddRange(some!);
    }
}
