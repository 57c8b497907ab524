namespace Arclet.Lensing;

/// <summary>
/// How the members of a family scale with their light (Lenstool's potfile):
/// sigma = sigma* 10^(0.4 (mag0 - m) / vdslope), r_cut = cut* 10^(0.8 (mag0 - m) / slope), r_core = core* 10^(0.2 (mag0 - m)).
/// </summary>
public sealed record ScalingRelation
{
    /// <summary>mag0, the magnitude of the reference galaxy.</summary>
    public double ReferenceMagnitude { get; init; }

    /// <summary>sigma* in km/s: the reference galaxy's v_disp.</summary>
    public double VelocityDispersionKms { get; init; }

    /// <summary>cut* in arcsec.</summary>
    public double CutRadiusArcsec { get; init; }

    /// <summary>core* in arcsec.</summary>
    public double CoreRadiusArcsec { get; init; }

    /// <summary>Lenstool's vdslope; 4 means sigma ~ L^(1/4).</summary>
    public double DispersionSlope { get; init; } = 4;

    /// <summary>Lenstool's slope of the cut radius; 4 means r_cut ~ L^(1/2).</summary>
    public double CutSlope { get; init; } = 4;

    /// <summary>Lenstool's vdscatter: the scatter of the dispersions about the relation, in dex; a prior's width, not used by the model itself.</summary>
    public double DispersionScatterDex { get; init; }

    /// <summary>Lenstool's rcutscatter: the scatter of the cut radii, in dex; a prior's width, not used by the model itself.</summary>
    public double CutScatterDex { get; init; }

    /// <summary>A member's v_disp in km/s.</summary>
    public double DispersionOf(FamilyMember member) =>
        VelocityDispersionKms * Math.Pow(10, (0.4 * (ReferenceMagnitude - member.Magnitude) / DispersionSlope) + member.DispersionOffsetDex);

    /// <summary>A member's cut radius in arcsec.</summary>
    public double CutOf(FamilyMember member) =>
        CutRadiusArcsec * Math.Pow(10, (0.8 * (ReferenceMagnitude - member.Magnitude) / CutSlope) + member.CutOffsetDex);

    /// <summary>A member's core radius in arcsec.</summary>
    public double CoreOf(FamilyMember member) => CoreRadiusArcsec * Math.Pow(10, 0.2 * (ReferenceMagnitude - member.Magnitude));
}
