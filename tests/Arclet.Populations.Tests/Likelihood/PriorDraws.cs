namespace Arclet.Populations.Tests;

/// <summary>Draws from the priors of the paper's clump fits, the same in every run.</summary>
internal sealed class PriorDraws(PreparedModel model, int seed)
{
    private readonly Random random = new(seed);

    public double[] Next()
    {
        double universe = model.Population.UniverseAgeYears * 1e-9;
        return [.. model.ParameterNames.Select(name => name switch
        {
            "log_mass" => Uniform(5, 11),
            "age_gyr" or "age_max_gyr" => 1e-3 * Math.Pow(universe * 1e3, random.NextDouble()),
            "age_min_gyr" => 0,
            "tau_gyr" => Uniform(0.001, 10),
            "tmax_gyr" or "fwhm_gyr" => Uniform(0.1, universe),
            "alpha" or "beta" => Math.Pow(10, Uniform(-2, 3)),
            "metallicity" => Math.Pow(10, Uniform(-2, 0.6)),
            "av_mag" => Uniform(0, 4),
            "log_u" => Uniform(-4, -1),
            "eta" => Uniform(1, 1.5),
            "fesc" => random.NextDouble(),
            _ => throw new InvalidOperationException(name),
        })];
    }

    private double Uniform(double from, double to) => from + ((to - from) * random.NextDouble());
}
