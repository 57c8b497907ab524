using Arclet.Inference;

namespace Arclet.Populations.Tests;

public class InitialMassFunctionTests
{
    public static TheoryData<string> Names => ["salpeter", "kroupa", "chabrier", "custom"];

    private static InitialMassFunction Of(string name) => name switch
    {
        "salpeter" => InitialMassFunction.Salpeter(),
        "kroupa" => InitialMassFunction.Kroupa(0.05, 120),
        "chabrier" => InitialMassFunction.Chabrier(),
        _ => InitialMassFunction.BrokenPowerLaw("three pieces", [0.1, 0.3, 1, 50], [1, 2, 2.7]),
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void MassBetween_Limits_IsOneSolarMass(string name)
    {
        InitialMassFunction function = Of(name);
        Assert.Equal(1, function.MassBetween(function.LowestMassSolar, function.HighestMassSolar), 1e-10);
        Assert.Equal(function.StarsPerSolarMass, function.NumberBetween(function.LowestMassSolar, function.HighestMassSolar), 1e-10);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Density_AtNeighbouringMasses_IsContinuousAndIntegratesToTheNumber(string name)
    {
        InitialMassFunction function = Of(name);
        double sum = 0;
        double low = function.LowestMassSolar;
        const int steps = 20000;
        double factor = Math.Pow(function.HighestMassSolar / low, 1.0 / steps);
        for (int i = 0; i < steps; i++)
        {
            double middle = low * Math.Sqrt(factor);
            sum += function.Density(middle) * low * (factor - 1);
            Assert.InRange(function.Density(middle) / function.Density(low), 0.99, 1.01);
            low *= factor;
        }

        // The midpoint rule with 20000 steps, broken at three masses: good to 1e-5.
        Assert.Equal(1, sum / function.StarsPerSolarMass, 1e-5);
    }

    [Fact]
    public void Salpeter_ClosedForm_GivesTheKnownNumbers()
    {
        // Number and mass in closed form for 0.1 to 100 Msun.
        double mass = (Math.Pow(100, -0.35) - Math.Pow(0.1, -0.35)) / -0.35;
        double number = (Math.Pow(100, -1.35) - Math.Pow(0.1, -1.35)) / -1.35;
        Assert.Equal(number / mass, InitialMassFunction.Salpeter().StarsPerSolarMass, 1e-10);
    }

    [Fact]
    public void MassAbove8Solar_KroupaAndChabrierAgainstSalpeter_IsHigher()
    {
        // Literature: about 0.14 of a Salpeter population's mass (0.1-100 Msun) and 0.21 of a Kroupa or Chabrier one is born above 8 Msun.
        Assert.InRange(InitialMassFunction.Salpeter().MassBetween(8, 100), 0.13, 0.15);
        Assert.InRange(InitialMassFunction.Kroupa().MassBetween(8, 100), 0.19, 0.23);
        Assert.InRange(InitialMassFunction.Chabrier().MassBetween(8, 100), 0.20, 0.25);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void SampleMass_ManyStars_FollowsTheFunction(string name)
    {
        InitialMassFunction function = Of(name);
        var random = new SeededRandom(7, "imf");
        double[] masses = [.. Enumerable.Range(0, 100_000).Select(_ => function.SampleMass(random))];
        Assert.All(masses, m => Assert.InRange(m, function.LowestMassSolar, function.HighestMassSolar));
        foreach (double limit in (double[])[0.2, 0.5, 1, 3])
        {
            double expected = function.NumberBetween(function.LowestMassSolar, limit) / function.StarsPerSolarMass;

            // Five binomial standard deviations.
            Assert.Equal(expected, masses.Count(m => m < limit) / 1e5, 5 * Math.Sqrt(expected * (1 - expected) / 1e5));
        }
    }

    [Fact]
    public void SampleCluster_SameSeed_GivesTheSameStarsNearTheMass()
    {
        InitialMassFunction function = InitialMassFunction.Kroupa();
        double[] first = function.SampleCluster(1e4, new SeededRandom(3, "cluster"));
        double[] second = function.SampleCluster(1e4, new SeededRandom(3, "cluster"));
        Assert.Equal(first, second);
        Assert.Equal(1e4, first.Sum(), 50.0); // at most half of the largest star away
        Assert.NotEqual(first, function.SampleCluster(1e4, new SeededRandom(4, "cluster")));
    }

    [Fact]
    public void BrokenPowerLaw_MassesThatDoNotAscend_Throws()
    {
        Assert.Throws<ArgumentException>(() => InitialMassFunction.BrokenPowerLaw("wrong", [1, 0.5], [2.3]));
        Assert.Throws<ArgumentException>(() => InitialMassFunction.BrokenPowerLaw("wrong", [0.1, 1], [2.3, 1]));
        Assert.Throws<ArgumentException>(() => InitialMassFunction.Kroupa(10, 1));
    }
}
