using System.Collections.Concurrent;
using System.Globalization;
using Arclet.Figures;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The pages of a study's galaxies, made one by one of what the study's folder holds.</summary>
/// <threadsafety>Any thread may make any page.</threadsafety>
internal sealed class GalaxyPages
{
    /// <summary>The pages' folder in the report's.</summary>
    public const string FolderName = "galaxies";

    /// <summary>Whole galaxies have no limits of filters.</summary>
    private static readonly Dictionary<string, double> NoLimits = [];

    private readonly StudyResults study;
    private readonly SedFitSettings fit;
    private readonly GalacticExtinction extinction;
    private readonly SedFitSettings hostFit;
    private readonly Lazy<FitFigures?> figures;
    private readonly Lazy<FitFigures?> hostFigures;
    private readonly LensReference? reference;
    private readonly string common;
    private readonly ILookup<string, string> failures;
    private readonly ConcurrentDictionary<int, string> fingerprints = new();

    /// <summary>Pages of a study.</summary>
    /// <param name="study">The study.</param>
    /// <param name="grids">The populations of its fits, read when they are needed; null where nothing was fitted.</param>
    public GalaxyPages(StudyResults study, Lazy<PopulationGrids?> grids)
    {
        this.study = study;
        fit = study.Settings.Get<SedSettings>().Fit with { Cosmology = study.Settings.Get<CosmologySettings>().ToCosmology() };
        hostFit = study.Settings.Get<HostsSettings>().Fit with { Cosmology = fit.Cosmology };
        extinction = new GalacticExtinction(study.Settings.Get<IntrinsicSettings>().ColorExcess);
        figures = new(() => grids.Value is { } read ? new FitFigures(read, fit) : null);
        hostFigures = new(() => grids.Value is { } read ? new FitFigures(read, hostFit) : null);
        reference = study.Stage(StudyLens.StageName)?.FindTable("MODEL") is { RowCount: > 0 } model ? new LensReference(model.Doubles("ra")[0], model.Doubles("dec")[0]) : null;
        failures = study.Stages.SelectMany(s => s.Units.Where(u => u.State == UnitState.Failed && u.Unit.Galaxy is not null).Select(u => (Galaxy: u.Unit.Galaxy!, Words: $"{s.Stage} {u.Unit.Id} failed: {u.Reason}"))).ToLookup(f => f.Galaxy, f => f.Words, StringComparer.Ordinal);

        // Another build of the program may draw another page of the same results.
        common = $"{ReportSteps.Build} {study.ReferenceHistory} {study.HostHistory}\n{study.Settings.TextOf(typeof(SedSettings))}{study.Settings.TextOf(typeof(HostsSettings))}{study.Settings.TextOf(typeof(CosmologySettings))}{study.Settings.TextOf(typeof(IntrinsicSettings))}";
    }

    /// <summary>What units of a study may see: its settings and input files.</summary>
    public static StudyContext ContextOf(StudyResults study) => new(study.Folder, study.Settings, 1, name => study.Stage(name) ?? throw new ArgumentException($"the study has no stage {name}"));

    /// <summary>The file of a galaxy's page.</summary>
    public static string FileName(string galaxyId) => StudyFolder.SafeName(galaxyId) + ".html";

    /// <summary>The page of a galaxy, relative to the report's folder.</summary>
    public static string Address(string galaxyId) => $"{FolderName}/{HtmlText.Address(FileName(galaxyId))}";

    /// <summary>The checksum of all that a galaxy's page shows.</summary>
    public string FingerprintOf(int galaxy) => fingerprints.GetOrAdd(galaxy, Fingerprint);

    /// <summary>The page of a galaxy.</summary>
    /// <exception cref="InputException">A result is broken.</exception>
    public string PageOf(int galaxy)
    {
        StudyGalaxy shown = study.Galaxies[galaxy];
        string id = shown.Galaxy.Id;
        StudyClump[] clumps = [.. study.ClumpsOf(id)];
        return new GalaxyPage(new GalaxyReport
        {
            Galaxy = shown,
            Clumps = clumps,
            History = study.ReferenceHistory,
            Host = shown.Of(study.HostHistory),
            Problems = [.. failures[id]],
            Stamps = study.Cutouts(id) is { } cutouts ? GalaxyStamps.Of(cutouts, shown, clumps, study.Detections(id), study.ReferenceHistory) : null,
            SourcePlane = shown.SourcePlane is { } plane && reference is { } frame ? SourcePlaneStamp.Of(plane, clumps, frame) : null,
            Histories = [study.ReferenceHistory, .. study.Histories.Where(h => h != study.ReferenceHistory)],
            Fits = Fits(clumps),
            HostFit = HostFit(shown.Galaxy),
            HostHistories = [study.HostHistory, .. study.HostHistories.Where(h => h != study.HostHistory)],
            Previous = Neighbour(galaxy - 1),
            Next = Neighbour(galaxy + 1),
        }).ToHtml();
    }

    private string Fingerprint(int galaxy)
    {
        StudyGalaxy shown = study.Galaxies[galaxy];
        StageResults? sed = study.Stage("sed");

        // The spectra are of the grid that was fitted, which the fits' own fingerprints hold.
        string fits = string.Concat(study.ClumpsOf(shown.Galaxy.Id).Select(c => $"{c.Id} {sed?.Find(c.Id)?.Fingerprint}\n"));
        return Sums.OfText($"{common}{shown.Galaxy}{string.Join(' ', shown.Galaxy.Segments)}{study.FingerprintOf(shown.Galaxy.Id)}\n{fits}{Neighbour(galaxy - 1)} {Neighbour(galaxy + 1)} {reference}");
    }

    private (string Name, string Address)? Neighbour(int galaxy) => galaxy < 0 || galaxy >= study.Galaxies.Count ? null : (study.Galaxies[galaxy].Galaxy.Id, HtmlText.Address(FileName(study.Galaxies[galaxy].Galaxy.Id)));

    private Dictionary<string, (string Spectrum, string History)> Fits(IReadOnlyList<StudyClump> clumps)
    {
        var made = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        SedSettings settings = study.Settings.Get<SedSettings>();
        foreach ((StudyClump clump, int number) in clumps.Select((c, i) => (c, i)))
        {
            if (figures.Value is not { } maker || clump.Photometry is not { } photometry || study.SedBands(clump.Id) is not { } bands)
                continue;
            SedObject target = SedStage.ObjectOf(photometry, study.FindGalaxy(clump.GalaxyId)!.Galaxy, extinction, settings);
            if (FitPicture.Of(clump.Redshift, study.SedPosteriors(clump.Id), bands, target.Bands.ToDictionary(b => b.Filter, b => b.LimitNanojansky, StringComparer.Ordinal), fit, study.ReferenceHistory, FitFigures.DrawCount) is not { Bands.Count: > 0 } picture)
                continue;
            made.Add(clump.Id, Drawn(maker, picture, number.ToString(CultureInfo.InvariantCulture), clump.Id));
        }

        return made;
    }

    /// <summary>The figures of the whole galaxy; null without a fit.</summary>
    private (string Spectrum, string History)? HostFit(Galaxy galaxy) =>
        hostFigures.Value is { } maker && study.HostBands(galaxy.Id) is { } bands
        && FitPicture.Of(galaxy.Redshift, study.HostPosteriors(galaxy.Id), bands, NoLimits, hostFit, study.HostHistory, FitFigures.DrawCount) is { Bands.Count: > 0 } picture
            ? Drawn(maker, picture, "host", $"galaxy {galaxy.Id}")
            : null;

    private static (string Spectrum, string History) Drawn(FitFigures maker, FitPicture picture, string number, string name)
    {
        return (Compact(maker.Spectrum(picture), $"s{number}", $"Spectral energy distribution of {name}"), Compact(maker.History(picture), $"h{number}", $"Star-formation history of {name}"));

        static string Compact(Figure figure, string prefix, string label) => CompactSvg.Of(figure.ToSvg(), prefix, label);
    }
}
