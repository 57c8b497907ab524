using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>
/// The report that people read: <c>results/report/index.html</c>, which needs no other file and no network, and a page for each galaxy. A galaxy's page carries the checksum of all that it was
/// made of and is made again only when that changes, so that a report after one edit takes seconds.
/// </summary>
public static class HtmlReport
{
    /// <summary>The pages' folder in the results.</summary>
    private const string Folder = "report";

    /// <summary>Makes what is not of today's results.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="steps">What was made before.</param>
    /// <param name="figures">The paper's figures, as <see cref="ReportFigures"/> wrote them.</param>
    /// <param name="readGrid">Reads the populations that the study names, for the spectra of fits; called only where something was fitted.</param>
    /// <exception cref="InputException">A result is broken, or a file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; pages that were made are kept.</exception>
    public static HtmlReportOutcome Write(ReportContext context, ReportSteps steps, IReadOnlyList<ReportFigure> figures, Func<string, PopulationGrids> readGrid)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(figures);
        ArgumentNullException.ThrowIfNull(readGrid);
        StudyResults study = context.Study;
        var grids = new Lazy<PopulationGrids?>(() => study.Stage("sed") is { Units.Count: > 0 } ? readGrid(SedEngine.GridPath(GalaxyPages.ContextOf(study))) : null);
        context.Write($"{Folder}/report.css", ReportAssets.Style);
        context.Write($"{Folder}/report.js", ReportAssets.Script);
        var galaxies = new GalaxyPages(study, grids);
        int written = WriteGalaxies(galaxies, context);
        string index = $"{Folder}/index.html";
        steps.Run("page", Inputs(context, figures), () =>
        {
            context.Write(index, new IndexPage(IndexOf(context, figures, grids.Value)).ToHtml());
            return [index];
        });
        return new(context.PathOf(index), written, study.Galaxies.Count - written);
    }

    /// <summary>All that the first page shows and that may change without the study's results: its provenance, the figures, and the files beside it.</summary>
    private static string Inputs(ReportContext context, IReadOnlyList<ReportFigure> figures)
    {
        string[] svgs = [.. figures.SelectMany(f => f.Files).Where(f => f.EndsWith(".svg", StringComparison.Ordinal))];
        return string.Join(
            '\n',
            [
                context.Study.Fingerprint, context.Study.Settings.Source, .. Sum(context.Study.Folder.Provenance), .. svgs.SelectMany(f => Sum(context.PathOf(f))), .. figures.Select(f => $"{f}"),
                .. context.Files.Keys.Order(StringComparer.Ordinal),
            ]);

        static IEnumerable<string> Sum(string path) => File.Exists(path) ? [Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)))] : [];
    }

    private static int WriteGalaxies(GalaxyPages galaxies, ReportContext context)
    {
        IReadOnlyList<StudyGalaxy> all = context.Study.Galaxies;
        string[] names = [.. all.Select(g => $"{Folder}/{GalaxyPages.FolderName}/{GalaxyPages.FileName(g.Galaxy.Id)}")];
        string folder = context.PathOf($"{Folder}/{GalaxyPages.FolderName}");
        HashSet<string> known = [.. names.Select(n => Path.GetFileName(n))];
        foreach (string left in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.html").Where(f => !known.Contains(Path.GetFileName(f))).ToArray() : [])
            File.Delete(left);
        bool[] isKept = [.. names.Select((n, i) => PageMark.IsOn(context.PathOf(n), galaxies.FingerprintOf(i)))];
        for (int i = 0; i < isKept.Length; i++)
        {
            if (isKept[i])
                context.Keep(names[i]);
        }

        // The largest first, so that no thread ends long after the others.
        int[] stale = [.. Enumerable.Range(0, all.Count).Where(i => !isKept[i]).OrderByDescending(i => all[i].Sample.ClumpCount)];
        try
        {
            Parallel.ForEach(
                Partitioner.Create(stale, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Cancellation },
                i => context.Write(names[i], PageMark.On(galaxies.PageOf(i), galaxies.FingerprintOf(i))));
        }
        catch (AggregateException many)
        {
            // The first is the cause; those of the other threads follow from it or will come again.
            ExceptionDispatchInfo.Throw(many.Flatten().InnerExceptions[0]);
        }

        if (stale.Length > 0)
            context.Progress(string.Create(CultureInfo.InvariantCulture, $"{stale.Length} of {all.Count} galaxies' pages made in {folder}"));
        return stale.Length;
    }

    private static ReportIndex IndexOf(ReportContext context, IReadOnlyList<ReportFigure> figures, PopulationGrids? grids)
    {
        StudyResults study = context.Study;
        ResultBase sample = study.Sample;
        return new ReportIndex
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(study.Folder.Root))),
            Warnings = ReportWarnings.Of(study, grids is null ? null : ComputedPopulations.CautionOf(grids)),
            Facts =
            [
                ("images of galaxies", Count(study.Catalogue.Galaxies.Count)),
                ("unique galaxies", Count(sample.UniqueGalaxies.Count)),
                ("clumps in the catalogue", Count(study.Catalogue.Clumps.Count)),
                ("unique clumps", Count(sample.UniqueClumps.Count)),
                ("clumps in the analysis", Count(sample.Analysis.Count)),
                ("redshifts", study.Catalogue.Galaxies.Count == 0 ? "" : $"{HtmlText.Number(study.Catalogue.Galaxies.Min(g => g.Redshift), 2)} to {HtmlText.Number(study.Catalogue.Galaxies.Max(g => g.Redshift), 2)}"),
                ("filters", Count(study.Filters.Count)),
                ("history of clumps", study.ReferenceHistory),
            ],
            SelectionFunnel = study.SelectionFunnel,
            SampleFunnel = study.SampleFunnel,
            Headlines = Headlines.Compute(sample),
            Figures = figures,
            PathOf = context.PathOf,
            Galaxies = study.Galaxies,
            HostHistory = study.HostHistory,
            History = study.ReferenceHistory,
            Clumps = study.Clumps,
            Address = GalaxyPages.Address,
            Papers = Citations.Of(study, grids, FilterWords(study)),
            Provenance = ReportProvenance.Read(study.Folder.Provenance),
            Files = [.. context.Files.Keys.Where(f => f.StartsWith("tables/", StringComparison.Ordinal) || f.StartsWith("catalogue/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)],
        };

        static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static string FilterWords(StudyResults study) => study.Settings.Get<InputsSettings>().Filters is { } file
        ? $"those in {Path.GetFileName(Path.TrimEndingDirectorySeparator(file))}, of the observatory or service that they are from"
        : "the program's own, which follow the observatories' published summaries";
}
