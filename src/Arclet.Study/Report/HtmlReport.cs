using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>
/// The report that people read: <c>index.html</c>, which needs no other file and no network, and a page for each galaxy. A galaxy's page carries the checksum of all that it was made of and
/// is made again only when that changes, so that a report after one edit takes seconds.
/// </summary>
public static class HtmlReport
{
    /// <summary>Makes what is not of today's results, and the first page.</summary>
    /// <exception cref="InputException">A result is broken, or a file cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; pages that were made are kept.</exception>
    public static HtmlReportOutcome Write(HtmlReportRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Threads, 1);
        StudyResults study = request.Study;
        string pages = Path.Combine(request.Folder, GalaxyPages.FolderName);
        try
        {
            Directory.CreateDirectory(pages);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(request.Folder, $"the report's folder cannot be made ({wrong.Message.TrimEnd('.')}), expected a place that may be written to", wrong);
        }

        PopulationGrids? grids = study.Stage("sed") is { Units.Count: > 0 } ? request.ReadGrid(SedEngine.GridPath(GalaxyPages.ContextOf(study))) : null;
        var galaxies = new GalaxyPages(study, grids);
        ReportFile.WriteIfDifferent(Path.Combine(request.Folder, "report.css"), ReportAssets.Style);
        ReportFile.WriteIfDifferent(Path.Combine(request.Folder, "report.js"), ReportAssets.Script);
        int written = WriteGalaxies(galaxies, request, pages, cancellation);
        string index = Path.Combine(request.Folder, "index.html");
        ReportFile.WriteIfDifferent(index, new IndexPage(IndexOf(request, grids)).ToHtml());
        return new(index, written, study.Galaxies.Count - written);
    }

    private static int WriteGalaxies(GalaxyPages galaxies, HtmlReportRequest request, string folder, CancellationToken cancellation)
    {
        IReadOnlyList<StudyGalaxy> all = request.Study.Galaxies;
        HashSet<string> names = [.. all.Select(g => GalaxyPages.FileName(g.Galaxy.Id))];
        foreach (string left in Directory.EnumerateFiles(folder, "*.html").Where(f => !names.Contains(Path.GetFileName(f))).ToArray())
            File.Delete(left);
        int[] stale = [.. Enumerable.Range(0, all.Count).Where(i => !ReportFile.IsOf(Path.Combine(folder, GalaxyPages.FileName(all[i].Galaxy.Id)), galaxies.FingerprintOf(i))).OrderByDescending(i => all[i].Sample.ClumpCount)];
        int done = 0;
        try
        {
            Parallel.ForEach(
                Partitioner.Create(stale, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellation },
                i =>
                {
                    string fingerprint = galaxies.FingerprintOf(i);
                    ReportFile.Write(Path.Combine(folder, GalaxyPages.FileName(all[i].Galaxy.Id)), ReportFile.Marked(galaxies.PageOf(i), fingerprint));
                    request.Progress?.Invoke(Interlocked.Increment(ref done), stale.Length);
                });
        }
        catch (AggregateException many)
        {
            // The first is the cause; those of the other threads follow from it or will come again.
            ExceptionDispatchInfo.Throw(many.Flatten().InnerExceptions[0]);
        }

        return stale.Length;
    }

    private static ReportIndex IndexOf(HtmlReportRequest request, PopulationGrids? grids)
    {
        StudyResults study = request.Study;
        ResultBase sample = study.Sample;
        return new ReportIndex
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(study.Folder.Root))),
            Warnings = ReportWarnings.Of(study, grids is null ? null : ComputedPopulations.CautionOf(grids), []),
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
            Headlines = request.Headlines,
            Figures = request.Figures,
            Galaxies = study.Galaxies,
            HostHistory = study.HostHistory,
            History = study.ReferenceHistory,
            Clumps = study.Clumps,
            Address = GalaxyPages.Address,
            Papers = Citations.Of(study, grids, FilterWords(study)),
            Provenance = ReportProvenance.Read(study.Folder.Provenance),
            Files = [.. request.Files.Where(f => File.Exists(Path.Combine(request.Folder, f.Address)))],
        };

        static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    private static string FilterWords(StudyResults study) => study.Settings.Get<InputsSettings>().Filters is { } file
        ? $"those in {Path.GetFileName(Path.TrimEndingDirectorySeparator(file))}, of the observatory or service that they are from"
        : "the program's own, which follow the observatories' published summaries";
}
