namespace Arclet.Lensing;

/// <summary>
/// A family compiled for a source, for derivatives by what its members share: the chain rule from each member's dispersion, cut and core through
/// sigma = sigma* 10^(0.4 d/vdslope + offset), cut = cut* 10^(0.8 d/slope + offset), core = core* 10^(0.2 d), d = mag0 - m.
/// </summary>
public sealed class FamilyField
{
    private static readonly double Ln10 = Math.Log(10);

    private readonly PotentialFamily family;
    private readonly CompiledLens[] members;

    private FamilyField(PotentialFamily family, CompiledLens[] members) => (this.family, this.members) = (family, members);

    /// <summary>The family of a model of one plane, or read as one, for a source redshift.</summary>
    /// <exception cref="ArgumentException">A member's values are outside its profile's range.</exception>
    public static FamilyField ForSource(LensModel model, PotentialFamily family, double sourceRedshift) =>
        new(family, family.Redshift < sourceRedshift ? LensPlaneField.Compile(model, [.. family.Expand()], sourceRedshift) : []);

    /// <summary>The terms and their derivatives at a point in arcsec.</summary>
    public ScalingGradient GradientAt(double x, double y)
    {
        ScalingRelation relation = family.Relation;
        LensTerms value = default, dispersion = default, cut = default, core = default, dispersionSlope = default, cutSlope = default;
        for (int i = 0; i < members.Length; i++)
        {
            FamilyMember member = family.Members[i];
            double difference = relation.ReferenceMagnitude - member.Magnitude;
            PotentialGradient gradient = members[i].EvaluateGradient(x, y);
            value += gradient.Value;

            // A member's value over the shared one is the power of ten, which is also right where the shared one is 0.
            LensTerms byDispersion = gradient.By(PotentialParameter.Strength), byCut = gradient.By(PotentialParameter.CutRadius), byCore = gradient.By(PotentialParameter.CoreRadius);
            double sigma = relation.DispersionOf(member), radius = relation.CutOf(member);
            dispersion += byDispersion * Math.Pow(10, (0.4 * difference / relation.DispersionSlope) + member.DispersionOffsetDex);
            cut += byCut * Math.Pow(10, (0.8 * difference / relation.CutSlope) + member.CutOffsetDex);
            core += byCore * Math.Pow(10, 0.2 * difference);
            dispersionSlope += byDispersion * (-sigma * Ln10 * 0.4 * difference / (relation.DispersionSlope * relation.DispersionSlope));
            cutSlope += byCut * (-radius * Ln10 * 0.8 * difference / (relation.CutSlope * relation.CutSlope));
        }

        return new(value, dispersion, cut, core, dispersionSlope, cutSlope);
    }

    /// <summary>The derivatives by one member's own offsets from the relations, per dex.</summary>
    public (LensTerms ByDispersionOffset, LensTerms ByCutOffset) OffsetGradientAt(int member, double x, double y)
    {
        FamilyMember galaxy = family.Members[member];
        PotentialGradient gradient = members[member].EvaluateGradient(x, y);
        return (gradient.By(PotentialParameter.Strength) * (family.Relation.DispersionOf(galaxy) * Ln10), gradient.By(PotentialParameter.CutRadius) * (family.Relation.CutOf(galaxy) * Ln10));
    }
}
