namespace Arclet.Lensing.Tests.Models;

public class ConvergenceMapTests
{
    private static readonly Potential Smooth = new()
    {
        Profile = MassProfile.DualPseudoIsothermal,
        X = 1,
        Y = -2,
        Ellipticity = 0.3,
        AngleDegrees = 30,
        CoreRadiusArcsec = 6,
        CutRadiusArcsec = 40,
        VelocityDispersionKms = 700,
        Redshift = 0.308,
    };

    [Fact]
    public void DeflectionMap_OfASmoothLens_GivesItsTerms()
    {
        LensPlaneField truth = Field(Smooth), map = Field(new Potential { Profile = MassProfile.PixelMap, Map = SmoothMap(), Redshift = 0.308 });
        double zero = map.At(0.5, 0.5).Psi - truth.At(0.5, 0.5).Psi;
        foreach ((double x, double y) in new[] { (3.3, 1.2), (-7.7, 9.1), (13.4, -12.2) })
        {
            // Cubic splines of step h = 0.25" leave h^4/384 of the fourth derivative in the value, h^3 in the slopes.
            LensTerms a = truth.At(x, y), b = map.At(x, y);
            Assert.Equal(a.AlphaX, b.AlphaX, 1e-6);
            Assert.Equal(a.AlphaY, b.AlphaY, 1e-6);
            Assert.Equal(a.PsiXx, b.PsiXx, 1e-5);
            Assert.Equal(a.PsiXy, b.PsiXy, 1e-5);
            Assert.Equal(a.PsiYy, b.PsiYy, 1e-5);
            Assert.Equal(a.Psi, b.Psi - zero, 1e-5);
        }

        Assert.True(double.IsNaN(map.At(40, 0).AlphaX));
    }

    [Fact]
    public void DeflectionMap_OfACubic_IsExact()
    {
        MapGrid grid = new(-2, -1, 0.5, 9, 7);
        double[] x = new double[grid.Count], y = new double[grid.Count];
        for (int k = 0; k < x.Length; k++)
        {
            // psi = a x^4/12 + b x^2 y^2/2: alpha is cubic.
            (double u, double v) = (grid.X(k % 9), grid.Y(k / 9));
            (x[k], y[k]) = ((u * u * u / 3) + (u * v * v), u * u * v);
        }

        LensTerms t = Field(new Potential { Profile = MassProfile.PixelMap, Map = DeflectionMap.FromDeflections(grid, x, y), Redshift = 0.3 }).At(0.37, 0.81);
        Assert.Equal((0.37 * 0.37 * 0.37 / 3) + (0.37 * 0.81 * 0.81), t.AlphaX, 1e-13);
        Assert.Equal((0.37 * 0.37) + (0.81 * 0.81), t.PsiXx, 1e-12);
        Assert.Equal(2 * 0.37 * 0.81, t.PsiXy, 1e-12);
    }

    /// <summary>A uniform disc of convergence 0.5: alpha = 0.5 theta within, and 0.5 R^2/theta outside; a disc of square pixels is rough at its edge by 1e-3.</summary>
    [Fact]
    public void ConvergenceMap_OfADisc_DeflectsAsADisc()
    {
        MapGrid grid = MapGrid.Square(100, 10);
        double[] kappa = new double[grid.Count];
        for (int k = 0; k < kappa.Length; k++)
            kappa[k] = Math.Sqrt((grid.X(k % 100) * grid.X(k % 100)) + (grid.Y(k / 100) * grid.Y(k / 100))) < 5 ? 0.5 : 0;
        double area = kappa.Sum() / 0.5 * grid.StepArcsec * grid.StepArcsec / Math.PI;
        LensPlaneField field = Field(new Potential { Profile = MassProfile.PixelMap, Map = DeflectionMap.FromConvergence(grid, kappa), Redshift = 0.3 });
        Assert.Equal(1.0, field.DeflectionAt(2, 1).AlphaX, 2e-3);
        Assert.Equal(0.5, field.DeflectionAt(2, 1).AlphaY, 2e-3);
        Assert.Equal(0.5 * area / 8, field.DeflectionAt(8, 0).AlphaX, 2e-3);
        Assert.Equal(0, field.DeflectionAt(0, 0).AlphaX, 1e-12);
    }

    internal static DeflectionMap SmoothMap()
    {
        MapGrid grid = MapGrid.Square(160, 20);
        LensPlaneField truth = LensPlaneField.WithEfficiency(new LensModel { Potentials = [Smooth] }, [Smooth], 1);
        double[] x = new double[grid.Count], y = new double[grid.Count], ax = new double[grid.Count], ay = new double[grid.Count];
        for (int k = 0; k < x.Length; k++)
            (x[k], y[k]) = (grid.X(k % grid.Width), grid.Y(k / grid.Width));
        truth.Deflections(x, y, ax, ay);
        return DeflectionMap.FromDeflections(grid, ax, ay);
    }

    private static LensPlaneField Field(Potential lens) => LensPlaneField.WithEfficiency(new LensModel { Potentials = [lens] }, [lens], 1);
}
