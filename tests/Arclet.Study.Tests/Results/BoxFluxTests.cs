using Arclet.Imaging.Psf;

namespace Arclet.Study.Tests.Results;

public class BoxFluxTests
{
    [Fact]
    public void Fraction_OfARoundGaussian_IsTheSquareOfOneSidesErf()
    {
        // sigma of source and PSF 1.2 and 1.6 px add to 2: erf(4.5 / (2 sqrt 2))^2.
        double erf = 1 - Arclet.Inference.Statistics.NormalDistribution.ComplementaryErrorFunction(4.5 / (2 * Math.Sqrt(2)));
        Assert.Equal(erf * erf, BoxFlux.Fraction(new GaussianMixturePsf([PsfGaussian.Round(1, 1.6)], 0.02), 1.2, 1, 0, 9), 9);
    }

    [Fact]
    public void Fraction_OfATiltedEllipse_IsScipys()
    {
        // scipy 1.10.1: dblquad over the square of 9 px, major axis 3 px and minor 1 px at 30 degrees, PSF of 1 px.
        Assert.Equal(0.876118788, BoxFlux.Fraction(new GaussianMixturePsf([PsfGaussian.Round(2, 1)], 0.02), 1, 1.0 / 3, 30, 9), 8);
    }
}
