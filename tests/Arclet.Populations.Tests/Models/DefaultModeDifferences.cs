using Arclet.TestSupport;
using Xunit.Abstractions;

namespace Arclet.Populations.Tests;

public class DefaultModeDifferences(ITestOutputHelper output)
{
    [SharedDataFact]
    public void Evaluate_TheGoldenRowsInTheDefaultMode_IsNearBagpipes()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var calculator = new PopulationModel(new PopulationBasis(GoldenRow.Grids), GoldenRow.Filters);
        output.WriteLine($"prepared in {watch.ElapsedMilliseconds} ms");
        var all = new List<double>();
        var mass = new List<double>();
        foreach (GoldenRow row in GoldenRow.Rows)
        {
            ModelResult result = calculator.Evaluate(row.Model)!;
            double brightest = row.FluxNanojansky.Max();
            double[] differences = [.. Enumerable.Range(0, 27).Where(b => row.FluxNanojansky[b] > 1e-3 * brightest).Select(b => (result.FluxNanojansky[b] / row.FluxNanojansky[b]) - 1)];
            all.AddRange(differences.Select(Math.Abs));
            mass.Add(result.Derived.LogStellarMass - row["log_stellar_mass"]);
            output.WriteLine($"{row.Json.GetProperty("kind").GetString(),-12} z {row.Model.Redshift:F2} median {differences.Order().ElementAt(differences.Length / 2):F4} worst {differences.MaxBy(Math.Abs):F4} dM {mass[^1]:F4} sfr10 {(result.Derived.Sfr10 / row["sfr10"]) - 1:E1} age {(result.Derived.MassWeightedAgeGyr / row["mass_weighted_age_gyr"]) - 1:E1} line {(result.LineFluxErgPerSecondCm2[Array.IndexOf(GoldenRow.Grids.Nebular!.LineNames, "H  1  6562.80A")] / row.Json.GetProperty("lines_cgs").GetProperty("H  1  6562.80A").GetDouble()) - 1:E1}");
        }

        all.Sort();
        output.WriteLine($"median {all[all.Count / 2]:E2} 95% {all[all.Count * 95 / 100]:E2} max {all[^1]:E2}; time {watch.ElapsedMilliseconds} ms");
        Assert.InRange(all[all.Count / 2], 0, 0.02);
    }
}
