namespace Arclet.Populations.Tests;

public class IsochroneTests
{
    private static readonly StellarEvolution Solar = new(0.02);

    [Theory]
    [InlineData(3)]
    [InlineData(30)]
    [InlineData(1000)]
    public void Compute_StarsOfOneAge_AscendInMassAndResolveTheTurnOff(double age)
    {
        var options = new IsochroneOptions();
        Isochrone isochrone = Isochrone.Compute(Solar, age, options);
        ReadOnlySpan<IsochronePoint> points = isochrone.Points;
        Assert.InRange(points.Length, 100, 5000);
        for (int i = 1; i < points.Length; i++)
        {
            IsochronePoint a = points[i - 1];
            IsochronePoint b = points[i];
            Assert.True(b.InitialMassSolar > a.InitialMassSolar);
            Assert.Equal(age, b.State.AgeMyr);
            if (b.InitialMassSolar > a.InitialMassSolar * (1 + options.SmallestMassStep) && !b.State.IsRemnant)
                Assert.True(Math.Abs(Math.Log10(a.State.LuminositySolar / b.State.LuminositySolar)) <= options.LogLuminosityStep, $"{a} to {b}");
        }

        // At 3 Myr only the most massive stars have left the main sequence; later, stars that burn helium must be resolved.
        Assert.Contains(points.ToArray(), p => p.State.Phase == StellarPhase.CoreHeliumBurning || age < 4);
    }

    [Fact]
    public void Compute_FinerSteps_ChangeTheTotalLuminosityByUnder5Percent()
    {
        InitialMassFunction function = InitialMassFunction.Kroupa();
        foreach (double age in (double[])[5, 50, 500])
        {
            double coarse = Luminosity(Isochrone.Compute(Solar, age), function);
            double fine = Luminosity(Isochrone.Compute(Solar, age, new IsochroneOptions { LogLuminosityStep = 0.05, LogTemperatureStep = 0.015, StartingMasses = 200 }), function);
            Assert.InRange(coarse / fine, 0.95, 1.05);
        }
    }

    [Theory]
    // BC03-2016, Chabrier, Z = 0.02 (science notes of the project): living, living and remnants.
    [InlineData(10, 0.864, 0.891)]
    [InlineData(100, 0.715, 0.765)]
    [InlineData(1000, 0.578, 0.657)]
    [InlineData(10000, 0.416, 0.557)]
    public void SurvivingMass_Chabrier_AgreesWithBc03(double age, double living, double withRemnants)
    {
        (double ours, double all) = Isochrone.Compute(Solar, age).SurvivingMass(InitialMassFunction.Chabrier());

        // Remnant masses and winds are other codes' and other papers': 0.04 of the mass formed.
        Assert.Equal(living, ours, 0.04);
        Assert.Equal(withRemnants, all, 0.04);
    }

    [Fact]
    public void NumbersPerSolarMass_Sum_IsTheMassFunctionsNumber()
    {
        InitialMassFunction function = InitialMassFunction.Chabrier();
        Assert.Equal(function.StarsPerSolarMass, Isochrone.Compute(Solar, 100).NumbersPerSolarMass(function).Sum(), 1e-6);
    }

    [Fact]
    public void Compute_AgeOfZero_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => Isochrone.Compute(Solar, 0));

    private static double Luminosity(Isochrone isochrone, InitialMassFunction function)
    {
        double[] numbers = isochrone.NumbersPerSolarMass(function);
        double sum = 0;
        for (int i = 0; i < numbers.Length; i++)
            sum += numbers[i] * isochrone.Points[i].State.LuminositySolar;
        return sum;
    }
}
