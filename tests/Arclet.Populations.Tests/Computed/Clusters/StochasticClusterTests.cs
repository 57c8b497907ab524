namespace Arclet.Populations.Tests;

public class StochasticClusterTests
{
    private static readonly StochasticClusterModel Model = new(new StochasticClusterSettings { MassSolar = 1e3, AgeMyr = 4 }, new BlackBodySpectra());

    [Fact]
    public void DrawAll_ManyClusters_HaveTheMeanOfTheFullySampledPopulation()
    {
        StochasticCluster[] clusters = Model.DrawAll(2000);
        StochasticCluster expected = Model.Expected();

        // Five standard errors of the mean, from the clusters' own spread.
        AssertMean(c => c.Rates.Hydrogen);
        AssertMean(c => c.LuminositySolar);
        AssertMean(c => Math.Pow(10, -0.4 * c.AbsoluteMagnitudes[0]));
        AssertMean(c => c.Stars);
        Assert.All(clusters, c => Assert.Equal(1e3, c.MassSolar, 50.0));

        void AssertMean(Func<StochasticCluster, double> value)
        {
            double mean = clusters.Average(value), spread = Math.Sqrt(clusters.Average(c => Math.Pow(value(c) - mean, 2)));
            Assert.Equal(1, mean / value(expected), 5 * spread / Math.Sqrt(clusters.Length) / mean);
        }
    }

    [Fact]
    public void DrawAll_OneThreadOrTwo_GivesTheSameClusters()
    {
        StochasticCluster[] one = Model.DrawAll(50, 1), two = Model.DrawAll(50, 2);
        Assert.Equal(one.Select(c => c.Rates), two.Select(c => c.Rates));
        Assert.Equal(one[7].AbsoluteMagnitudes, Model.Draw(7).AbsoluteMagnitudes);
        Assert.NotEqual(one[7].Rates, one[8].Rates);
    }

    [Fact]
    public void Draw_SmallClusters_SpreadMoreAndShineLessInTheMiddle()
    {
        double[] small = Quantiles(3e2), large = Quantiles(3e4);
        Assert.True(small[2] - small[0] > 5 * (large[2] - large[0]));

        // Small clusters mostly lack the massive stars that make the photons: the median is below the mean, per mass.
        Assert.True(small[1] < large[1] - 0.1);

        static double[] Quantiles(double mass)
        {
            var model = new StochasticClusterModel(new StochasticClusterSettings { MassSolar = mass, AgeMyr = 4 }, new BlackBodySpectra());
            double[] sorted = [.. model.DrawAll(200).Select(c => Math.Log10(c.Rates.Hydrogen / mass)).Order()];
            return [sorted[32], sorted[100], sorted[168]];
        }
    }

    [Fact]
    public void Spectrum_OfACluster_HasItsPhotonsAndMagnitudes()
    {
        StochasticCluster cluster = Model.Draw(3);
        double[] spectrum = Model.Spectrum(3);
        Assert.Equal(1, IonisingPhotons.Rate(Model.WavelengthsAngstrom, spectrum) / cluster.Rates.Hydrogen, 1e-10);
        var seen = new ModelSpectrum
        {
            WavelengthsAngstrom = Model.WavelengthsAngstrom.ToArray(),
            LuminositySolar = spectrum,
            DustFreeLuminositySolar = spectrum,
            LineWavelengthsAngstrom = [],
            LineLuminositySolar = [],
            DustFreeLineLuminositySolar = [],
            AbsorbedLuminositySolar = 0,
        };
        Assert.Equal(RestFrame.Magnitude1500(seen), cluster.AbsoluteMagnitudes[0], 1e-3);
        Assert.Equal(RestFrame.MagnitudeV(seen), cluster.AbsoluteMagnitudes[2], 1e-3);
    }

    [Fact]
    public void Draw_WithGas_IsBrighterInTheBandsOfLines()
    {
        var curve = new FilterCurve("HA", [12900, 13300], [1, 1], "top-hat");
        StochasticClusterSettings settings = Model.Settings with { Filters = [curve], Redshift = 1 };
        StochasticCluster bare = new StochasticClusterModel(settings, new BlackBodySpectra()).Expected(), gas = new StochasticClusterModel(settings with { LogIonisation = -2.5 }, new BlackBodySpectra()).Expected();
        Assert.True(gas.FluxNanojansky[0] > 5 * bare.FluxNanojansky[0]);
        Assert.True(gas.AbsoluteMagnitudes[1] < bare.AbsoluteMagnitudes[1]);
        Assert.Equal(bare.Rates, gas.Rates);
    }

    [Theory]
    [InlineData(5, 4)]
    [InlineData(1e4, 0)]
    [InlineData(1e4, 3e4)]
    public void Settings_OutOfRange_AreRefused(double mass, double age) =>
        Assert.Throws<ArgumentException>(() => new StochasticClusterModel(new StochasticClusterSettings { MassSolar = mass, AgeMyr = age }, new BlackBodySpectra()));
}
