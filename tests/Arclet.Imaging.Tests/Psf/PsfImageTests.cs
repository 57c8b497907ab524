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
}
