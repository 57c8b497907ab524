namespace Arclet.Lensing;

/// <summary>The words of the YAML form.</summary>
internal static class LensYamlNames
{
    public const int Version = 1;

    public static IReadOnlyDictionary<string, MassProfile> Profiles { get; } = new Dictionary<string, MassProfile>(StringComparer.Ordinal)
    {
        ["dpie"] = MassProfile.DualPseudoIsothermal,
        ["piemd"] = MassProfile.PseudoIsothermal,
        ["isothermal-potential"] = MassProfile.SingularIsothermalPotential,
        ["sie"] = MassProfile.SingularIsothermalEllipsoid,
        ["nfw"] = MassProfile.NavarroFrenkWhite,
        ["gnfw"] = MassProfile.GeneralizedNfw,
        ["sersic"] = MassProfile.Sersic,
        ["hernquist"] = MassProfile.Hernquist,
        ["point-mass"] = MassProfile.PointMass,
        ["external-shear"] = MassProfile.ExternalShear,
        ["mass-sheet"] = MassProfile.MassSheet,
        ["pixel-map"] = MassProfile.PixelMap,
    };

    public static IReadOnlyDictionary<string, LensReferenceKind> References { get; } = new Dictionary<string, LensReferenceKind>(StringComparer.Ordinal)
    {
        ["degrees"] = LensReferenceKind.DegreesRelative,
        ["sexagesimal"] = LensReferenceKind.SexagesimalRelative,
        ["absolute"] = LensReferenceKind.Absolute,
    };

    public static IReadOnlyDictionary<string, PlaneTreatment> Planes { get; } = new Dictionary<string, PlaneTreatment>(StringComparer.Ordinal)
    {
        ["lenstool-6.8-single-plane"] = PlaneTreatment.Lenstool68SinglePlane,
        ["multi-plane"] = PlaneTreatment.MultiPlane,
    };

    public static IReadOnlyDictionary<string, LensConstants> Constants { get; } = new Dictionary<string, LensConstants>(StringComparer.Ordinal)
    {
        ["lenstool"] = LensConstants.Lenstool,
        ["exact"] = LensConstants.Exact,
    };

    /// <summary>The keys of a potential's numbers, in the order in which they are written.</summary>
    public static IReadOnlyList<(string Key, LensParameterKind Quantity)> PotentialKeys { get; } =
    [
        ("x_arcsec", LensParameterKind.X),
        ("y_arcsec", LensParameterKind.Y),
        ("ellipticity", LensParameterKind.Ellipticity),
        ("angle_deg", LensParameterKind.Angle),
        ("core_radius_arcsec", LensParameterKind.CoreRadius),
        ("cut_radius_arcsec", LensParameterKind.CutRadius),
        ("v_disp_km_s", LensParameterKind.VelocityDispersion),
        ("redshift", LensParameterKind.Redshift),
        ("scale_radius_arcsec", LensParameterKind.ScaleRadius),
        ("inner_slope", LensParameterKind.InnerSlope),
        ("mass_msun", LensParameterKind.Mass),
        ("sersic_index", LensParameterKind.SersicIndex),
        ("effective_radius_arcsec", LensParameterKind.EffectiveRadius),
        ("convergence", LensParameterKind.Convergence),
        ("shear", LensParameterKind.Shear),
    ];

    /// <summary>The keys of a relation's numbers that may be free.</summary>
    public static IReadOnlyList<(string Key, LensParameterKind Quantity)> RelationKeys { get; } =
    [
        ("v_disp_km_s", LensParameterKind.VelocityDispersion),
        ("cut_radius_arcsec", LensParameterKind.CutRadius),
        ("core_radius_arcsec", LensParameterKind.CoreRadius),
        ("dispersion_slope", LensParameterKind.DispersionSlope),
        ("cut_slope", LensParameterKind.CutSlope),
        ("redshift", LensParameterKind.Redshift),
    ];
}
