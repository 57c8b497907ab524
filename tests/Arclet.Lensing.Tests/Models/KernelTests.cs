using System.Runtime.Intrinsics;
using Arclet.Lensing.Kernels;

namespace Arclet.Lensing.Tests.Models;

public class KernelTests
{
    /// <summary>
    /// The vector kernel against the scalar formulas over 300 lenses of every kind and 1003 points (a last block of three): 1e-14 of the field's scale, some tens of
    /// roundings of a sum of 300.
    /// </summary>
    [Fact]
    public void Spans_EqualTheScalarFormulasTo1e14OfTheField()
    {
        var random = new Random(5);
        Potential[] lenses = [.. Enumerable.Range(0, 300).Select(i => new Potential
        {
            Profile = (i % 5) switch { 3 => MassProfile.PseudoIsothermal, 4 => MassProfile.SingularIsothermalEllipsoid, _ => MassProfile.DualPseudoIsothermal },
            X = (random.NextDouble() * 120) - 60,
            Y = (random.NextDouble() * 120) - 60,
            Ellipticity = i % 7 == 0 ? 0 : i % 7 == 1 ? -0.3 : random.NextDouble() * 0.9,
            AngleDegrees = random.NextDouble() * 360,
            CoreRadiusArcsec = i % 11 == 0 ? 0 : 0.03 + random.NextDouble(),
            CutRadiusArcsec = i % 13 == 0 ? 1700 : 2 + (10 * random.NextDouble()),
            VelocityDispersionKms = 50 + (100 * random.NextDouble()),
            Redshift = 0.3,
        })];
        LensPlaneField field = LensPlaneField.WithEfficiency(new LensModel { Potentials = lenses }, lenses, 0.7);
        double[] x = [.. Enumerable.Range(0, 1003).Select(_ => (random.NextDouble() * 160) - 80)], y = [.. Enumerable.Range(0, 1003).Select(_ => (random.NextDouble() * 160) - 80)];
        (x[5], y[5]) = (lenses[0].X + 1e-7, lenses[0].Y);
        double[] ax = new double[1003], ay = new double[1003], xx = new double[1003], xy = new double[1003], yy = new double[1003];
        field.DeflectionsAndHessians(x, y, ax, ay, xx, xy, yy);
        double[] bx = new double[1003], by = new double[1003], hx = new double[1003], hxy = new double[1003], hy = new double[1003];
        field.Deflections(x, y, bx, by);
        field.Hessians(x, y, hx, hxy, hy);
        Assert.Equal(ax, bx);
        Assert.Equal(ay, by);
        Assert.Equal(xx, hx);
        Assert.Equal(xy, hxy);
        Assert.Equal(yy, hy);
        double alpha = ax.Concat(ay).Max(Math.Abs);
        for (int i = 0; i < x.Length; i++)
        {
            LensTerms t = field.At(x[i], y[i]), one = field.DeflectionAndHessianAt(x[i], y[i]);
            double hessian = Math.Max(10, Math.Abs(t.PsiXx) + Math.Abs(t.PsiYy));
            Assert.Equal(t.AlphaX, ax[i], 1e-14 * alpha);
            Assert.Equal(t.AlphaY, ay[i], 1e-14 * alpha);
            Assert.Equal(t.PsiXx, xx[i], 1e-14 * hessian);
            Assert.Equal(t.PsiXy, xy[i], 1e-14 * hessian);
            Assert.Equal(t.PsiYy, yy[i], 1e-14 * hessian);
            Assert.Equal(t.AlphaX, one.AlphaX, 1e-14 * alpha);
            Assert.Equal(t.PsiXy, one.PsiXy, 1e-14 * hessian);
            Assert.Equal((one.AlphaX, one.AlphaY), field.DeflectionAt(x[i], y[i]));
        }
    }

    [Fact]
    public void ArcTangentAndLogarithm_AreFullDoublePrecision()
    {
        for (int i = -600; i <= 600; i++)
        {
            double ratio = Math.Exp(i / 20.0);
            double atan = LaneMath.AtanOfRatio(Vector512.Create(ratio * 3), Vector512.Create(3.0))[3];
            Assert.Equal(1, atan / Math.Atan(ratio), 6e-16);
            double n = Math.Tanh(ratio), atanh = LaneMath.AtanhOfRatio(Vector512.Create(n), Vector512.Create(1.0), Vector512.Create(1 + n), Vector512.Create(1 - n))[0];
            if (n < 0.999)
                Assert.Equal(1, atanh / Math.Atanh(n), 1e-13);
            Assert.Equal(1, LaneMath.InverseSqrt(Vector512.Create(ratio))[1] * Math.Sqrt(ratio), 5e-16);
            Assert.Equal(1, LaneMath.Inverse(Vector512.Create(ratio))[1] * ratio, 5e-16);
        }
    }
}
