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
    public static IReadOnlyList<(string Key, LensQuantity Quantity)> PotentialKeys { get; } =
    [
        ("x_arcsec", LensQuantity.X),
        ("y_arcsec", LensQuantity.Y),
        ("ellipticity", LensQuantity.Ellipticity),
        ("angle_deg", LensQuantity.Angle),
        ("core_radius_arcsec", LensQuantity.CoreRadius),
        ("cut_radius_arcsec", LensQuantity.CutRadius),
        ("v_disp_km_s", LensQuantity.VelocityDispersion),
        ("redshift", LensQuantity.Redshift),
        ("scale_radius_arcsec", LensQuantity.ScaleRadius),
        ("inner_slope", LensQuantity.InnerSlope),
        ("mass_msun", LensQuantity.Mass),
        ("sersic_index", LensQuantity.SersicIndex),
        ("effective_radius_arcsec", LensQuantity.EffectiveRadius),
        ("convergence", LensQuantity.Convergence),
        ("shear", LensQuantity.Shear),
    ];

    /// <summary>The keys of a relation's numbers that may be free.</summary>
    public static IReadOnlyList<(string Key, LensQuantity Quantity)> RelationKeys { get; } =
    [
        ("v_disp_km_s", LensQuantity.VelocityDispersion),
        ("cut_radius_arcsec", LensQuantity.CutRadius),
        ("core_radius_arcsec", LensQuantity.CoreRadius),
        ("dispersion_slope", LensQuantity.DispersionSlope),
        ("cut_slope", LensQuantity.CutSlope),
        ("redshift", LensQuantity.Redshift),
    ];
}
