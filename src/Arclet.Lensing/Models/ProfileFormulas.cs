using Arclet.Lensing.Differentiation;

namespace Arclet.Lensing;

/// <summary>From a profile's name to its formulas, over values or over values with derivatives.</summary>
internal static class ProfileFormulas
{
    private const double RadiansPerDegree = Math.PI / 180;

    /// <summary>All terms of a potential at a point; <paramref name="perStrength"/> as <see cref="AmplitudeScale"/> gives it, D_LS/D_S included.</summary>
    public static LensTerms Evaluate(Potential potential, RadialTable? table, double perStrength, double x, double y)
    {
        double strength = Strength(potential);
        ProfileTerms<PlainReal> t = Evaluate<PlainReal>(
            potential.Profile, table, potential.Map, new(x - potential.X), new(y - potential.Y), new(potential.Ellipticity), new(potential.AngleDegrees),
            new(IsQuadratic(potential.Profile) ? perStrength * strength * strength : perStrength * strength),
            new(Core(potential)), new(Cut(potential)), new(Shape(potential)));
        return new(t.Psi.Value, t.AlphaX.Value, t.AlphaY.Value, t.PsiXx.Value, t.PsiXy.Value, t.PsiYy.Value);
    }

    /// <summary>As <see cref="Evaluate(Potential, RadialTable?, double, double, double)"/>, with the derivatives by the parameters.</summary>
    public static PotentialGradient EvaluateGradient(Potential potential, RadialTable? table, double perStrength, double x, double y)
    {
        var strength = PartialReal.Parameter(Strength(potential), PotentialParameter.Strength);
        ProfileTerms<PartialReal> t = Evaluate(
            potential.Profile, table, potential.Map,
            PartialReal.Constant(x) - PartialReal.Parameter(potential.X, PotentialParameter.X),
            PartialReal.Constant(y) - PartialReal.Parameter(potential.Y, PotentialParameter.Y),
            PartialReal.Parameter(potential.Ellipticity, PotentialParameter.Ellipticity),
            PartialReal.Parameter(potential.AngleDegrees, PotentialParameter.AngleDegrees),
            IsQuadratic(potential.Profile) ? strength * strength * perStrength : strength * perStrength,
            PartialReal.Parameter(Core(potential), PotentialParameter.CoreRadius),
            PartialReal.Parameter(Cut(potential), PotentialParameter.CutRadius),
            PartialReal.Parameter(Shape(potential), PotentialParameter.Shape));
        return new(t);
    }

    /// <summary>What a strength is multiplied by to give the profile's amplitude for D_LS/D_S = 1; for a dispersion, its square.</summary>
    public static double AmplitudeScale(MassProfile profile, LensConstants constants, double lensDistanceMpc) => profile switch
    {
        MassProfile.SingularIsothermalPotential or MassProfile.SingularIsothermalEllipsoid => 4 * constants.DispersionArcsec,
        MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal or MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw => 6 * constants.DispersionArcsec,
        MassProfile.PointMass or MassProfile.Hernquist => NfwScale.EinsteinRadiusSquaredPerMass(lensDistanceMpc),
        _ => 1,
    };

    /// <summary>The parameter that <see cref="PotentialParameter.Strength"/> means.</summary>
    public static double Strength(Potential p) => p.Profile switch
    {
        MassProfile.PointMass or MassProfile.Hernquist => p.MassSolar,
        MassProfile.ExternalShear => p.Shear,
        MassProfile.MassSheet or MassProfile.Sersic => p.Convergence,
        MassProfile.PixelMap => 1,
        _ => p.VelocityDispersionKms,
    };

    public static bool IsQuadratic(MassProfile profile) => profile is MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal
        or MassProfile.SingularIsothermalPotential or MassProfile.SingularIsothermalEllipsoid or MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw;

    /// <summary>Whether the profile is a limit of the dPIE, which the vector kernel evaluates.</summary>
    public static bool IsIsothermalEllipse(MassProfile profile) =>
        profile is MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal or MassProfile.SingularIsothermalEllipsoid;

    public static double Core(Potential p) => p.Profile switch
    {
        MassProfile.NavarroFrenkWhite or MassProfile.GeneralizedNfw or MassProfile.Hernquist => p.ScaleRadiusArcsec,
        MassProfile.Sersic => p.EffectiveRadiusArcsec,
        MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal => p.CoreRadiusArcsec,
        _ => 0,
    };

    public static double Cut(Potential p) => p.Profile == MassProfile.DualPseudoIsothermal ? p.CutRadiusArcsec : double.PositiveInfinity;

    public static double Shape(Potential p) => p.Profile switch
    {
        MassProfile.GeneralizedNfw => p.InnerSlope,
        MassProfile.Sersic => p.SersicIndex,
        _ => 0,
    };

    private static ProfileTerms<T> Evaluate<T>(MassProfile profile, RadialTable? table, DeflectionMap? map, T dx, T dy, T e, T angle, T amplitude, T core, T cut, T shape)
        where T : struct, IReal<T>
    {
        if (profile == MassProfile.PixelMap)
            return map!.Evaluate(dx, dy) * amplitude;
        (T sin, T cos) = RealMath.SinCos(angle * RadiansPerDegree);
        T x = (cos * dx) + (sin * dy), y = (cos * dy) - (sin * dx);
        var input = new ProfileInput<T>(x, y, e, amplitude, core, cut, shape);
        ProfileTerms<T> terms = profile switch
        {
            MassProfile.DualPseudoIsothermal or MassProfile.PseudoIsothermal or MassProfile.SingularIsothermalEllipsoid => IsothermalEllipse.Evaluate(input),
            MassProfile.SingularIsothermalPotential or MassProfile.NavarroFrenkWhite or MassProfile.Hernquist or MassProfile.GeneralizedNfw or MassProfile.Sersic or MassProfile.PointMass =>
                EllipticalPotential.Evaluate(profile, table, input),
            MassProfile.ExternalShear => EllipticalPotential.Shear(input),
            MassProfile.MassSheet => EllipticalPotential.Sheet(input),
            _ => throw new ArgumentOutOfRangeException(nameof(profile), profile, "a profile without formulas"),
        };
        return terms.RotatedBack(sin, cos);
    }
}
