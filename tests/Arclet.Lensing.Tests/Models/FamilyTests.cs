namespace Arclet.Lensing.Tests.Models;

public class FamilyTests
{
    private static readonly PotentialFamily Family = new()
    {
        Redshift = 0.308,
        Relation = new() { ReferenceMagnitude = 17.44, VelocityDispersionKms = 200, CutRadiusArcsec = 5, CoreRadiusArcsec = 0.05, DispersionSlope = 3.6, CutSlope = 4.4 },
        Members =
        [
            new() { Id = "1", X = 1, Y = 2, Ellipticity = 0.2, AngleDegrees = 30, Magnitude = 18.2 },
            new() { Id = "2", X = -3, Y = 1, Magnitude = 19.7, DispersionOffsetDex = 0.05, CutOffsetDex = -0.1 },
            new() { Id = "3", X = 5, Y = -4, Ellipticity = 0.4, AngleDegrees = -20, Magnitude = 16.9 },
        ],
    };

    [Fact]
    public void ReferenceGalaxy_HasTheRelationsOwnValues()
    {
        var member = new FamilyMember { Magnitude = 17.44 };
        Assert.Equal(200, Family.Relation.DispersionOf(member), 1e-12);
        Assert.Equal(5, Family.Relation.CutOf(member), 1e-12);

        // 2.5 magnitudes fainter at slope 4: sigma ~ L^(1/4), radii ~ L^(1/2).
        ScalingRelation usual = Family.Relation with { DispersionSlope = 4, CutSlope = 4 };
        Assert.Equal(200 * Math.Pow(0.1, 0.25), usual.DispersionOf(new() { Magnitude = 19.94 }), 1e-10);
        Assert.Equal(5 * Math.Pow(0.1, 0.5), usual.CutOf(new() { Magnitude = 19.94 }), 1e-10);
        Assert.Equal(0.05 * Math.Pow(0.1, 0.5), usual.CoreOf(new() { Magnitude = 19.94 }), 1e-12);
    }

    /// <summary>1e-8 of each derivative, as for single potentials.</summary>
    [Fact]
    public void DerivativesByTheRelation_EqualHighOrderDifferences()
    {
        (ScalingParameter Parameter, double Step, Func<ScalingRelation, double, ScalingRelation> Shifted)[] cases =
        [
            (ScalingParameter.VelocityDispersionKms, 4, (r, d) => r with { VelocityDispersionKms = r.VelocityDispersionKms + d }),
            (ScalingParameter.CutRadiusArcsec, 0.1, (r, d) => r with { CutRadiusArcsec = r.CutRadiusArcsec + d }),
            (ScalingParameter.CoreRadiusArcsec, 0.002, (r, d) => r with { CoreRadiusArcsec = r.CoreRadiusArcsec + d }),
            (ScalingParameter.DispersionSlope, 0.1, (r, d) => r with { DispersionSlope = r.DispersionSlope + d }),
            (ScalingParameter.CutSlope, 0.1, (r, d) => r with { CutSlope = r.CutSlope + d }),
        ];
        foreach ((ScalingParameter parameter, double step, Func<ScalingRelation, double, ScalingRelation> shifted) in cases)
        {
            double[] exact = DerivativeTests.Terms(FamilyField.ForSource(Model(Family), Family, 2).GradientAt(3, 4).By(parameter));
            double[] numeric = DerivativeTests.Difference(
                [.. new double[] { -8, -4, -2, -1, 1, 2, 4, 8 }.Select(o => DerivativeTests.Terms(Model(Family with { Relation = shifted(Family.Relation, o * step / 8) }).FieldFor(2).At(3, 4)))], step);
            double scale = exact.Max(Math.Abs);
            for (int i = 0; i < 6; i++)
                Assert.True(Math.Abs(exact[i] - numeric[i]) < (1e-8 * scale) + (1e-13 / step), $"{parameter}, term {i}: {exact[i]:R}, differences {numeric[i]:R}");
        }
    }

    [Fact]
    public void DerivativesByAMembersOffsets_EqualDifferences()
    {
        (LensTerms dispersion, LensTerms cut) = FamilyField.ForSource(Model(Family), Family, 2).OffsetGradientAt(1, 3, 4);
        double[] Numeric(Func<FamilyMember, double, FamilyMember> shifted) => DerivativeTests.Difference(
            [.. new double[] { -8, -4, -2, -1, 1, 2, 4, 8 }.Select(o => DerivativeTests.Terms(Model(Family with { Members = [Family.Members[0], shifted(Family.Members[1], o * 0.002), Family.Members[2]] }).FieldFor(2).At(3, 4)))], 0.016);
        Assert.Equal(DerivativeTests.Terms(dispersion)[1], Numeric((m, d) => m with { DispersionOffsetDex = m.DispersionOffsetDex + d })[1], 1e-10);
        Assert.Equal(DerivativeTests.Terms(cut)[1], Numeric((m, d) => m with { CutOffsetDex = m.CutOffsetDex + d })[1], 1e-10);
    }

    private static LensModel Model(PotentialFamily family) => new() { Families = [family] };
}
