using Arclet.TestSupport;
using Xunit.Abstractions;

namespace Arclet.Populations.Tests;

public class PreparedModelTests(ITestOutputHelper output)
{
    private static readonly Lazy<(PopulationBasis Basis, FilterCurve[] Filters)> Analytic = new(() =>
        (new PopulationBasis(AnalyticTestGrid.Create()), [.. Enumerable.Range(0, 20).Select(i => Hat($"B{i}", 5000 * Math.Pow(1.115, i)))]));

    private static readonly Lazy<(PopulationBasis Basis, FilterCurve[] Filters)> Real = new(() => (new PopulationBasis(GoldenRow.Grids), GoldenRow.Filters[7..]));

    [Theory]
    [InlineData("exponential")]
    [InlineData("constant")]
    [InlineData("burst")]
    [InlineData("dblplaw")]
    [InlineData("delayed")]
    [InlineData("lognormal")]
    public void Photometry_BothPaths_IsThatOfThePlainModel(string history)
    {
        (PopulationBasis basis, FilterCurve[] filters) = Analytic.Value;
        foreach (LikelihoodPath path in Enum.GetValues<LikelihoodPath>())
        {
            var population = new PreparedPopulation(basis, filters, 2.3, new PreparedOptions { Path = path });
            var layout = new ModelLayout { Histories = [StarFormationHistory.Find(history)!], HasBirthCloudFactor = true, HasEscapeFraction = true };
            Assert.InRange(Worst(new PreparedModel(population, layout), new PopulationModel(basis, filters), 12), 0, 1e-6);
        }
    }

    [SharedDataFact]
    public void Photometry_OfBagpipesGrids_IsThatOfThePlainModel()
    {
        (PopulationBasis basis, FilterCurve[] filters) = Real.Value;
        foreach (LikelihoodPath path in Enum.GetValues<LikelihoodPath>())
        {
            var population = new PreparedPopulation(basis, filters, 3.1, new PreparedOptions { Path = path });
            double worst = Worst(new PreparedModel(population, ModelLayout.Of(StarFormationHistory.Exponential)), new PopulationModel(basis, filters), 12);
            output.WriteLine($"{path}: {population.ColumnCount} columns, {worst:E2}");
            Assert.InRange(worst, 0, 1e-6);
        }
    }

    [SharedDataFact]
    public void Photometry_ExactAndTables_AgreeToOneInAMillionOver10000PriorDraws()
    {
        (PopulationBasis basis, FilterCurve[] filters) = Real.Value;
        double worst = 0;
        foreach (double redshift in (double[])[0.7, 1.6, 2.9, 4.4, 5.5])
        {
            PreparedModel exact = Model(LikelihoodPath.Exact, redshift), tables = Model(LikelihoodPath.Tables, redshift);
            PhotometryWorkspace a = exact.CreateWorkspace(), b = tables.CreateWorkspace();
            double[] left = new double[filters.Length], right = new double[filters.Length];
            var draws = new PriorDraws(exact, 5);
            double here = 0;
            for (int i = 0; i < 2000; i++)
            {
                double[] parameters = draws.Next();
                Assert.True(exact.Photometry(parameters, left, a) && tables.Photometry(parameters, right, b));
                double brightest = left.Max();
                for (int f = 0; f < left.Length; f++)
                {
                    if (left[f] > 1e-3 * brightest)
                        here = Math.Max(here, Math.Abs((right[f] / left[f]) - 1));
                }
            }

            output.WriteLine($"z {redshift}: {exact.Population.ColumnCount} and {tables.Population.ColumnCount} columns, {here:E2}");
            worst = Math.Max(worst, here);
        }

        Assert.InRange(worst, 0, 1e-6);

        PreparedModel Model(LikelihoodPath path, double redshift) =>
            new(new PreparedPopulation(basis, filters, redshift, new PreparedOptions { Path = path, MaximumAvMag = 4 }), ModelLayout.Of(StarFormationHistory.Exponential));
    }

    [Fact]
    public void Photometry_OfManyModels_AllocatesNothing()
    {
        (PopulationBasis basis, FilterCurve[] filters) = Analytic.Value;
        var model = new PreparedModel(new PreparedPopulation(basis, filters, 2), ModelLayout.Of(StarFormationHistory.Exponential));
        PhotometryWorkspace workspace = model.CreateWorkspace();
        double[] parameters = new PriorDraws(model, 1).Next(), flux = new double[filters.Length];
        model.Photometry(parameters, flux, workspace);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            model.Photometry(parameters, flux, workspace);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void PhotometryPerMass_TimesTheMass_IsThePhotometry()
    {
        (PopulationBasis basis, FilterCurve[] filters) = Analytic.Value;
        var model = new PreparedModel(new PreparedPopulation(basis, filters, 2), new ModelLayout { Histories = [StarFormationHistory.Burst, StarFormationHistory.Exponential] });
        Assert.Equal(["c1_log_mass", "c1_age_gyr", "c2_log_mass", "c2_age_gyr", "c2_tau_gyr", "metallicity", "av_mag", "log_u"], model.ParameterNames);
        PhotometryWorkspace workspace = model.CreateWorkspace();
        double[] parameters = [7.3, 0.004, 9.1, 1.2, 0.3, 0.4, 0.7, -2.2], flux = new double[filters.Length], perMass = new double[filters.Length];
        Assert.True(model.Photometry(parameters, flux, workspace) && model.PhotometryPerMass(parameters, perMass, workspace));
        double[] expected = new PopulationModel(basis, filters).Evaluate(model.ToModel(parameters))!.FluxNanojansky;
        for (int b = 0; b < flux.Length; b++)
        {
            Assert.Equal(1, perMass[b] * Math.Pow(10, 7.3) / flux[b], 1e-12);
            Assert.Equal(1, flux[b] / expected[b], 1e-6);
        }

        DerivedQuantities derived = model.Derive(parameters)!;
        Assert.Equal(Math.Log10(Math.Pow(10, 7.3) + Math.Pow(10, 9.1)), derived.LogFormedMass, 1e-12);
        Assert.Null(model.Derive([7.3, 99, 9.1, 1.2, 0.3, 0.4, 0.7, -2.2]));
        Assert.False(model.Photometry([7.3, 99, 9.1, 1.2, 0.3, 0.4, 0.7, -2.2], flux, workspace));
        Assert.True(flux.All(double.IsNaN));
    }

    private static double Worst(PreparedModel model, PopulationModel plain, int count)
    {
        PhotometryWorkspace workspace = model.CreateWorkspace();
        var draws = new PriorDraws(model, 3);
        double[] flux = new double[model.Population.Filters.Count];
        double worst = 0;
        for (int i = 0; i < count; i++)
        {
            double[] parameters = draws.Next();
            Assert.True(model.Photometry(parameters, flux, workspace));
            double[] expected = plain.Evaluate(model.ToModel(parameters))!.FluxNanojansky;
            for (int b = 0; b < flux.Length; b++)
            {
                if (expected[b] > 1e-3 * expected.Max())
                    worst = Math.Max(worst, Math.Abs((flux[b] / expected[b]) - 1));
            }
        }

        return worst;
    }

    private static FilterCurve Hat(string id, double center) =>
        new(id, [center * 0.92, center * 0.94, center * 1.06, center * 1.08], [0, 1, 1, 0], "made for a test");
}
