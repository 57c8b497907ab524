using Arclet.TestSupport;
using Xunit.Abstractions;

namespace Arclet.Populations.Tests;

public class PopulationModelTests(ITestOutputHelper output)
{
    [SharedDataFact]
    public void Evaluate_TheGoldenModels_DiffersFromBagpipesByWhatTheDocumentationSays()
    {
        var calculator = new PopulationModel(new PopulationBasis(GoldenRow.Grids), GoldenRow.Filters);
        var differences = new List<double>();
        foreach (GoldenRow row in GoldenRow.Rows.Where((_, i) => i % 4 == 0))
        {
            ModelResult result = calculator.Evaluate(row.Model)!;
            double brightest = row.FluxNanojansky.Max();
            for (int b = 0; b < row.FluxNanojansky.Length; b++)
            {
                if (row.FluxNanojansky[b] > 1e-3 * brightest)
                    differences.Add(Math.Abs((result.FluxNanojansky[b] / row.FluxNanojansky[b]) - 1));
            }

            // Bagpipes moves mass within bins of 0.1 dex, in which surviving masses change by 0.005 dex.
            Assert.Equal(row["log_stellar_mass"], result.Derived.LogStellarMass, 0.006);
            Assert.Equal(row["log_formed_mass"], result.Derived.LogFormedMass, 1e-9);
        }

        // docs/sed-models.md: 0.7 % in the median and 11 % at the 95th percentile with the same dust curve, of all 120.
        differences.Sort();
        output.WriteLine($"median {differences[differences.Count / 2]:E2}, 95 % {differences[differences.Count * 95 / 100]:E2}");
        Assert.InRange(differences[differences.Count / 2], 0, 0.01);
        Assert.InRange(differences[differences.Count * 95 / 100], 0, 0.15);
    }

    [Fact]
    public void Evaluate_AConstantRate_IsTheSumOfItsParts()
    {
        // Exact integrals: 0-50 Myr and 50-400 Myr add up to 0-400 Myr, whatever the nodes.
        FilterCurve[] filters = [new("B", [9000, 9200, 11000, 11200], [0, 1, 1, 0], "test"), new("R", [3.3e4, 3.4e4, 4e4, 4.1e4], [0, 1, 1, 0], "test")];
        var calculator = new PopulationModel(new PopulationBasis(AnalyticTestGrid.Create()), filters);
        double[] whole = Flux((0.4, 0, 9)), parts = Flux((0.05, 0, 9 + Math.Log10(0.05 / 0.4)), (0.4, 0.05, 9 + Math.Log10(0.35 / 0.4)));
        for (int b = 0; b < whole.Length; b++)
            Assert.Equal(1, parts[b] / whole[b], 1e-12);

        double[] Flux(params (double Old, double Young, double LogMass)[] components) => calculator.Evaluate(new SourceModel
        {
            Redshift = 1.5,
            Components = [.. components.Select(c => new StarFormationComponent(StarFormationHistory.Constant, [c.Old, c.Young], c.LogMass, 0.5))],
            Nebular = new NebularModel(-2.5),
            Dust = new DustModel(AttenuationLaw.Smc, 0.5),
        })!.FluxNanojansky;
    }

    [Fact]
    public void Evaluate_TheEnergyThatDustTakes_IsWhatItEmits()
    {
        PopulationGrids grids = AnalyticTestGrid.Create();
        var filter = new FilterCurve("B", [9000, 9200, 11000, 11200], [0, 1, 1, 0], "test");
        var model = new SourceModel
        {
            Redshift = 1.5,
            Components = [new StarFormationComponent(StarFormationHistory.Constant, [0.1, 0], 9, 0.5)],
            Dust = new DustModel(AttenuationLaw.Calzetti, 1.2),
        };
        ModelSpectrum with = new PopulationModel(new PopulationBasis(grids), [filter]).Evaluate(model)!.Spectrum;
        ModelSpectrum without = new PopulationModel(new PopulationBasis(grids with { Dust = null }), [filter]).Evaluate(model)!.Spectrum;
        double emitted = 0;
        for (int i = 1; i < with.WavelengthsAngstrom.Length; i++)
            emitted += (with.LuminositySolar[i] + with.LuminositySolar[i - 1] - without.LuminositySolar[i] - without.LuminositySolar[i - 1]) / 2 * (with.WavelengthsAngstrom[i] - with.WavelengthsAngstrom[i - 1]);

        // The emission is drawn on the stars' 700 wavelengths here: 2 %.
        Assert.Equal(1, emitted / with.AbsorbedLuminositySolar, 0.02);
    }
}
