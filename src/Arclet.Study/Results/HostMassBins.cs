namespace Arclet.Study;

/// <summary>The two kinds of host-mass bins: quartiles of galaxies (Fig. 12), and bins of equal numbers of clumps (Fig. 13).</summary>
public static class HostMassBins
{
    /// <summary>The unique galaxies of the redshift bins in groups of equal number by mass, the smallest masses first; numbers differ by one at most.</summary>
    public static IReadOnlyList<IReadOnlyList<ResultGalaxy>> ByGalaxies(ResultBase sample, int count)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultGalaxy[] sorted = [.. sample.NearGalaxies.Where(g => double.IsFinite(g.LogMass)).OrderBy(g => g.LogMass).ThenBy(g => g.Id, StringComparer.Ordinal)];
        return sorted.Length == 0 ? [] : [.. Enumerable.Range(0, count).Select(b => (IReadOnlyList<ResultGalaxy>)sorted[(b * sorted.Length / count)..((b + 1) * sorted.Length / count)])];
    }

    /// <summary>
    /// The galaxies by mass in groups whose clumps, those within the redshift bins, are as nearly equal in number as whole galaxies allow: a galaxy goes where the middle of its clumps
    /// lies in the cumulative number.
    /// </summary>
    public static IReadOnlyList<HostMassBin> ByClumps(ResultBase sample, int count)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ILookup<string, ResultClump> clumps = sample.NearClumps.ToLookup(c => c.GalaxyId, StringComparer.Ordinal);
        ResultGalaxy[] sorted = [.. sample.NearGalaxies.Where(g => double.IsFinite(g.LogMass) && clumps.Contains(g.Id)).OrderBy(g => g.LogMass).ThenBy(g => g.Id, StringComparer.Ordinal)];
        int total = sorted.Sum(g => clumps[g.Id].Count());
        if (total == 0)
            return [];
        var groups = new List<ResultGalaxy>[count];
        for (int b = 0; b < count; b++)
            groups[b] = [];
        double before = 0;
        foreach (ResultGalaxy galaxy in sorted)
        {
            int own = clumps[galaxy.Id].Count();
            groups[Math.Min(count - 1, (int)((before + (0.5 * own)) * count / total))].Add(galaxy);
            before += own;
        }

        return [.. groups.Where(g => g.Count > 0).Select(g => new HostMassBin(g[0].LogMass, g[^1].LogMass, g, [.. g.SelectMany(galaxy => clumps[galaxy.Id])]))];
    }
}
