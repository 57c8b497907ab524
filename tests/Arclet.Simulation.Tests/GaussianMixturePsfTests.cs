namespace Arclet.Simulation.Tests;

public class GaussianMixturePsfTests
{
    [Theory]
    [InlineData(5, 0.723)]
    [InlineData(10, 0.835)]
    [InlineData(25, 0.934)]
    public void NircamF150W_EnclosedEnergy_IsThatOfTheMeasuredPsf(double radiusPixels, double measured) =>
        // Measured on the SMACS 0723 PSF at 0.1, 0.2 and 0.5 arcsec; the weights are rounded to 0.005.
        Assert.Equal(measured, GaussianMixturePsf.NircamF150W20mas.EnclosedEnergy(radiusPixels), 0.005);

    [Theory]
    [InlineData(0.058, 0.02, 0.834, 0.933)]
    [InlineData(0.160, 0.04, 0.734, 0.900)]
    public void WithCore_EnclosedEnergy_IsNearThatOfMeasuredPsfs(double fwhm, double pixel, double within02, double within05)
    {
        // The PSFs of the SMACS 0723 mosaics (docs/psf.md): F150W and F444W at 0.2 and 0.5 arcsec. A form of two parameters is that near, not nearer.
        var psf = GaussianMixturePsf.WithCore(fwhm, pixel);
        Assert.Equal(fwhm / pixel, psf.FwhmPixels, 1e-6);
        Assert.Equal(within02, psf.EnclosedEnergy(0.2 / pixel), 0.03);
        Assert.Equal(within05, psf.EnclosedEnergy(0.5 / pixel), 0.03);
    }

    [Fact]
    public void Fwhm_OneGaussian_Is2Point3548Sigma()
    {
        var psf = new GaussianMixturePsf([1], [1.7]);
        Assert.Equal(2 * Math.Sqrt(2 * Math.Log(2)) * 1.7, psf.FwhmPixels, 1e-9);
    }

    [Fact]
    public void NircamF150W_Fwhm_Is50To60Milliarcseconds() =>
        Assert.InRange(GaussianMixturePsf.NircamF150W20mas.FwhmPixels * 0.02, 0.05, 0.06);

    [Fact]
    public void Weights_AreMadeToSumToOne()
    {
        var psf = new GaussianMixturePsf([2, 6], [1, 2]);
        Assert.Equal([0.25, 0.75], psf.Weights);
    }

    [Fact]
    public void Constructor_UnequalLists_Throws() =>
        Assert.Throws<ArgumentException>(() => new GaussianMixturePsf([1], [1, 2]));
}
