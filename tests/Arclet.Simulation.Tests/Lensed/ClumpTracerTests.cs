using Arclet.Lensing;

namespace Arclet.Simulation.Tests;

public class ClumpTracerTests
{
    private const double Redshift = 2;

    /// <summary>An isothermal sphere of 600 km/s: the images of a source at beta are at beta + e and beta - e, with mu = 1 + e/beta and 1 - e/beta.</summary>
    private static readonly LensModel Sphere = new()
    {
        Potentials = [new Potential { Id = "S", Profile = MassProfile.SingularIsothermalEllipsoid, VelocityDispersionKms = 600, Redshift = 0.3 }],
    };

    private static readonly LensModel Ellipse = new()
    {
        Potentials =
        [
            new Potential { Id = "E", Profile = MassProfile.DualPseudoIsothermal, VelocityDispersionKms = 600, Ellipticity = 0.35, AngleDegrees = 20, CoreRadiusArcsec = 2, CutRadiusArcsec = 200, Redshift = 0.3 },
            new Potential { Id = "M", Profile = MassProfile.DualPseudoIsothermal, VelocityDispersionKms = 150, X = 6, Y = 7, CoreRadiusArcsec = 0.05, CutRadiusArcsec = 5, Redshift = 0.3 },
        ],
    };

    private static readonly double EinsteinRadius = -Sphere.FieldFor(Redshift).SourceOf(1e-9, 0).X;

    [Fact]
    public void Trace_SmallClumpBehindAnIsothermalSphere_HasTheTwoImagesOfTheTextbook()
    {
        const double beta = 2.5;
        var clump = new ClumpShape(beta, 0, 0.004, 0.003, 30);
        LensedClumpImage[] images = [.. new ClumpTracer(Sphere, Redshift).Trace(clump, 0.01).OrderByDescending(i => i.Magnification)];
        Assert.Equal(2, images.Length);
        for (int i = 0; i < 2; i++)
        {
            int side = i == 0 ? 1 : -1;
            Assert.Equal(beta + (side * EinsteinRadius), images[i].X, 1e-6);
            Assert.Equal(0, images[i].Y, 1e-6);
            Assert.Equal(1 + (side * EinsteinRadius / beta), images[i].MuCentre, 1e-6);
            Assert.Equal(Math.Abs(images[i].MuCentre), images[i].Magnification, 1e-3 * images[i].Magnification);

            // Radially nothing changes, tangentially the image is |mu| as wide: the moments of the turned ellipse.
            (double sin, double cos) = Math.SinCos(Math.PI / 6);
            Assert.Equal((0.004 * 0.004 * cos * cos) + (0.003 * 0.003 * sin * sin), images[i].Cxx, 1e-9);
            Assert.Equal(images[i].MuCentre * images[i].MuCentre * ((0.004 * 0.004 * sin * sin) + (0.003 * 0.003 * cos * cos)), images[i].Cyy, 1e-3 * images[i].Cyy);
        }
    }

    [Theory]
    [InlineData(0.3, 0.25, 0.02)]
    [InlineData(1.3, 0.4, 0.05)]
    [InlineData(0.02, 0.01, 0.1)]
    [InlineData(4.0, 3.0, 0.03)]
    [InlineData(1.2, 2.0, 0.15)]
    public void Trace_ClumpAnywhere_HasTheFluxThatRaysOfTheWholeImagePlaneCount(double x, double y, double sigma)
    {
        var clump = new ClumpShape(x, y, sigma, 0.8 * sigma, 10);
        double traced = new ClumpTracer(Ellipse, Redshift).Trace(clump, 1e-3).Sum(i => i.Magnification);

        // Every ray of a fine grid that covers all images, without any knowledge of where they are; blocks whose centre is traced to a place farther
        // from the clump than a fivefold stretched block could be are left out.
        LensField field = Ellipse.FieldFor(Redshift);
        var source = SourceGaussian.Of(clump);
        const double block = 0.25;
        int rays = (int)Math.Ceiling(block / (sigma / 4));
        double step = block / rays, sum = 0;
        double[] rx = new double[rays * rays], ry = new double[rx.Length], ax = new double[rx.Length], ay = new double[rx.Length];
        for (double by = -20; by < 20; by += block)
        {
            for (double bx = -20; bx < 20; bx += block)
            {
                (double cx, double cy) = field.SourceOf(bx + (block / 2), by + (block / 2));
                if (double.Hypot(cx - x, cy - y) > (7 * sigma) + (5 * 0.71 * block))
                    continue;
                for (int i = 0; i < rx.Length; i++)
                    (rx[i], ry[i]) = (bx + (((i % rays) + 0.5) * step), by + (((i / rays) + 0.5) * step));
                field.Deflections(rx, ry, ax, ay);
                for (int i = 0; i < rx.Length; i++)
                {
                    double d2 = source.DistanceSquared(rx[i] - ax[i] - x, ry[i] - ay[i] - y);
                    if (d2 < 50)
                        sum += Math.Exp(-0.5 * d2);
                }
            }
        }

        // What is left out beyond 4.8 sigma is 1e-5; images below |mu| = 1e-3 and the grid's own error make up the rest.
        Assert.Equal(sum * step * step / source.Area, traced, 0.004 * traced);
    }

    [Fact]
    public void Trace_LinearAndBentImages_HaveComponentsWithTheFluxAndMomentsThatTheyTell()
    {
        foreach (LensedClumpImage image in new ClumpTracer(Ellipse, Redshift).Trace(new ClumpShape(0.3, 0.25, 0.05, 0.04, 0), 1e-3))
        {
            GaussianComponent all = GaussianComponent.Moments(image.Components);
            Assert.Equal(image.Magnification, all.Flux, 1e-9 * all.Flux);
            Assert.Equal(image.X, all.X, 1e-9);
            Assert.Equal(image.Cyy, all.Cyy, 1e-9);
            Assert.Equal(image.IsDistorted, image.Components.Count > 1);
        }
    }
}
