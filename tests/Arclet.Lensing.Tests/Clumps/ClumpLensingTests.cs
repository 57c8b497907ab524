namespace Arclet.Lensing.Tests.Clumps;

public class ClumpLensingTests
{
    private const double LensRedshift = 0.4, SourceRedshift = 2;

    private static double Efficiency => Arclet.Sky.FlatLambdaCdm.Default.LensingEfficiency(LensRedshift, SourceRedshift);

    [Fact]
    public void Measure_BehindASheet_IsTheFormula()
    {
        // mu = 1 / (1 - kappa)^2 everywhere: no scatter, and the ellipse shrinks by 1 - kappa.
        ClumpLensing clump = ClumpLensing.Measure(Field(Sheet(0.4)), new(1, 2, 0.2, 0.1, 30));

        Assert.Equal(1 / 0.36, clump.Mu, 1e-12);
        Assert.Equal(0, clump.MuScatter, 1e-12);
        Assert.Equal(1 / 0.6, clump.MuTangential, 1e-12);
        Assert.Equal(1 / 0.6, clump.MuRadial, 1e-12);
        Assert.Equal(0.12, clump.SourceSigmaMajorArcsec, 1e-12);
        Assert.Equal(0.06, clump.SourceSigmaMinorArcsec, 1e-12);
        Assert.Equal(30, clump.SourceAngleDegrees, 1e-9);
        Assert.Equal(Math.Sqrt(2 * Math.Log(2)) * Math.Sqrt(0.12 * 0.06), clump.SourceEffectiveRadiusArcsec, 1e-12);

        // Pixels on the edge of the area are partly covered, and counted as they are: exact but for rounding.
        Assert.Equal(1 / 0.36, clump.MuFinite, 1e-9);
        Assert.Equal(1, clump.Folding, 1e-9);
        Assert.False(clump.VariesStrongly);
    }

    [Fact]
    public void Measure_BehindAShear_DistortsTheCircleIntoTheFormulasEllipse()
    {
        // A = diag(1 - g, 1 + g) in the shear's axes: a circle becomes an ellipse with its major axis across the shear.
        var shear = new Potential { Profile = MassProfile.ExternalShear, Shear = 0.2 / Efficiency, AngleDegrees = 20, Redshift = LensRedshift };

        ClumpLensing clump = ClumpLensing.Measure(Field(shear), new(0, 0, 0.1, 0.1, 0));

        Assert.Equal(0.12, clump.SourceSigmaMajorArcsec, 1e-12);
        Assert.Equal(0.08, clump.SourceSigmaMinorArcsec, 1e-12);
        Assert.Equal(-70, clump.SourceAngleDegrees, 1e-9);
        Assert.Equal(1 / 0.96, clump.MuFinite, 1e-9);
    }

    [Fact]
    public void Measure_FarFromCriticalLines_AllWaysAgree()
    {
        ClumpLensing clump = ClumpLensing.Measure(Field(Isothermal(1)), new(3, 0, 0.02, 0.01, 90));

        // mu = 1 / (1 - 1/3) = 1.5 and varies by 0.25 an arcsec times 0.02.
        Assert.Equal(1.5, clump.Mu, 1e-3);
        Assert.Equal(1.5, clump.MuFinite, 1e-3);
        Assert.Equal(1.5, clump.MuCentre, 1e-9);
        Assert.InRange(clump.MuScatter, 1e-4, 1e-2);
        Assert.InRange(clump.PixelCount, 100, 140);
    }

    [Fact]
    public void Measure_OnACriticalLine_IsFlaggedAndTheFiniteMagnificationIsFinite()
    {
        // The Einstein ring of 1 arcsec crosses the clump: mu diverges there, the area does not. A disc of radius r on the ring of an isothermal sphere covers in the
        // source plane a fan of 2 r by about r / 1: layers on each other, since the ring folds it.
        ClumpLensing clump = ClumpLensing.Measure(Field(Isothermal(1)), new(1, 0, 0.05, 0.05, 0));

        Assert.True(clump.CrossesCriticalLine);
        Assert.True(clump.VariesStrongly);
        Assert.InRange(clump.MuFinite, 10, 200);
        Assert.True(clump.Folding > 0.999);
        Assert.True(clump.MuScatter > clump.Mu);
    }

    [Fact]
    public void Measure_FiniteArea_OfAnArcIsThatOfTheRing()
    {
        // By polar coordinates of an isothermal sphere of b = 1: a pixel at radius r maps to r - 1, areas by (r - 1) / r. Over a small disc about r = 1.5
        // the mean of 1/mu is 1 - 1/r averaged over it: 1/3 to the second order in 0.1/1.5.
        ClumpLensing clump = ClumpLensing.Measure(Field(Isothermal(1)), new(1.5, 0, 0.1, 0.1, 0));

        Assert.Equal(3, clump.MuFinite, 0.02);
    }

    [Theory]
    [InlineData(0, 0.1, 0)]
    [InlineData(0.1, -1, 0)]
    [InlineData(0.1, 0.1, double.NaN)]
    public void Measure_ShapeThatIsNone_IsRefused(double major, double minor, double angle) =>
        Assert.Throws<ArgumentException>(() => ClumpLensing.Measure(Field(Sheet(0.1)), new(0, 0, major, minor, angle)));

    [Fact]
    public void FromMoments_IsTheEllipseOfItsAxes()
    {
        (double sin, double cos) = Math.SinCos(0.6);
        ClumpShape shape = ClumpShape.FromMoments(1, 2, (9 * cos * cos) + (4 * sin * sin), 5 * sin * cos, (9 * sin * sin) + (4 * cos * cos));

        Assert.Equal(3, shape.SigmaMajorArcsec, 1e-12);
        Assert.Equal(2, shape.SigmaMinorArcsec, 1e-12);
        Assert.Equal(0.6 * 180 / Math.PI, shape.AngleDegrees, 1e-9);
    }

    private static LensField Field(Potential potential) => new LensModel { Potentials = [potential] }.FieldFor(SourceRedshift);

    private static Potential Sheet(double kappa) => new() { Profile = MassProfile.MassSheet, Convergence = kappa / Efficiency, Redshift = LensRedshift };

    private static Potential Isothermal(double b) => new()
    {
        Profile = MassProfile.SingularIsothermalEllipsoid,
        Redshift = LensRedshift,
        VelocityDispersionKms = Math.Sqrt(b / Efficiency / (4 * LensConstants.Exact.DispersionArcsec)),
    };
}
