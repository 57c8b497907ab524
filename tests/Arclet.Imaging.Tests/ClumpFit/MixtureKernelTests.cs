using System.Runtime.Intrinsics;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.ClumpFit;

public class MixtureKernelTests
{
    private static readonly double[] Identity = [1, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 1];

    [Fact]
    public void Exp_OverItsRange_IsExactTo3e13()
    {
        for (double t = -690; t <= 0; t += 0.37)
            Assert.Equal(1, MixtureKernel.Exp(Vector512.Create(t))[3] / Math.Exp(t), 3e-13);
    }

    [Fact]
    public void WithShape_Derivatives_AreThoseOfDifferences()
    {
        var mixture = new MixtureTable(SimulatedClumps.Psf);
        var shape = new ClumpShape(1.3, 0.4, 0.8);
        double[] at = Columns(mixture, shape, 3.3, 4.1);
        const double h = 1e-5;
        (double[] Up, double[] Down)[] moved =
        [
            (Columns(mixture, shape, 3.3 + h, 4.1), Columns(mixture, shape, 3.3 - h, 4.1)),
            (Columns(mixture, shape, 3.3, 4.1 + h), Columns(mixture, shape, 3.3, 4.1 - h)),
            (Columns(mixture, shape with { XX = 1.3 + h }, 3.3, 4.1), Columns(mixture, shape with { XX = 1.3 - h }, 3.3, 4.1)),
            (Columns(mixture, shape with { XY = 0.4 + h }, 3.3, 4.1), Columns(mixture, shape with { XY = 0.4 - h }, 3.3, 4.1)),
            (Columns(mixture, shape with { YY = 0.8 + h }, 3.3, 4.1), Columns(mixture, shape with { YY = 0.8 - h }, 3.3, 4.1)),
        ];
        for (int k = 0; k < 5; k++)
        {
            // Differences of 1e-5 are good to about 1e-10.
            for (int i = 0; i < 64; i++)
                Assert.Equal((moved[k].Up[i] - moved[k].Down[i]) / (2 * h), at[(64 * (k + 1)) + i], 2e-9);
        }
    }

    [Theory]
    [InlineData(0.8, 4e-5)]
    [InlineData(1.0, 1.4e-5)]
    [InlineData(1.5, 2.5e-6)]
    [InlineData(3.2, 2e-5)]
    public void OpticalPsf_OverAPixel_IsTheIntegralOfTheGaussian(double sigma, double tolerance)
    {
        // For a round Gaussian the integral over a pixel is a product of differences of the error function; here by 200-point sums, good to 1e-6 of the peak. What is left is the sixth cumulant.
        var mixture = new MixtureTable(new GaussianMixturePsf([PsfGaussian.Round(1, sigma)], 0.03, includesPixel: false));
        double[] model = Columns(mixture, default, 3.3, 4.1);
        double peak = 1 / (2 * Math.PI * sigma * sigma);
        for (int y = 0; y < 8; y++)
        {
            for (int x = 0; x < 8; x++)
                Assert.Equal(0, (model[(8 * y) + x] - (Mean(x - 3.3) * Mean(y - 4.1))) / peak, tolerance);
        }

        double Mean(double offset) => Enumerable.Range(0, 200).Average(i => Math.Exp(-0.5 * Math.Pow((offset - 0.5 + ((i + 0.5) / 200)) / sigma, 2))) / (Math.Sqrt(2 * Math.PI) * sigma);
    }

    private static double[] Columns(MixtureTable mixture, ClumpShape shape, double x, double y)
    {
        var table = new double[6 * mixture.Count];
        Assert.True(mixture.Fill(shape, table));
        double[] xs = [.. Enumerable.Range(0, 64).Select(i => (double)(i % 8))], ys = [.. Enumerable.Range(0, 64).Select(i => (double)(i / 8))], ones = [.. Enumerable.Repeat(1.0, 64)];
        var columns = new double[6 * 64];
        MixtureKernel.WithShape(xs, ys, ones, table, x, y, Identity, columns);
        return columns;
    }
}
