namespace Arclet.Lensing.Tests.Models;

public class DerivativeTests
{
    private static readonly Potential[] Lenses =
    [
        new() { Id = "dPIE", Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.3, AngleDegrees = 30, CoreRadiusArcsec = 2, CutRadiusArcsec = 60, VelocityDispersionKms = 800 },
        new() { Id = "dPIE, circular", Profile = MassProfile.DualPseudoIsothermal, AngleDegrees = 10, CoreRadiusArcsec = 0.5, CutRadiusArcsec = 20, VelocityDispersionKms = 600 },
        new() { Id = "dPIE, flat", Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.85, AngleDegrees = -70, CoreRadiusArcsec = 1, CutRadiusArcsec = 100, VelocityDispersionKms = 700 },
        new() { Id = "dPIE, small core", Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.2, AngleDegrees = 5, CoreRadiusArcsec = 0.02, CutRadiusArcsec = 6, VelocityDispersionKms = 200 },
        new() { Id = "PIEMD", Profile = MassProfile.PseudoIsothermal, Ellipticity = 0.4, AngleDegrees = 45, CoreRadiusArcsec = 3, VelocityDispersionKms = 900 },
        new() { Id = "SIE", Profile = MassProfile.SingularIsothermalEllipsoid, Ellipticity = 0.4, AngleDegrees = 25, VelocityDispersionKms = 900 },
        new() { Id = "profile 1", Profile = MassProfile.SingularIsothermalPotential, Ellipticity = 0.3, AngleDegrees = 25, VelocityDispersionKms = 900 },
        new() { Id = "NFW", Profile = MassProfile.NavarroFrenkWhite, Ellipticity = 0.15, AngleDegrees = 25, ScaleRadiusArcsec = 66, VelocityDispersionKms = 1440 },
        new() { Id = "NFW at its scale radius", Profile = MassProfile.NavarroFrenkWhite, Ellipticity = 0.1, AngleDegrees = 0, ScaleRadiusArcsec = 8, VelocityDispersionKms = 1000 },
        new() { Id = "gNFW", Profile = MassProfile.GeneralizedNfw, InnerSlope = 1.3, Ellipticity = 0.15, AngleDegrees = 25, ScaleRadiusArcsec = 40, VelocityDispersionKms = 1200 },
        new() { Id = "Sersic", Profile = MassProfile.Sersic, SersicIndex = 2.5, Ellipticity = 0.2, AngleDegrees = 60, EffectiveRadiusArcsec = 5, Convergence = 0.4 },
        new() { Id = "Hernquist", Profile = MassProfile.Hernquist, Ellipticity = 0.1, AngleDegrees = 60, ScaleRadiusArcsec = 8, MassSolar = 3e12 },
        new() { Id = "point", Profile = MassProfile.PointMass, MassSolar = 1e13 },
        new() { Id = "shear", Profile = MassProfile.ExternalShear, Shear = 0.07, AngleDegrees = 30 },
        new() { Id = "sheet", Profile = MassProfile.MassSheet, Convergence = 0.1 },
        new() { Id = "map", Profile = MassProfile.PixelMap, Map = ConvergenceMapTests.SmoothMap() },
    ];

    private static readonly (double X, double Y)[] Points = [(7.3, 4.1), (-3.2, 9.7), (0.4, -0.9), (-11.1, -6.6)];

    public static TheoryData<string> Names => [.. Lenses.Select(l => l.Id)];

    /// <summary>
    /// Every term by every parameter against central differences extrapolated to the eighth order; 1e-8 of the derivative's largest amount over the points
    /// (steps of 1e-2 of each parameter's scale leave rounding and remainder below 1e-9).
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void DerivativesByEveryParameter_EqualHighOrderDifferences(string name)
    {
        Potential lens = Prepared(name);
        foreach ((PotentialParameter parameter, double step, Func<Potential, double, Potential> shifted) in Parameters(lens))
        {
            // The same eight lenses serve all points.
            double[] offsets = [-8, -4, -2, -1, 1, 2, 4, 8];
            LensPlaneField[] fields = [.. offsets.Select(o => Field(shifted(lens, o * step / 8)))];
            double[][] exact = [.. Points.Select(p => Terms(Field(lens).GradientAt(0, p.X, p.Y).By(parameter)))];
            double[][] numeric = [.. Points.Select(p => Difference([.. fields.Select(f => Terms(f.At(p.X, p.Y)))], step))];
            for (int term = 0; term < 6; term++)
            {
                double scale = exact.Max(e => Math.Abs(e[term])), size = Points.Max(p => Math.Abs(Terms(Field(lens).At(p.X, p.Y))[term]));
                for (int k = 0; k < Points.Length; k++)
                    Assert.True(Math.Abs(exact[k][term] - numeric[k][term]) <= (1e-8 * scale) + (1e-12 * size / step), $"{name}, {parameter}, term {term}, point {k}: {exact[k][term]:R}, differences {numeric[k][term]:R}");
            }
        }
    }

    /// <summary>alpha is the gradient of psi and the Hessian that of alpha, for every profile: the elliptical NFW and the others without a table are so checked.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void DeflectionAndHessian_AreDerivativesOfThePotential(string name)
    {
        LensPlaneField field = Field(Prepared(name));
        const double step = 0.08;
        double[] offsets = [-8, -4, -2, -1, 1, 2, 4, 8];
        foreach ((double x, double y) in Points)
        {
            LensTerms t = field.At(x, y);
            double[] byX = Difference([.. offsets.Select(o => Terms(field.At(x + (o * step / 8), y)))], step);
            double[] byY = Difference([.. offsets.Select(o => Terms(field.At(x, y + (o * step / 8))))], step);

            // A map's potential and deflection are splines of their own: they agree to the splines' error.
            double tolerance = name == "map" ? 1e-5 : 2e-9 * (1 + Math.Abs(t.AlphaX) + Math.Abs(t.AlphaY));
            Assert.Equal(t.AlphaX, byX[0], tolerance);
            Assert.Equal(t.AlphaY, byY[0], tolerance);
            tolerance = name == "map" ? 1e-4 : 2e-9 * (1 + Math.Abs(t.Kappa));
            Assert.Equal(t.PsiXx, byX[1], tolerance);
            Assert.Equal(t.PsiXy, byX[2], tolerance);
            Assert.Equal(t.PsiXy, byY[1], tolerance);
            Assert.Equal(t.PsiYy, byY[2], tolerance);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AtTheCentre_NothingIsNotANumber(string name)
    {
        Potential lens = Prepared(name);
        LensTerms t = Field(lens).At(lens.X, lens.Y);
        Assert.True(double.IsFinite(t.Psi + t.AlphaX + t.AlphaY + t.PsiXx + t.PsiXy + t.PsiYy), $"{t}");
        foreach (PotentialParameter parameter in Enum.GetValues<PotentialParameter>())
            Assert.True(Terms(Field(lens).GradientAt(0, lens.X, lens.Y).By(parameter)).All(double.IsFinite), $"{parameter}");
        LensTerms fast = Field(lens).DeflectionAndHessianAt(lens.X, lens.Y);
        Assert.True(double.IsFinite(fast.AlphaX + fast.AlphaY + fast.PsiXx + fast.PsiXy + fast.PsiYy + fast.Mu), $"{fast}");
    }

    [Fact]
    public void ZeroCore_HasTheSingularLimit()
    {
        // The deflection of a core of 0 is that of a core of 1e-9" to 1e-9, and psi is finite (Lenstool's is not a number).
        var lens = new Potential { Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.3, AngleDegrees = 30, CoreRadiusArcsec = 0, CutRadiusArcsec = 10, VelocityDispersionKms = 300, Redshift = 0.3 };
        LensTerms zero = Field(lens).At(2, 1), tiny = Field(lens with { CoreRadiusArcsec = 1e-9 }).At(2, 1);
        Assert.Equal(tiny.AlphaX, zero.AlphaX, 1e-8);
        Assert.Equal(tiny.Psi, zero.Psi, 1e-7);
        Assert.Equal(tiny.PsiXy, zero.PsiXy, 1e-8);
        Assert.Equal((0.0, 0.0), Field(lens).DeflectionAt(0, 0));
    }

    [Fact]
    public void CoreEqualToCut_IsTheLimitOfNeighbours()
    {
        var lens = new Potential { Profile = MassProfile.DualPseudoIsothermal, CoreRadiusArcsec = 5, CutRadiusArcsec = 5, VelocityDispersionKms = 300, Redshift = 0.3 };
        LensTerms equal = Field(lens).At(2, 1), below = Field(lens with { CutRadiusArcsec = 4.999 }).At(2, 1), above = Field(lens with { CutRadiusArcsec = 5.001 }).At(2, 1);
        Assert.Equal((below.AlphaX + above.AlphaX) / 2, equal.AlphaX, 1e-7);
        Assert.Equal((below.Psi + above.Psi) / 2, equal.Psi, 1e-6);
    }

    internal static double[] Terms(LensTerms t) => [t.Psi, t.AlphaX, t.AlphaY, t.PsiXx, t.PsiXy, t.PsiYy];

    /// <summary>Central differences of steps h, h/2, h/4, h/8 (values at -8..8 eighths of h), extrapolated by Richardson's rule.</summary>
    internal static double[] Difference(double[][] values, double step)
    {
        double[] result = new double[values[0].Length];
        for (int i = 0; i < result.Length; i++)
        {
            double[] d = [(values[7][i] - values[0][i]) / (2 * step), (values[6][i] - values[1][i]) / step, (values[5][i] - values[2][i]) * 2 / step, (values[4][i] - values[3][i]) * 4 / step];
            for (int level = 1; level < 4; level++)
            {
                double power = Math.Pow(4, level);
                for (int k = 0; k < 4 - level; k++)
                    d[k] = ((power * d[k + 1]) - d[k]) / (power - 1);
            }

            result[i] = d[0];
        }

        return result;
    }

    private static Potential Prepared(string name) => Lenses.Single(l => l.Id == name) with { X = name == "map" ? 0.3 : 0.7, Y = -0.3, Redshift = 0.308 };

    private static LensPlaneField Field(Potential lens) => LensPlaneField.WithEfficiency(new LensModel { Potentials = [lens] }, [lens], 0.8);

    private static IEnumerable<(PotentialParameter Parameter, double Step, Func<Potential, double, Potential> Shifted)> Parameters(Potential lens)
    {
        // A map's step is small enough that the points stay between the same knots, where its splines are polynomials.
        double shift = lens.Profile == MassProfile.PixelMap ? 0.01 : 0.05;
        yield return (PotentialParameter.X, shift, (p, d) => p with { X = p.X + d });
        yield return (PotentialParameter.Y, shift, (p, d) => p with { Y = p.Y + d });
        yield return (PotentialParameter.AngleDegrees, 2, (p, d) => p with { AngleDegrees = p.AngleDegrees + d });
        yield return (PotentialParameter.Ellipticity, 0.02, (p, d) => p with { Ellipticity = p.Ellipticity + d });
        if (ProfileFormulas.Core(lens) > 0)
            yield return (PotentialParameter.CoreRadius, 0.02 * ProfileFormulas.Core(lens), (p, d) => p with
            {
                CoreRadiusArcsec = p.CoreRadiusArcsec + d,
                ScaleRadiusArcsec = p.ScaleRadiusArcsec + d,
                EffectiveRadiusArcsec = p.EffectiveRadiusArcsec + d,
            });
        if (lens.Profile != MassProfile.PixelMap)
            yield return (PotentialParameter.Strength, 0.05 * ProfileFormulas.Strength(lens), (p, d) => p with
            {
                VelocityDispersionKms = p.VelocityDispersionKms + d,
                MassSolar = p.MassSolar + d,
                Convergence = p.Convergence + d,
                Shear = p.Shear + d,
            });
        if (lens.Profile == MassProfile.DualPseudoIsothermal)
            yield return (PotentialParameter.CutRadius, 0.02 * lens.CutRadiusArcsec, (p, d) => p with { CutRadiusArcsec = p.CutRadiusArcsec + d });
        if (lens.Profile is MassProfile.Sersic or MassProfile.GeneralizedNfw)
            yield return (PotentialParameter.Shape, 0.05, (p, d) => p with { InnerSlope = p.InnerSlope + d, SersicIndex = p.SersicIndex + d });
    }
}
