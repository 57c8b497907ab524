using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables of a study's results, by the names of their files in <c>results/tables</c>.</summary>
public static class ResultTables
{
    /// <summary>Every table: its name, and how it is made with a number of threads. What it says depends on the study and its seed alone.</summary>
    public static IReadOnlyList<(string Name, Func<StudyResults, int, Table> Make)> All { get; } =
    [
        ("headlines", (s, _) => HeadlineTable.Of(Headlines.Compute(s.Sample))),
        ("funnel", (s, _) => FunnelTable.Of(s)),
        ("medians_redshift", (s, _) => BinTables.ByRedshift(s.Sample)),
        ("medians_host_mass", (s, _) => BinTables.ByHostMass(s.Sample)),
        ("correlations", (s, threads) => CorrelationTable.Of(s.Sample, threads)),
        ("ks_tests", (s, _) => DistributionTable.Of(s.Sample)),
        ("main_sequence", (s, _) => MainSequenceTable.Of(s.Sample)),
        ("mass_function", (s, _) => MassFunctionTables.Cumulative(s.Sample, s.Settings.Get<FiguresSettings>().MagnificationEdges)),
        ("mass_function_fits", (s, threads) => MassFunctionTables.Fits(s.Sample, s.Settings.Get<FiguresSettings>().MagnificationEdges, threads)),
        ("hst_detectability", (s, _) => HstTable.Of(s.Sample)),
        ("histories", (s, _) => HistoryTable.Clumps(s)),
        ("host_histories", (s, _) => HistoryTable.Hosts(s)),
        ("filter_subsets", (s, _) => FilterSubsetTable.Of(s.Sample)),
    ];
}
