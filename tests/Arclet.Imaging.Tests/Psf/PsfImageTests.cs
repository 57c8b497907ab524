using Arclet.Imaging.Psf;
using Arclet.TestSupport;
using Xunit.Abstractions;

namespace Arclet.Imaging.Tests.Psf;

public class PsfImageTests(ITestOutputHelper output)
{
    /// <summary>
    /// FWHM and enclosed energies of science/imaging.md, measured there with scipy and photutils; the last column what the same
    /// definitions give with a spline of scipy 1.10 around the measured centre.
    /// </summary>
    [SharedDataTheory]
    [InlineData("f090w", 0.047, 0.689, 0.831, 0.941, 0.0459)]
    [InlineData("f115w", 0.050, 0.721, 0.840, 0.939, 0.0494)]
    [InlineData("f150w", 0.058, 0.723, 0.835, 0.934, 0.0580)]
    [InlineData("f200w", 0.073, 0.685, 0.827, 0.927, 0.0728)]
    [InlineData("f277w", 0.109, 0.621, 0.816, 0.923, 0.1100)]
    [InlineData("f356w", 0.135, 0.568, 0.771, 0.916, 0.1344)]
    [InlineData("f410m", 0.151, 0.525, 0.742, 0.904, 0.1498)]
    [InlineData("f444w", 0.157, 0.500, 0.734, 0.900, 0.1566)]
    public void Measure_NircamPsf_HasTheKnownWidthAndEnergies(string filter, double fwhm, double ee1, double ee2, double ee5, double scipyFwhm)
    {
        PsfImage psf = PsfImage.Read(SharedData.File("images", "nircam-psf-20mas", $"psf-smacs0723-{filter}.fits"));
        AzimuthalProfile profile = AzimuthalProfile.Measure(psf);
        EncircledEnergy energy = EncircledEnergy.Measure(psf);
        output.WriteLine($"{filter} centre {psf.CentreX:F3} {psf.CentreY:F3} FWHM {profile.FwhmArcsec:F4} ({fwhm}, {scipyFwhm}) EE {energy.At(0.1):F3} {energy.At(0.2):F3} {energy.At(0.5):F3} ({ee1} {ee2} {ee5})");
        Assert.Equal(0.02, psf.PixelScaleArcsec);
        Assert.Equal(scipyFwhm, profile.FwhmArcsec, 2e-4);
        Assert.Equal(fwhm, profile.FwhmArcsec, 1.5e-3);
        Assert.Equal(ee1, energy.At(0.1), 0.012);
        Assert.Equal(ee2, energy.At(0.2), 0.002);
        Assert.Equal(ee5, energy.At(0.5), 0.002);
    }

    [Fact]
    public void WriteAndRead_KeepTheImageAndItsScales()
    {
        string folder = Directory.CreateTempSubdirectory("arclet-psf-").FullName;
        try
        {
            PsfImage psf = Gaussian(2.0, 0.3, -0.2);
            string file = Path.Combine(folder, "psf.fits");
            psf.Write(file);
            PsfImage back = PsfImage.Read(file);
            Assert.Equal(psf.Pixels.ToArray(), back.Pixels.ToArray());
            Assert.Equal(0.01, back.PixelScaleArcsec);
            Assert.Equal(0.04, back.NativePixelScaleArcsec);
            // The window of SExtractor's position is the core's: half of a thousandth of a pixel is what its steps stop at.
            Assert.Equal(30.3, back.CentreX, 1e-3);
            Assert.Equal(29.8, back.CentreY, 1e-3);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Measure_Gaussian_HasItsWidthAndEnergy()
    {
        PsfImage psf = Gaussian(2.0, 0.3, -0.2).Recentred();
        // 2 sqrt(2 ln 2) sigma; the spline through pixels of half a sigma is good to 1e-3 of it.
        Assert.Equal(2.3548200 * 0.02, AzimuthalProfile.Measure(psf).FwhmArcsec, 5e-5);
        EncircledEnergy energy = EncircledEnergy.Measure(psf);
        // A sum over cut pixels spreads each value over its pixel, which adds a twelfth of its area to the variance: 4 + 1/12 square pixels.
        double variance = (4 + (1.0 / 12)) * 0.01 * 0.01;
        foreach (double radius in new[] { 0.03, 0.05, 0.1 })
            Assert.Equal(1 - Math.Exp(-radius * radius / (2 * variance)), energy.At(radius), 2e-3);
        Assert.Equal(Math.Sqrt(variance * 2 * Math.Log(2)), energy.RadiusOf(0.5), 1e-4);
        Assert.Equal(1 / energy.At(0.03), energy.ApertureCorrection(0.03));
        Assert.Equal(1, energy.At(5), 1e-6);
    }

    [Fact]
    public void Resampled_ToNativePixels_KeepsTheFlux()
    {
        PsfImage native = Gaussian(6.0, 0.3, -0.2).Recentred().Resampled(0.04, 15);
        Assert.Equal(1, native.Pixels.ToArray().Sum(), 1e-3);
        Assert.Equal(16 / (2 * Math.PI * 36), native.Value(0, 0), 1e-4);
    }

    private static PsfImage Gaussian(double sigma, double dx, double dy)
    {
        var pixels = new double[61 * 61];
        PsfGaussian shape = PsfGaussian.Round(1, sigma);
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = shape.Value((i % 61) - 30 - dx, (i / 61) - 30 - dy);
        return new PsfImage(pixels, 61, 61, 0.01) { NativePixelScaleArcsec = 0.04 };
    }
}
