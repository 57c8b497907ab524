using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Makes one galaxy of entries that are parts of it: those that the settings list, and selected ones that touch and agree in redshift.</summary>
internal sealed class SegmentMerge
{
    private readonly SourceCatalogue catalogue;
    private readonly SelectSettings settings;
    private readonly Galaxy?[] galaxies;
    private readonly Exclusion?[] exclusions;
    private readonly int[] parent;

    public SegmentMerge(SourceCatalogue catalogue, SelectSettings settings, Galaxy?[] galaxies, Exclusion?[] exclusions)
    {
        (this.catalogue, this.settings, this.galaxies, this.exclusions) = (catalogue, settings, galaxies, exclusions);
        parent = [.. Enumerable.Range(0, galaxies.Length)];
    }

    /// <summary>Merges in place: of each galaxy's parts one stays, the others are excluded as merged.</summary>
    public void Apply(IReadOnlySet<(int First, int Second)>? touching)
    {
        Dictionary<string, int> byId = Enumerable.Range(0, catalogue.Entries.Count).ToDictionary(i => catalogue.Entries[i].Id, StringComparer.Ordinal);
        var listed = new HashSet<int>();
        foreach (IReadOnlyList<string> parts in settings.MergedEntries)
        {
            int[] indices = [.. parts.Select(id => byId.TryGetValue(id, out int i) ? i : throw InputException.InFile(catalogue.Source, $"merged_entries names the entry {id}, which the catalogue does not have"))];
            listed.UnionWith(indices);
            if (Array.Exists(indices, i => exclusions[i] is null))
            {
                foreach (int i in indices)
                    Union(indices[0], i);
            }
        }

        if (settings.MergeTouchingSegments && touching is not null)
            UnionTouching(touching, listed);
        foreach (IGrouping<int, int> group in Enumerable.Range(0, parent.Length).GroupBy(Root).Where(g => g.Skip(1).Any()).ToArray())
            Merge([.. group]);
    }

    private void UnionTouching(IReadOnlySet<(int First, int Second)> touching, HashSet<int> listed)
    {
        // A part that a person has put into a galaxy is not moved by a rule.
        Dictionary<int, int> bySegment = Enumerable.Range(0, galaxies.Length)
            .Where(i => exclusions[i] is null && !listed.Contains(i) && catalogue.Entries[i].Segment > 0)
            .GroupBy(i => catalogue.Entries[i].Segment).ToDictionary(g => g.Key, g => g.First());
        foreach ((int first, int second) in touching.Order())
        {
            if (bySegment.TryGetValue(first, out int i) && bySegment.TryGetValue(second, out int j) && RedshiftAgreement.Agree(galaxies[i]!, galaxies[j]!, settings.MergeRedshiftTolerance))
                Union(i, j);
        }
    }

    private void Merge(int[] parts)
    {
        // The name and place are those of the largest part that was selected by itself.
        int main = parts.Where(i => exclusions[i] is null).OrderByDescending(i => double.IsNaN(catalogue.Entries[i].Extent) ? double.NegativeInfinity : catalogue.Entries[i].Extent).ThenBy(i => i).First();

        // A spectroscopic redshift of any part that was selected is better than a photometric one of the largest.
        Galaxy best = galaxies[main]!.Kind == RedshiftKind.Spectroscopic
            ? galaxies[main]!
            : parts.Where(i => exclusions[i] is null && galaxies[i]!.Kind == RedshiftKind.Spectroscopic).Select(i => galaxies[i]!).FirstOrDefault(galaxies[main]!);
        galaxies[main] = galaxies[main]! with
        {
            Redshift = best.Redshift,
            RedshiftLow68 = best.RedshiftLow68,
            RedshiftHigh68 = best.RedshiftHigh68,
            Kind = best.Kind,
            RedshiftSource = best.RedshiftSource,
            Segments = [.. parts.Select(i => catalogue.Entries[i].Segment).Where(s => s > 0).Distinct().Order()],
        };
        foreach (int i in parts)
        {
            if (i != main)
                exclusions[i] = new Exclusion(catalogue.Entries[i].Id, ExclusionReason.Merged, $"a part of {catalogue.Entries[main].Id}");
        }
    }

    private void Union(int i, int j)
    {
        (int a, int b) = (Root(i), Root(j));
        parent[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int Root(int i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }
}
