using Arclet.Fits;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.Psf;

public class GaussianMixturePsfTests
{
    private static readonly GaussianMixturePsf Psf = new(
        [PsfGaussian.Round(0.6, 1.2), PsfGaussian.Elliptical(0.3, 4, 1.5, 0.7), PsfGaussian.Elliptical(0.1, 2, 1, 2) with { OffsetX = 1.5, OffsetY = -0.5 }], 0.02);

    [Fact]
    public void Value_IsThatOfScipy()
    {
        // scipy 1.10: sum of f multivariate_normal([ox, oy], C).pdf([1, 2]).
        Assert.Equal(0.020649940654166407, Psf.Value(1, 2), 1e-12);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(12)]
    public void EnclosedFlux_IsTheSumOverAFineGrid(double radius)
    {
        const double Step = 0.02;
        double sum = 0;
        for (double y = -radius + (Step / 2); y < radius; y += Step)
        {
            for (double x = -radius + (Step / 2); x < radius; x += Step)
                sum += (x * x) + (y * y) < radius * radius ? Psf.Value(x, y) * Step * Step : 0;
        }

        // The staircase of the grid at the circle is good to some 1e-4.
        Assert.Equal(sum, Psf.EnclosedFlux(radius), 2e-4);
    }

    [Fact]
    public void Rescaled_KeepsValuesOnTheSky()
    {
        GaussianMixturePsf coarse = Psf.Rescaled(0.04);
        Assert.Equal(4 * Psf.Value(2, 1), coarse.Value(1, 0.5), 1e-14);
        Assert.Equal(Psf.EnclosedFlux(8), coarse.EnclosedFlux(4), 1e-6);
        Assert.Equal(1, coarse.TotalFlux, 1e-12);
    }

    [Fact]
    public void Rotated_ByAQuarterTurn_SwapsItsAxes() => Assert.Equal(Psf.Value(2, 1), Psf.Rotated(Math.PI / 2).Value(-1, 2), 1e-14);

    [Fact]
    public void Json_GoesRoundWithoutLoss()
    {
        GaussianMixturePsf back = GaussianMixturePsf.FromJson(Psf.ToJson(), "g.json");
        Assert.Equal(Psf.Components.ToArray(), back.Components.ToArray());
        Assert.False(back.IsCentred);
        string message = Assert.Throws<InputException>(() => GaussianMixturePsf.FromJson(Psf.ToJson().Replace("cxy_px2", "cxz_px2", StringComparison.Ordinal), "g.json")).Message;
        Assert.Contains("g.json: \"gaussians[0].cxy_px2\" is missing", message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_CovarianceThatIsNone_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new GaussianMixturePsf([new PsfGaussian(1, 1, 2, 1)], 0.02));
}
