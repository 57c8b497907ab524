using System.Globalization;
using Arclet.Fits;
using Arclet.Simulation;
using Arclet.Study;
using RecoveredClumps = Arclet.Demo.RecoveredClumps;

namespace Arclet.Benchmarks.Study;

/// <summary>
/// Compares a study of a simulated field, run before, with its truth: for every quantity the median error, the scatter, and how many of the 68 % intervals contain the truth,
/// for all judged clumps and apart for galaxies with spectroscopic and with photometric redshifts.
/// </summary>
internal static class StudyCoverage
{
    /// <summary>Arguments: the study's folder, and the isolation in arcsec beyond which clumps are judged (that of the demo if left out).</summary>
    public static int Run(string[] arguments)
    {
        if (arguments.Length is < 1 or > 2)
            throw new InputException("study-coverage takes the folder of a simulated study that was run, and an isolation in arcsec if wanted");
        string root = arguments[0];
        var criteria = new RecoveryCriteria();
        if (arguments.Length > 1)
            criteria = criteria with { IsolationArcsec = double.Parse(arguments[1], CultureInfo.InvariantCulture) };
        IReadOnlyList<TrueClumpImage> truth = TrueClumpImage.Read(Table.Read(Path.Combine(root, "truth", "clump_images.ecsv")), Table.Read(Path.Combine(root, "truth", "clumps.ecsv")));
        Table intrinsic = Table.Read(Stage(root, "intrinsic", "INTRINSIC"));
        IReadOnlyList<ClumpPhotometry> photometry = PhotometryTable.FromTable(Table.Read(Stage(root, "photometry", "PHOTOMETRY")));
        IReadOnlyList<RecoveredClump> measured = RecoveredClumps.Read(photometry, intrinsic);
        var kinds = GalaxyTable.FromTable(Table.Read(Stage(root, "select", "GALAXIES"))).ToDictionary(g => g.Id, g => g.Kind, StringComparer.Ordinal);
        var detect = StudySettings.Read(new StudyFolder(root), StudyStages.SettingsTypes(StudyStages.All(_ => throw new InvalidOperationException("nothing is fitted here")))).Get<DetectSettings>();
        string Reference(double z) => (detect.ReferenceFilters.FirstOrDefault(r => z < r.BelowRedshift) ?? detect.ReferenceFilters[^1]).Filter;
        string[] filters = [.. photometry.SelectMany(p => p.Bands.Keys).Distinct(StringComparer.Ordinal)];
        Console.WriteLine($"{measured.Count} clumps, {truth.Count} true images; judged beyond {criteria.IsolationArcsec} arcsec of another and above S/N {criteria.SignalToNoise}");
        Print("all", measured);
        Print("resolved", [.. measured.Where(m => m.Values.ContainsKey(RecoveredQuantity.RadiusParsec.Name))]);
        foreach (RedshiftKind kind in Enum.GetValues<RedshiftKind>())
            Print(kind.ToString(), [.. measured.Where(m => kinds[m.Id[..m.Id.LastIndexOf('-')]] == kind)]);
        return 0;

        void Print(string name, IReadOnlyList<RecoveredClump> clumps)
        {
            var comparison = RecoveryComparison.Compare(truth, clumps, filters, Reference, criteria);
            Console.WriteLine($"{name}: found {comparison.Found(Reference).Fraction:P0} of {comparison.Found(Reference).Trials} bright isolated images");
            foreach (QuantityRecovery q in comparison.Quantities.Concat(name == "all" ? comparison.Fluxes : []))
            {
                (double low, double high) = q.Coverage.Interval();
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {q.Quantity.Name,-22} n {q.Pairs.Count,4}  median {q.MedianDifference,8:+0.000;-0.000} {q.Quantity.Unit,-3}  scatter {q.Scatter,6:0.000}  coverage {q.Coverage.Fraction,6:P0} ({low:P0} to {high:P0})"));
            }
        }
    }

    internal static string Stage(string root, string stage, string table) => $"{Path.Combine(root, "work", stage, "stage.fits")}[{table}]";
}
