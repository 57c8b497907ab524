using Arclet.Sky;

namespace Arclet.Lensing.Tests.Models;

public class PlaneTests
{
    private static readonly Potential Near = new() { Profile = MassProfile.DualPseudoIsothermal, Ellipticity = 0.3, AngleDegrees = 20, CoreRadiusArcsec = 1, CutRadiusArcsec = 50, VelocityDispersionKms = 500, Redshift = 0.3 };
    private static readonly Potential Middle = new() { Profile = MassProfile.DualPseudoIsothermal, X = 4, Y = 2, CoreRadiusArcsec = 0.5, CutRadiusArcsec = 30, VelocityDispersionKms = 300, Redshift = 0.7 };
    private static readonly Potential Far = new() { Profile = MassProfile.SingularIsothermalEllipsoid, X = -3, Y = 1, Ellipticity = 0.2, VelocityDispersionKms = 250, Redshift = 1.2 };

    /// <summary>The recursion written out with distances, x_j = theta - sum D_ij/D_j alpha^_i (x_i), alpha^ the deflection for D_LS/D_S = 1 in the frame of physical bending.</summary>
    [Fact]
    public void ThreePlanes_BendTheRayAsTheRecursionWrittenOut()
    {
        const double zs = 3;
        FlatLambdaCdm c = FlatLambdaCdm.Default;
        LensField field = new LensModel { Potentials = [Far, Near, Middle], Planes = PlaneTreatment.MultiPlane }.FieldFor(zs);
        double x1 = 7.5, y1 = -2.5;
        (double a1x, double a1y) = Alone(Near, x1, y1);
        double r12 = Ratio(0.3, 0.7), r13 = Ratio(0.3, 1.2), r23 = Ratio(0.7, 1.2);
        (double a2x, double a2y) = Alone(Middle, x1 - (r12 * a1x), y1 - (r12 * a1y));
        (double a3x, double a3y) = Alone(Far, x1 - (r13 * a1x) - (r23 * a2x), y1 - (r13 * a1y) - (r23 * a2y));
        double bx = x1 - (Ratio(0.3, zs) * a1x) - (Ratio(0.7, zs) * a2x) - (Ratio(1.2, zs) * a3x);
        double by = y1 - (Ratio(0.3, zs) * a1y) - (Ratio(0.7, zs) * a2y) - (Ratio(1.2, zs) * a3y);
        (double sx, double sy) = field.SourceOf(x1, y1);
        Assert.Equal(bx, sx, 1e-12);
        Assert.Equal(by, sy, 1e-12);

        double Ratio(double zi, double zj) => c.AngularDiameterDistanceMpc(zi, zj) / c.AngularDiameterDistanceMpc(zj);
    }

    [Fact]
    public void ThreePlanes_JacobianIsTheDerivativeOfTheRay()
    {
        LensField field = new LensModel { Potentials = [Far, Near, Middle], Planes = PlaneTreatment.MultiPlane }.FieldFor(3);
        LensTerms t = field.DeflectionAndHessianAt(7.5, -2.5);
        double[] offsets = [-8, -4, -2, -1, 1, 2, 4, 8];
        double[] byX = DerivativeTests.Difference([.. offsets.Select(o => Pair(field.DeflectionAt(7.5 + (o * 0.01), -2.5)))], 0.08);
        double[] byY = DerivativeTests.Difference([.. offsets.Select(o => Pair(field.DeflectionAt(7.5, -2.5 + (o * 0.01))))], 0.08);
        Assert.Equal(byX[0], t.PsiXx, 1e-9);
        Assert.Equal(byY[1], t.PsiYy, 1e-9);
        Assert.Equal((byX[1] + byY[0]) / 2, t.PsiXy, 1e-9);
        Assert.Equal((byX[1] - byY[0]) / 2, t.Rotation, 1e-9);
        Assert.NotEqual(0, t.Rotation, 1e-6);
        Assert.Equal(1 / (((1 - byX[0]) * (1 - byY[1])) - (byX[1] * byY[0])), t.Mu, 1e-7);
        double[] rotation = new double[1], other = new double[1];
        field.Hessians([7.5], [-2.5], other, other, other, rotation);
        Assert.Equal(t.Rotation, rotation[0]);
    }

    [Fact]
    public void OnePlane_IsTheSameInBothTreatments()
    {
        Potential[] lenses = [Near, Middle with { Redshift = 0.3 }];
        LensTerms single = new LensModel { Potentials = lenses }.FieldFor(2).At(5, 6), multi = new LensModel { Potentials = lenses, Planes = PlaneTreatment.MultiPlane }.FieldFor(2).At(5, 6);
        Assert.Equal(single, multi);
    }

    /// <summary>Lenstool 6.8: the deflection with the first lens's D_LS/D_S, the Hessian with each lens's own, and nothing from lenses not in front of the source.</summary>
    [Fact]
    public void Lenstool68_TakesOneRatioForTheDeflectionAndEachForTheHessian()
    {
        FlatLambdaCdm c = FlatLambdaCdm.Default;
        LensTerms both = new LensModel { Potentials = [Near, Middle, Far] }.FieldFor(1).At(5, 6);
        LensTerms near = AloneTerms(Near), middle = AloneTerms(Middle);
        double first = c.LensingEfficiency(0.3, 1), second = c.LensingEfficiency(0.7, 1);
        Assert.Equal(first * (near.AlphaX + middle.AlphaX), both.AlphaX, 1e-12);
        Assert.Equal((first * near.PsiXx) + (second * middle.PsiXx), both.PsiXx, 1e-12);
        static LensTerms AloneTerms(Potential p) => new LensModel { Potentials = [p] }.FieldForUnitEfficiency().At(5, 6);
    }

    private static (double X, double Y) Alone(Potential p, double x, double y) => new LensModel { Potentials = [p] }.FieldForUnitEfficiency().DeflectionAt(x, y);

    private static double[] Pair((double X, double Y) p) => [p.X, p.Y];
}
