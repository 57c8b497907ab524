using Arclet.Inference;

namespace Arclet.Study.Tests.PaperFigures;

/// <summary>Catalogues with the spread of real ones: masses of a power law, sizes with limits, rates that are sometimes 0.</summary>
internal static class SyntheticSample
{
    public static ResultBase Of(int galaxies, ulong seed = 1, bool hasSubsets = true)
    {
        var random = new SeededRandom(seed, "figures");
        var hosts = new List<ResultGalaxy>();
        var clumps = new List<ResultClump>();
        for (int g = 0; g < galaxies; g++)
        {
            double z = 0.75 + (4.7 * random.NextDouble() * random.NextDouble()), mass = 8 + (2.5 * random.NextDouble());
            int count = (int)Math.Min(60, 2 + Math.Floor(2.2 / Math.Sqrt(random.NextDouble() + 0.002)));
            string id = (1000 + g).ToString(System.Globalization.CultureInfo.InvariantCulture);
            double specific = -9.3 + (0.25 * z) + (0.4 * random.Gaussian());
            hosts.Add(new() { Id = id, Redshift = z, ClumpCount = count, LogMass = mass, Sfr100 = Math.Pow(10, mass + specific), LogSpecificSfr = specific });
            for (int i = 1; i <= count; i++)
                clumps.Add(Clump(random, id, i, z, mass));
        }

        ResultClump[] all = [.. clumps];
        FilterSubsetFit[] full = [.. all.Select(c => Fit(random, c, 0))];
        var subsets = new Dictionary<string, IReadOnlyList<FilterSubsetFit>>(StringComparer.Ordinal);
        if (hasSubsets)
        {
            subsets["all"] = full;
            subsets["6bb"] = [.. all.Select(c => Fit(random, c, 0.3))];
            subsets["8bb"] = [.. all.Select(c => Fit(random, c, 0.2))];
        }

        return new(new ResultCatalogue { Clumps = all, Galaxies = hosts, FilterSubsets = subsets }, new() { Resamples = 30 });
    }

    /// <summary>The hosts under three histories.</summary>
    public static IReadOnlyList<HostEstimate> Hosts(ResultBase sample, ulong seed = 2)
    {
        var random = new SeededRandom(seed, "hosts");
        return [.. sample.NearGalaxies.SelectMany(g => new[] { "exp", "constant", "dblplaw" }.Select(h => new HostEstimate(
            g.Id, g.Redshift, h, Estimate(g.LogMass + (h == "exp" ? 0 : 0.1 * random.Gaussian()), 0.15), Estimate(g.Sfr100 * Math.Pow(10, h == "exp" ? 0 : 0.15 * random.Gaussian()), 0.3 * g.Sfr100))))];
    }

    private static IntrinsicEstimate Estimate(double value, double error) => new(value, value - error, value, value + error, error, error);

    private static ResultClump Clump(SeededRandom random, string galaxy, int number, double z, double hostMass)
    {
        double mu = 2 / Math.Sqrt((random.NextDouble() * 0.98) + 0.001), distance = 0.2 + (4 * random.NextDouble() * random.NextDouble());
        double mass = 5.5 - Math.Log10(1 - random.NextDouble()) + (0.3 * (hostMass - 9)) - (0.5 * Math.Log10(distance));
        double radius = Math.Pow(10, 2.1 + (0.35 * random.Gaussian())) / Math.Sqrt(mu / 3);
        bool isLimit = random.NextDouble() < 0.12;
        double age = Math.Pow(10, 1.6 - (0.15 * z) + (0.6 * random.Gaussian())), rate = age < 100 ? Math.Pow(10, mass - 7.5 - (age / 40)) : random.NextDouble() < 0.3 ? 0 : Math.Pow(10, mass - 9 - (age / 50));
        double density = mass - Math.Log10(2 * Math.PI * radius * radius);
        return new()
        {
            Id = $"{galaxy}-{number}",
            GalaxyId = galaxy,
            Redshift = z,
            IsRobust = random.NextDouble() > 0.02,
            Mu = mu,
            RadiusParsec = isLimit ? 0.4 * radius : radius,
            RadiusIsLimit = isLimit,
            Class = isLimit ? ResolutionClass.Unresolved : radius < 130 ? ResolutionClass.Compact : ResolutionClass.Extended,
            LogMass = mass,
            LogMassError = 0.15,
            AgeMyr = age,
            LogAgeError = 0.3,
            AttenuationV = Math.Abs(0.5 * random.Gaussian()),
            Metallicity = Math.Pow(10, -0.6 + (0.4 * random.Gaussian())),
            Sfr10 = rate,
            LogMassDensity = density,
            LogSfrDensity = rate > 0 ? Math.Log10(rate / (2 * Math.PI * radius * radius * 1e-6)) : double.NegativeInfinity,
            MagnitudeV = -14 - (1.6 * (mass - 6)) + (0.5 * random.Gaussian()),
            DistanceKiloparsec = distance,
            IsCentral = number == 1,
        };
    }

    private static FilterSubsetFit Fit(SeededRandom random, ResultClump c, double scatter) => new(
        c.Id, c.LogMass + (scatter * random.Gaussian()), 0.1 + (0.3 * scatter * random.NextDouble()), 0.3 + (0.3 * scatter), 0.2 + (0.5 * scatter * random.NextDouble()), 0.05 + (0.1 * scatter), 0.1 + (0.2 * scatter * random.NextDouble()),
        Math.Log10(c.AgeMyr) + (scatter * random.Gaussian()), c.Sfr10 > 0 ? Math.Log10(c.Sfr10) + (scatter * random.Gaussian()) : double.NegativeInfinity, c.Metallicity + (scatter * random.NextDouble()), c.AttenuationV + (scatter * random.NextDouble()));
}
