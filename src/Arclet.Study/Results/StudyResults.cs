using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>
/// A finished study in one record: what statistics, figures, catalogue and report are made of. It does not change; what is large (cutouts, samples, images) is read from the study's folder
/// when it is asked for.
/// </summary>
/// <threadsafety>Any thread may call any member.</threadsafety>
public sealed class StudyResults
{
    /// <summary>The settings that are read here and not by a stage alone.</summary>
    private static readonly Type[] Deciding =
        [typeof(ResultSettings), typeof(CosmologySettings), typeof(SampleSettings), typeof(PhotometrySettings), typeof(DetectSettings), typeof(SedSettings), typeof(HostsSettings), typeof(IntrinsicSettings)];

    private readonly Dictionary<string, StudyClump> clumpOf;
    private readonly Dictionary<string, StudyGalaxy> galaxyOf;
    private readonly ILookup<string, StudyClump> clumpsOf;
    private readonly IReadOnlyDictionary<string, StageResults> results;

    internal StudyResults(IReadOnlyDictionary<string, StageResults> results, IReadOnlyList<StudyGalaxy> galaxies, IReadOnlyList<StudyClump> clumps)
    {
        (this.results, Galaxies, Clumps) = (results, galaxies, clumps);
        galaxyOf = galaxies.ToDictionary(g => g.Galaxy.Id, StringComparer.Ordinal);
        clumpOf = clumps.ToDictionary(c => c.Id, StringComparer.Ordinal);
        clumpsOf = clumps.ToLookup(c => c.GalaxyId, StringComparer.Ordinal);
    }

    /// <summary>The study's folder.</summary>
    public required StudyFolder Folder { get; init; }

    /// <summary>The study's settings.</summary>
    public required StudySettings Settings { get; init; }

    /// <summary>The thresholds of the statistics, with the study's cosmology and seed.</summary>
    public required ResultSettings Statistics { get; init; }

    /// <summary>How the stages stand, each with its units and the reasons of those that failed.</summary>
    public required IReadOnlyList<StageStatus> Stages { get; init; }

    /// <summary>The history of quoted results of clumps.</summary>
    public required string ReferenceHistory { get; init; }

    /// <summary>The history of quoted results of whole galaxies.</summary>
    public required string HostHistory { get; init; }

    /// <summary>The histories that clumps were fitted with, in the settings' order; empty without fits.</summary>
    public required IReadOnlyList<string> Histories { get; init; }

    /// <summary>The histories that whole galaxies were fitted with.</summary>
    public required IReadOnlyList<string> HostHistories { get; init; }

    /// <summary>The filters that have images or in which clumps were measured, from blue to red.</summary>
    public required IReadOnlyList<string> Filters { get; init; }

    /// <summary>All selected images of galaxies, in the catalogue's order.</summary>
    public IReadOnlyList<StudyGalaxy> Galaxies { get; }

    /// <summary>All clumps after the review, those of rejected galaxies included (see <see cref="StudyClump.Sample"/>), in the study's order.</summary>
    public IReadOnlyList<StudyClump> Clumps { get; }

    /// <summary>What the statistics are made of: the objects of the catalogue with one number per quantity, of the reference histories.</summary>
    public required ResultCatalogue Catalogue { get; init; }

    /// <summary>The samples of the statistics.</summary>
    public ResultBase Sample => new(Catalogue, Statistics);

    /// <summary>The steps of the selection from the source catalogue.</summary>
    public required IReadOnlyList<FunnelStep> SelectionFunnel { get; init; }

    /// <summary>The steps from the selected galaxies to the analysis.</summary>
    public required IReadOnlyList<SampleFunnelStep> SampleFunnel { get; init; }

    /// <summary>The folder with the truth of a simulated study; null for an observed one.</summary>
    public string? TruthFolder { get; init; }

    /// <summary>A clump; null where there is none of this name.</summary>
    public StudyClump? FindClump(string id) => clumpOf.GetValueOrDefault(id);

    /// <summary>A galaxy; null where there is none of this name.</summary>
    public StudyGalaxy? FindGalaxy(string id) => galaxyOf.GetValueOrDefault(id);

    /// <summary>The clumps of a galaxy, in the study's order.</summary>
    public IEnumerable<StudyClump> ClumpsOf(string galaxyId) => clumpsOf[galaxyId];

    /// <summary>The clumps of the catalogue as the statistics see them under another history than the reference; those without a fit of it have no masses.</summary>
    public IReadOnlyList<ResultClump> ClumpsUnder(string history) => [.. Clumps.Where(c => c.Sample.InCatalogue).Select(c => StudyResultsReader.Row(c, history, this))];

    /// <summary>The study as its stages see it: settings, folder and the results of every stage.</summary>
    public StudyContext Context => new(Folder, Settings, 1, name => Stage(name) ?? throw new ArgumentException($"the study has no stage {name}"));

    /// <summary>The results of a stage; null where the study has no such stage.</summary>
    public StageResults? Stage(string name) => results.GetValueOrDefault(name);

    /// <summary>A galaxy's pixels in every filter; null where it has none.</summary>
    /// <exception cref="InputException">The file is broken.</exception>
    public CutoutSet? Cutouts(string galaxyId) => Stage("cutouts")?.Find(galaxyId) is { } unit ? CutoutFile.Read(unit.PathOf("cutouts.fits")) : null;

    /// <summary>All detections in a galaxy's reference filter with the decision on each (table DETECTIONS); null where there was no detection.</summary>
    public Table? Detections(string galaxyId) => Stage("detect")?.Find(galaxyId) is { } unit && unit.TableNames.Contains("DETECTIONS") ? unit.Table("DETECTIONS") : null;

    /// <summary>The posteriors of a clump's SED fits, history by history; empty without fits.</summary>
    public IReadOnlyList<SedPosterior> SedPosteriors(string clumpId) => Stage("sed")?.Find(clumpId) is { } unit ? SedResultFile.Read(unit) : [];

    /// <summary>The fluxes that a clump's SED fits were made of, with those of the best models (table SED_BANDS); null without fits.</summary>
    public Table? SedBands(string clumpId) => Stage("sed")?.Find(clumpId)?.Table("SED_BANDS");

    /// <summary>The posteriors of a whole galaxy's SED fits, history by history; empty without fits.</summary>
    public IReadOnlyList<SedPosterior> HostPosteriors(string galaxyId) => Stage("hosts")?.Find(galaxyId) is { } unit ? SedResultFile.Read(unit) : [];

    /// <summary>The fluxes that a galaxy's SED fits were made of (table SED_BANDS); null without fits.</summary>
    public Table? HostBands(string galaxyId) => Stage("hosts")?.Find(galaxyId)?.Table("SED_BANDS");

    /// <summary>The magnifications of a galaxy's clumps with their draws (table MAGNIFICATIONS): draw k is the same lens model for all galaxies; null without any.</summary>
    public Table? Magnifications(string galaxyId) => Stage("intrinsic")?.Find(galaxyId)?.Table("MAGNIFICATIONS");

    /// <summary>
    /// The checksum of all that belongs to one galaxy: its units' results and those of its clumps. As long as it is the same, what was made of the galaxy alone is still true.
    /// </summary>
    public string FingerprintOf(string galaxyId) => Sums.OfText(string.Concat(Stages.SelectMany(s => s.Units).Where(u => u.Unit.Galaxy == galaxyId).Select(u => $"{u.Unit.Id} {u.State} {u.Result?.Stage} {u.Result?.Content}\n"))
        + string.Concat(ClumpsOf(galaxyId).Select(c => $"{c.Sample}\n")) + FindGalaxy(galaxyId)?.Sample);

    /// <summary>The checksum of the whole study's results and of the settings that decide what the statistics take of them.</summary>
    public string Fingerprint => Sums.OfText(string.Concat(results.Values.Select(r => $"{r.Stage} {r.Content}\n")) + string.Concat(Deciding.Select(Settings.TextOf)) + Settings.Seed);

    /// <summary>The same study with the statistics of another catalogue.</summary>
    internal StudyResults With(ResultCatalogue catalogue) => new(results, Galaxies, Clumps)
    {
        Folder = Folder,
        Settings = Settings,
        Statistics = Statistics,
        Stages = Stages,
        ReferenceHistory = ReferenceHistory,
        HostHistory = HostHistory,
        Histories = Histories,
        HostHistories = HostHistories,
        Filters = Filters,
        Catalogue = catalogue,
        SelectionFunnel = SelectionFunnel,
        SampleFunnel = SampleFunnel,
        TruthFolder = TruthFolder,
    };

    /// <summary>Reads a study's results.</summary>
    /// <param name="folder">The study.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="stages">Its stages.</param>
    /// <exception cref="InputException">A stage has not run, or a file is broken.</exception>
    public static StudyResults Read(StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages)
    {
        var run = new StudyRun(folder, settings, stages);
        return StudyResultsReader.Read(folder, settings, run.Status(), run);
    }
}
