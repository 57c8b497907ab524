using Arclet.Lensing;

namespace Arclet.Study.Tests;

public class LensStudyTests
{
    /// <summary>An isothermal sphere: |mu_t| = 1/|1 - b/r|, mu_r = 1 with the Einstein radius b for the source.</summary>
    private static LensModel Sphere(double dispersion) => new()
    {
        Reference = new(3.58, -30.39),
        Potentials = [new() { Profile = MassProfile.SingularIsothermalEllipsoid, Redshift = 0.308, VelocityDispersionKms = dispersion }],
    };

    private static LensPosterior Posterior(params double[] dispersions) =>
        new(Sphere(800), dispersions.Length == 0 ? null : new LensDraws([], [.. dispersions.Select(Sphere)], [], [.. Enumerable.Range(0, dispersions.Length)]));

    [Fact]
    public void Measure_SmallClumpBehindASphere_HasItsMagnificationUnderEveryDraw()
    {
        double[] dispersions = [760, 780, 800, 820, 840];
        LensPosterior posterior = Posterior(dispersions);
        LensFields fields = posterior.FieldsFor(2);
        ClumpMagnification clump = ClumpMagnification.Measure(posterior, fields, 2, [new ClumpShape(40, 0, 0.02, 0.02, 0)])[0];
        for (int k = 0; k < dispersions.Length; k++)
        {
            double b = fields.Draws[k].DeflectionAt(40, 0).AlphaX;

            // The median over a disc of 0.02 arcsec at 40 arcsec: the second order is below 1e-5.
            Assert.Equal(1 / (1 - (b / 40)), clump.MuTangentialDraws[k], 4);
            Assert.Equal(1, clump.MuRadialDraws[k], 4);
            Assert.Equal(clump.MuTangentialDraws[k], clump.MuCentreDraws[k], 3);
        }

        Assert.Equal(clump.MuDraws[2], clump.Mu.Value, 10);
        Assert.True(clump.Mu.ModelUpper > clump.Mu.ModelLower, "mu grows faster than the mass");
        Assert.Equal(Math.Sqrt((clump.Mu.Scatter * clump.Mu.Scatter) + (clump.Mu.ModelUpper * clump.Mu.ModelUpper)), clump.Mu.UpperError, 12);
    }

    [Fact]
    public void Measure_SourceRedshift_ChangesMagnificationsAsTheSphereSays()
    {
        // mu_t = 1/(1 - b/r): d ln mu_t / dz = (db/dz / r) / (1 - b/r), b by two fields; mu_r does not change.
        LensPosterior posterior = Posterior();
        MagnificationSlopes slopes = ClumpMagnification.Measure(posterior, posterior.FieldsFor(1), 1, [new ClumpShape(40, 0, 0.02, 0.02, 0)])[0].RedshiftSlopes;
        double Radius(double z) => posterior.Best.FieldFor(z).DeflectionAt(40, 0).AlphaX;
        double expected = (Radius(1.001) - Radius(0.999)) / 0.002 / 40 / (1 - (Radius(1) / 40));

        // The step of 0.02 either way has a second order of about its square.
        Assert.Equal(1, slopes.MuTangential / expected, 0.01);
        Assert.Equal(0, slopes.MuRadial, 6);
        Assert.Equal(slopes.MuTangential, slopes.MuCentre, 3);
    }

    [Fact]
    public void Measure_WithoutPosterior_HasTheScatterAlone()
    {
        LensPosterior posterior = Posterior();
        ClumpMagnification clump = ClumpMagnification.Measure(posterior, posterior.FieldsFor(2), 2, [new ClumpShape(40, 0, 0.1, 0.05, 0)])[0];
        Assert.Empty(clump.MuDraws);
        Assert.Equal(clump.Mu.Scatter, clump.Mu.UpperError);
    }

    [Fact]
    public void ShapeOf_PositionAngle_IsTurnedIntoTheFrame()
    {
        // The frame has x to the west: north (position angle 0) is 90 degrees from +x, east (90) is 180.
        LensReference reference = new(3.58, -30.39);
        ClumpPhotometry clump = IntrinsicCase.Observed(1, 0.5) with { DecDegrees = -30.39 + (1 / 3600.0), PositionAngleDegrees = 90 };
        ClumpShape shape = ClumpFrame.ShapeOf(clump, reference, 0.008);
        Assert.Equal((0.0, 1.0), (Math.Round(shape.X, 9), Math.Round(shape.Y, 9)));
        Assert.Equal((0.04, 0.02, 180.0), (shape.SigmaMajorArcsec, shape.SigmaMinorArcsec, shape.AngleDegrees));
        Assert.Equal(0.008, ClumpFrame.ShapeOf(clump with { SigmaMinorPixels = 0.1 }, reference, 0.008).SigmaMinorArcsec);
    }

    [Fact]
    public void HostMagnification_UniformFlux_IsTheMeanOverItsPixels()
    {
        LensPosterior posterior = Posterior(760, 840);
        LensFields fields = posterior.FieldsFor(2);
        double[] x = [30, 40, 50], y = [0, 0, 0], flux = [1, 2, 1];
        double Mu(LensField field, double at) => 1 / (1 - (field.DeflectionAt(at, 0).AlphaX / at));
        HostMagnification weighted = HostMagnification.Over(fields, x, y, flux, HostMagnificationKind.FluxWeighted), conserving = HostMagnification.Over(fields, x, y, flux, HostMagnificationKind.FluxConserving);
        Assert.Equal((Mu(fields.Best, 30) + (2 * Mu(fields.Best, 40)) + Mu(fields.Best, 50)) / 4, weighted.Value, 8);
        Assert.Equal(4 / ((1 / Mu(fields.Best, 30)) + (2 / Mu(fields.Best, 40)) + (1 / Mu(fields.Best, 50))), conserving.Value, 8);
        Assert.Equal((Mu(fields.Draws[1], 30) + (2 * Mu(fields.Draws[1], 40)) + Mu(fields.Draws[1], 50)) / 4, weighted.Draws[1], 8);
    }

    [Fact]
    public void SamplePercentiles_AreNumpys()
    {
        // numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6], [16, 50, 84]) of numpy 1.24.
        (double p16, double p50, double p84) = SamplePercentiles.Of([3, 1, 4, 1, 5, 9, 2, 6, double.NaN]);
        Assert.Equal((1.12, 3.5, 5.88), (Math.Round(p16, 10), p50, Math.Round(p84, 10)));
    }
}
