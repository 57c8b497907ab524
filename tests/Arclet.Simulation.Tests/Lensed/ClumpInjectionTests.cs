using Arclet.Imaging;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;
using Arclet.Sky;
using FittedPsf = Arclet.Imaging.Psf.GaussianMixturePsf;
using LensedShape = Arclet.Lensing.ClumpShape;

namespace Arclet.Simulation.Tests;

public class ClumpInjectionTests
{
    private static readonly FittedPsf Psf = new(
        [PsfGaussian.Elliptical(0.7, 1.3, 1.0, 0.4), PsfGaussian.Round(0.2, 3), new PsfGaussian(0.1, 20, 2, 30) { OffsetX = 0.3, OffsetY = -0.2 }], 0.04);

    [Theory]
    [InlineData(0)]
    [InlineData(35)]
    public void Light_OfAGaussian_IsThatOfTheClumpModelOfTheFits(double rotation)
    {
        const int size = 101;
        Wcs wcs = Wcs.Tangent(new SkyPosition(3.6, -30.4), size, size, 0.04, rotation);
        SkyPosition place = wcs.PixelToSky(47.3, 52.8);
        double[] light = ClumpInjection.Light(size, size, wcs, Psf, [(InjectedClump.Gaussian(place, 0.08, 0.05, 62), 12.5)]);
        var expected = new float[size * size];

        // The position angle counts from north to east; +y is at the position angle of the rotation, and east is to the left of it.
        double theta = 90 + 62 - rotation;
        ClumpModel.Add(expected, size, Psf, 47.3, 52.8, ClumpShape.FromAxes(0.05 / 0.04, 0.05 / 0.08, theta), 12.5);
        for (int i = 0; i < light.Length; i++)
            Assert.Equal(expected[i], light[i], 2e-5);
        Assert.Equal(12.5, light.Sum(), 1e-3);
    }

    [Fact]
    public void Inject_WithPhotonNoise_ScattersAsTheElectronsSay()
    {
        const int size = 64;
        Wcs wcs = Wcs.Tangent(new SkyPosition(3.6, -30.4), size, size, 0.04);
        var empty = new MemoryImage(new float[size * size], size, size);
        (InjectedClump, double)[] clumps = [(InjectedClump.Gaussian(wcs.PixelToSky(32, 32), 0.3, 0.3, 0), 1000)];
        double[] light = ClumpInjection.Light(size, size, wcs, Psf, clumps);
        MemoryImage noisy = ClumpInjection.Inject(empty, wcs, Psf, clumps, electronsPerUnit: 10, seed: 2);
        double chi2 = 0;
        int count = 0;
        for (int i = 0; i < light.Length; i++)
        {
            if (light[i] < 0.01)
                continue;
            chi2 += (noisy.Pixels[i] - light[i]) * (noisy.Pixels[i] - light[i]) * 10 / light[i];
            count++;
        }

        // Chi2 per pixel of more than a thousand pixels: 1 +- 0.045 at most.
        Assert.True(count > 1000);
        Assert.Equal(1, chi2 / count, 0.15);
    }

    [Fact]
    public void BehindLens_Images_CarryTheMagnifiedFlux()
    {
        Lensing.LensModel model = LensedFields.Small.Cluster.Model;
        LocatedClumpImage image = LensedFields.Small.ClumpImages.First(c => !c.Image.IsDistorted);
        LensedShape shape = image.Source.ShapeAt(image.Galaxy.Source.X, image.Galaxy.Source.Y);
        IReadOnlyList<InjectedClump> images = InjectedClump.BehindLens(model, image.Galaxy.Source.Redshift, shape);
        (double ra, double dec) = model.Reference.ToSky(image.Image.X, image.Image.Y);
        InjectedClump same = images.MinBy(i => new SkyPosition(i.RaDegrees, i.DecDegrees).SeparationArcsec(new SkyPosition(ra, dec)))!;
        Assert.Equal(image.Image.Magnification, same.FluxRatio, 1e-9);
        Wcs wcs = Wcs.Tangent(new SkyPosition(ra, dec), 151, 151, 0.04);
        Assert.Equal(3 * same.FluxRatio, ClumpInjection.Light(151, 151, wcs, Psf, [(same, 3)]).Sum(), 1e-3 * same.FluxRatio);
    }
}
