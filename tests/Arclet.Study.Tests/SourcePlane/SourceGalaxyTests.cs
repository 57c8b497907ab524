using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Study.Tests;

public class SourceGalaxyTests
{
    private static readonly LensReference Reference = new(3.58, -30.39);

    /// <summary>A sheet of convergence k at the source: beta = (1 - k) theta everywhere.</summary>
    private static LensModel Sheet(double convergence)
    {
        double efficiency = FlatLambdaCdm.Default.LensingEfficiency(0.308, 2);
        return new() { Reference = Reference, Potentials = [new() { Profile = MassProfile.MassSheet, Redshift = 0.308, Convergence = convergence / efficiency }] };
    }

    [Fact]
    public void Of_ASheet_ScalesBarycentreAndDistances()
    {
        (GalaxyPixels pixels, double centreX, double centreY) = Gaussian();
        LensModel half = Sheet(0.5);
        LensModel[] models = [Sheet(0.4), Sheet(0.5), Sheet(0.6)];
        var posterior = new LensPosterior(half, new LensDraws([], models, [], [0, 1, 2]));
        (string, double, double)[] clumps = [("7-1", centreX + 0.2, centreY), ("7-2", centreX, centreY + 0.01), ("7-3", centreX - 0.3, centreY - 0.4)];
        double kpc = half.KiloparsecPerArcsec(2);
        SourceGalaxy galaxy = SourceGalaxy.Of("7", pixels, clumps, posterior.FieldsFor(2), Reference, kpc);

        // Pixels of 0.02 arcsec, a symmetric galaxy on the centre of a pixel: the sums of its edge cancel to a percent of a pixel.
        Assert.Equal(0.5 * centreX, galaxy.BarycentreX, 0.0003);
        Assert.Equal(0.5 * centreY, galaxy.BarycentreY, 0.0003);
        Assert.Equal(0.5 * 0.2 * kpc, galaxy.Clumps[0].DistanceKiloparsec, 0.003);
        Assert.Equal(0.5 * 0.5 * kpc, galaxy.Clumps[2].DistanceKiloparsec, 0.003);
        Assert.Equal([false, true, false], galaxy.Clumps.Select(c => c.IsCentral));
        Assert.Equal([0.0, 1.0, 0.0], galaxy.Clumps.Select(c => c.CentralFraction));

        // The draws' distances are 0.6, 0.5 and 0.4 of the image's: 16 % of the way from the first to the last lies at 0.4 + 0.32 * 0.1.
        Assert.Equal(0.5 * 0.5 * kpc, galaxy.Clumps[2].DistanceP50, 0.003);
        Assert.Equal(0.432 * 0.5 * kpc, galaxy.Clumps[2].DistanceP16, 0.005);
        Assert.Equal(0.568 * 0.5 * kpc, galaxy.Clumps[2].DistanceP84, 0.005);
        Assert.Equal(1, galaxy.Folding, 2);
    }

    [Fact]
    public void Of_WithoutDraws_HasNoErrors()
    {
        (GalaxyPixels pixels, double x, double y) = Gaussian();
        SourceGalaxy galaxy = SourceGalaxy.Of("7", pixels, [("7-1", x, y)], new LensPosterior(Sheet(0.5), null).FieldsFor(2), Reference, 8);
        Assert.True(double.IsNaN(galaxy.Clumps[0].DistanceP50) && double.IsNaN(galaxy.BarycentreErrorArcsec));
    }

    [Fact]
    public void Of_NoPixelAboveTheThreshold_SaysSo()
    {
        GalaxyPixels dark = Gaussian().Pixels with { SurfaceBrightness = [.. Enumerable.Repeat(double.NaN, 101 * 101)] };
        Assert.Contains("no pixel", Assert.Throws<ArgumentException>(() => SourceGalaxy.Of("7", dark, [], new LensPosterior(Sheet(0.5), null).FieldsFor(2), Reference, 8)).Message);
    }

    /// <summary>A round Gaussian of sigma 0.2 arcsec in the middle of 101 x 101 pixels, 3 arcsec west and 2 north of the reference.</summary>
    private static (GalaxyPixels Pixels, double X, double Y) Gaussian()
    {
        const int Size = 101;
        (double ra, double dec) = Reference.ToSky(3, 2);
        Wcs wcs = Wcs.Tangent(new SkyPosition(ra, dec), Size, Size, 0.02);
        float[] science = new float[Size * Size], error = new float[Size * Size];
        bool[] isGalaxy = new bool[Size * Size];
        for (int i = 0; i < science.Length; i++)
        {
            double dx = ((i % Size) - 50) * 0.1, dy = ((i / Size) - 50) * 0.1;
            (science[i], error[i], isGalaxy[i]) = ((float)(100 * Math.Exp(-0.5 * ((dx * dx) + (dy * dy)))), 1, true);
        }

        SkyPosition middle = wcs.PixelToSky(50, 50);
        (double x, double y) = Reference.ToFrame(middle.RaDegrees, middle.DecDegrees);
        return (GalaxyPixels.Above(science, error, isGalaxy, Size, wcs, 3), x, y);
    }
}
