using Arclet.Inference;
using Arclet.Inference.Statistics;

namespace Arclet.Study.Tests.Results;

public class MassFunctionTests
{
    [Fact]
    public void PowerLaw_OfExactMasses_IsTheClosedForm()
    {
        double[] masses = PowerLawMasses(500, -2, 6, 1);
        MassFunctionFit fit = MassFunctions.Fit(new() { LogMasses = masses, LogMinimumMass = 6 }, MassFunctionShape.PowerLaw);
        (double slope, double error, int count) = MassFunctions.PowerLawSlope(masses, 6);

        // The maximum is found to 1e-5; the likelihood's half width is the closed error to second order in 1 / sqrt(N).
        Assert.Equal(slope, fit.Slope, 4);
        Assert.Equal(error, 0.5 * (fit.SlopeUpper - fit.SlopeLower), 0.002);
        Assert.Equal(500, count);
        Assert.InRange(fit.Slope, -2 - (3 * error), -2 + (3 * error));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void PowerLaw_OfIncompleteMassesWithErrors_RecoversTheSlope(int seed)
    {
        // Masses from 10^5 on, half found at 10^6, 0.2 dex of error: without both corrections the slope is off by 0.2 and more.
        static double Found(double x) => 1 / (1 + Math.Exp(-(x - 6) / 0.2));
        var random = new SeededRandom((ulong)seed, "selection");
        double[] observed = [.. PowerLawMasses(20000, -2, 5, seed).Where(m => random.NextDouble() < Found(m)).Select(m => m + (0.2 * random.Gaussian()))];
        MassFunctionFit fit = MassFunctions.Fit(
            new() { LogMasses = observed, Errors = [.. observed.Select(_ => 0.2)], LogMinimumMass = 6, Completeness = Found }, MassFunctionShape.PowerLaw);
        double error = 0.5 * (fit.SlopeUpper - fit.SlopeLower);
        Assert.InRange(fit.Slope, -2 - (3 * error), -2 + (3 * error));
        Assert.InRange(error, 0.01, 0.06);
    }

    [Fact]
    public void Truncation_OfExactMasses_IsAtTheLargestMass()
    {
        double[] masses = [.. PowerLawMasses(3000, -2, 6, 4).Where(m => m < 7.5)];
        MassFunctionFit fit = MassFunctions.Fit(new() { LogMasses = masses, LogMinimumMass = 6 }, MassFunctionShape.TruncatedPowerLaw);
        Assert.Equal(masses.Max(), fit.LogCutoff, 3);
        Assert.InRange(fit.Slope, fit.SlopeLower, fit.SlopeUpper);
        Assert.InRange(-2, fit.Slope - 0.2, fit.Slope + 0.2);
        Assert.InRange(7.5, fit.LogCutoffLower - 0.02, fit.LogCutoffUpper + 0.1);
    }

    [Fact]
    public void Schechter_OfDrawnMasses_RecoversSlopeAndCutoff()
    {
        var random = new SeededRandom(5, "schechter");
        double[] masses = [.. PowerLawMasses(20000, -1.6, 6, 5).Where(m => random.NextDouble() < Math.Exp(-Math.Pow(10, m - 7.5)))];
        MassFunctionFit fit = MassFunctions.Fit(new() { LogMasses = masses, LogMinimumMass = 6 }, MassFunctionShape.Schechter);

        // Three times the half widths of the intervals.
        Assert.InRange(-1.6, fit.Slope - (3 * (fit.Slope - fit.SlopeLower)), fit.Slope + (3 * (fit.SlopeUpper - fit.Slope)));
        Assert.InRange(7.5, fit.LogCutoff - (3 * (fit.LogCutoff - fit.LogCutoffLower)), fit.LogCutoff + (3 * (fit.LogCutoffUpper - fit.LogCutoff)));
    }

    [Fact]
    public void Schechter_OfAPurePowerLaw_HasNoUpperCutoff()
    {
        MassFunctionFit fit = MassFunctions.Fit(new() { LogMasses = PowerLawMasses(60, -2.2, 6, 6), LogMinimumMass = 6 }, MassFunctionShape.Schechter);
        Assert.Equal(double.PositiveInfinity, fit.LogCutoffUpper);
    }

    [Fact]
    public void Fit_OfOneMass_SaysSo() =>
        Assert.Contains("two masses", Assert.Throws<ArgumentException>(() => MassFunctions.Fit(new() { LogMasses = [7], LogMinimumMass = 6 }, MassFunctionShape.PowerLaw)).Message, StringComparison.Ordinal);

    [Fact]
    public void Fit_WithAnErrorThatSaysNothing_IsRefused() =>
        Assert.Contains("above 10 dex", Assert.Throws<ArgumentException>(() => MassFunctions.Fit(new() { LogMasses = [7, 8], Errors = [0.1, 100], LogMinimumMass = 6 }, MassFunctionShape.PowerLaw)).Message, StringComparison.Ordinal);

    private static double[] PowerLawMasses(int count, double slope, double minimum, int seed)
    {
        var random = new SeededRandom((ulong)seed, "masses");
        return [.. Enumerable.Range(0, count).Select(_ => minimum + (Math.Log10(1 - random.NextDouble()) / (slope + 1)))];
    }

    [Fact]
    public void PowerLawMinimum_OfASampleThatFadesBelowALimit_IsAboveItAndLeavesTheSlope()
    {
        // dN/dM ~ M^-2 from 10^5 on; below 10^7 a mass is found with a chance that falls by 1.5 dex per dex.
        var random = new Arclet.Inference.SeededRandom(4, "fading");
        double[] masses = [.. Enumerable.Range(0, 40_000).Select(_ => 5 - Math.Log10(1 - random.NextDouble())).Where(m => random.NextDouble() < Math.Pow(10, Math.Min(0, 1.5 * (m - 7))))];
        double minimum = MassFunctions.PowerLawMinimum(masses);
        Assert.InRange(minimum, 6.8, 8);
        (double slope, double error, int count) = MassFunctions.PowerLawSlope(masses, minimum);
        Assert.InRange(slope, -2 - (2 * error), -2 + (2 * error));
        Assert.True(count >= 30);
        Assert.Equal(double.NaN, MassFunctions.PowerLawMinimum([]));
    }
}
