using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Exchange of edits with people and with other copies of a study: DS9 regions (.reg) of the clumps as they stand, or the table of edits in any table format.</summary>
public static class EditExchange
{
    /// <summary>Writes a file.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="stages">Its stages; for regions select, psf and detect must have run.</param>
    /// <param name="path">The file; <c>.reg</c> for DS9 regions, a table's ending for the edits.</param>
    /// <param name="galaxies">The galaxies to write; empty for all.</param>
    /// <returns>How many regions or edits were written.</returns>
    /// <exception cref="InputException">A galaxy is not known, nothing is detected yet, or the file cannot be written.</exception>
    public static int Export(StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages, string path, IReadOnlyCollection<string> galaxies)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(galaxies);
        if (!IsRegions(path))
        {
            ClumpEdit[] edits = [.. ReviewStage.EditsOf(folder).Where(e => galaxies.Count == 0 || galaxies.Contains(e.GalaxyId))];
            EditTable.Of(edits).Write(path);
            return edits.Length;
        }

        StudyContext context = Detected(folder, settings, stages);
        using EditStore store = EditStore.Open(folder.Edits);
        IReadOnlyList<Region> regions = ReviewRegions.Export(Reviewed(context, store, galaxies, long.MaxValue));
        RegionFile.Save(path, regions);
        return regions.Count;
    }

    /// <summary>Reads a file and records its edits.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="stages">Its stages; for regions select, psf and detect must have run.</param>
    /// <param name="path">The file.</param>
    /// <param name="who">Whose the edits of regions are; a table says it itself.</param>
    /// <param name="when">When regions were edited: now.</param>
    /// <returns>The edits that were not there before.</returns>
    /// <exception cref="InputException">The file cannot be understood; nothing is recorded then.</exception>
    public static IReadOnlyList<ClumpEdit> Import(StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages, string path, string who, DateTimeOffset when)
    {
        ArgumentNullException.ThrowIfNull(folder);
        using EditStore store = EditStore.Open(folder.Edits);
        long last = Last(store);
        if (!IsRegions(path))
            return [.. store.Append(EditTable.Read(Table.Read(path))).Where(e => e.Sequence > last)];
        IReadOnlyList<Region> regions = RegionFile.Load(path);
        long from = ReviewRegions.ExportedSequence(regions, path);
        if (from > last)
            throw InputException.InFile(path, $"the regions were written after edit {from}, but the study has {last} edits, expected a file that this study exported");
        return store.Append(ReviewRegions.Compare(regions, path, Reviewed(Detected(folder, settings, stages), store, [], from), who, when));
    }

    private static StudyContext Detected(StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages)
    {
        var run = new StudyRun(folder, settings, stages);
        StageStatus detect = run.Status().Single(s => s.Stage == "detect");
        if (detect.Waiting is not null || detect.Count(UnitState.Done) == 0)
            throw InputException.InFile(folder.Root, $"no clumps are detected yet with these settings and inputs, expected a run of the stage detect: 'arclet run {folder.Root} detect'");
        return new StudyContext(folder, settings, 1, run.Results);
    }

    private static long Last(EditStore store) => store.Edits() is [.., var end] ? end.Sequence : 0;

    private static bool IsRegions(string path) => Path.GetExtension(path).Equals(".reg", StringComparison.OrdinalIgnoreCase);

    private static List<ReviewedGalaxy> Reviewed(StudyContext context, EditStore store, IReadOnlyCollection<string> galaxies, long lastSequence)
    {
        IReadOnlyList<Galaxy> all = SelectStage.Galaxies(context);
        if (galaxies.FirstOrDefault(id => all.All(g => g.Id != id)) is { } unknown)
            throw new InputException($"there is no galaxy '{unknown}' in the study");
        long last = Math.Min(lastSequence, Last(store));
        var reviewed = new List<ReviewedGalaxy>();
        foreach (Galaxy galaxy in all.Where(g => (galaxies.Count == 0 || galaxies.Contains(g.Id)) && context.Stage("detect").Find(g.Id) is not null))
            reviewed.Add(new(galaxy, ReviewStage.Apply(context, galaxy, store, ReviewStage.FwhmArcsec(context, galaxy), last).Review, last));
        return reviewed;
    }
}
