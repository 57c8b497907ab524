using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Exchange of edits with people and with other copies of a study: DS9 regions (.reg) of the clumps as they stand, or the table of edits in any table format.</summary>
public static class EditExchange
{
    /// <summary>Writes a file.</summary>
    /// <param name="context">The study, where the stages select, psf and detect are done.</param>
    /// <param name="path">The file; <c>.reg</c> for DS9 regions, a table's ending for the edits.</param>
    /// <param name="galaxies">The galaxies to write; empty for all.</param>
    /// <returns>How many regions or edits were written.</returns>
    /// <exception cref="InputException">A galaxy is not known, or the file cannot be written.</exception>
    public static int Export(StudyContext context, string path, IReadOnlyCollection<string> galaxies)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(galaxies);
        if (!IsRegions(path))
        {
            ClumpEdit[] edits = [.. ReviewStage.EditsOf(context.Folder).Where(e => galaxies.Count == 0 || galaxies.Contains(e.GalaxyId))];
            EditTable.Of(edits).Write(path);
            return edits.Length;
        }

        using EditStore store = EditStore.Open(context.Folder.Edits);
        IReadOnlyList<Region> regions = ReviewRegions.Export(Reviewed(context, store, galaxies, long.MaxValue));
        RegionFile.Save(path, regions);
        return regions.Count;
    }

    /// <summary>Reads a file and records its edits.</summary>
    /// <param name="context">The study; for regions its stages select, psf and detect are done.</param>
    /// <param name="path">The file.</param>
    /// <param name="who">Whose the edits of regions are; a table says it itself.</param>
    /// <param name="when">When regions were edited: now.</param>
    /// <returns>The edits that were not there before.</returns>
    /// <exception cref="InputException">The file cannot be understood; nothing is recorded then.</exception>
    public static IReadOnlyList<ClumpEdit> Import(StudyContext context, string path, string who, DateTimeOffset when)
    {
        ArgumentNullException.ThrowIfNull(context);
        using EditStore store = EditStore.Open(context.Folder.Edits);
        long last = store.Edits() is [.., var end] ? end.Sequence : 0;
        if (!IsRegions(path))
            return [.. store.Append(EditTable.Read(Table.Read(path))).Where(e => e.Sequence > last)];
        IReadOnlyList<Region> regions = RegionFile.Load(path);
        long from = ReviewRegions.ExportedSequence(regions, path);
        if (from > last)
            throw InputException.InFile(path, $"the regions were written after edit {from}, but the study has {last} edits, expected a file that this study exported");
        IReadOnlyList<ClumpEdit> edits = ReviewRegions.Compare(regions, path, Reviewed(context, store, [], from), who, when);
        return store.Append(edits);
    }

    private static bool IsRegions(string path) => Path.GetExtension(path).Equals(".reg", StringComparison.OrdinalIgnoreCase);

    private static List<ReviewedGalaxy> Reviewed(StudyContext context, EditStore store, IReadOnlyCollection<string> galaxies, long lastSequence)
    {
        IReadOnlyList<Galaxy> all = SelectStage.Galaxies(context);
        if (galaxies.FirstOrDefault(id => all.All(g => g.Id != id)) is { } unknown)
            throw new InputException($"there is no galaxy '{unknown}' in the study");
        long last = Math.Min(lastSequence, store.Edits() is [.., var end] ? end.Sequence : 0);
        var reviewed = new List<ReviewedGalaxy>();
        foreach (Galaxy galaxy in all.Where(g => (galaxies.Count == 0 || galaxies.Contains(g.Id)) && context.Stage("detect").Find(g.Id) is not null))
            reviewed.Add(new(galaxy, ReviewStage.Apply(context, galaxy, store, ReviewStage.FwhmArcsec(context, galaxy), last).Review, last));
        return reviewed;
    }
}
