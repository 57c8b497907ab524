namespace Arclet.Simulation;

/// <summary>
/// A cluster of several halos and members that follow a scaling relation. The defaults are of the kind of Abell 2744: two halos in the core, one
/// in the north-west, at z = 0.308.
/// </summary>
public sealed record ClusterSettings
{
    /// <summary>The cluster's redshift.</summary>
    public double Redshift { get; init; } = 0.308;

    /// <summary>Right ascension of the frame's origin, degrees: the core of Abell 2744.</summary>
    public double RightAscensionDegrees { get; init; } = 3.5862;

    /// <summary>Declination of the frame's origin, degrees.</summary>
    public double DeclinationDegrees { get; init; } = -30.4001;

    /// <summary>The cluster-scale halos.</summary>
    public IReadOnlyList<ClusterHalo> Halos { get; init; } =
    [
        new(0, 0, 0.30, 120, 9, 220, 720),
        new(-19, -22, 0.25, 45, 7, 200, 520),
        new(78, 66, 0.20, 10, 8, 180, 560),
    ];

    /// <summary>Number of members with a halo of their own, beside one brightest galaxy in each of the first two halos.</summary>
    public int MemberCount { get; init; } = 36;

    /// <summary>Radius in arcsec within which half of the members lie.</summary>
    public double MemberHalfRadiusArcsec { get; init; } = 32;

    /// <summary>The brightest and the faintest member in F160W, AB magnitudes; their logarithmic number grows by 0.25 per magnitude.</summary>
    public (double Brightest, double Faintest) MemberMagnitude { get; init; } = (18.4, 22.4);

    /// <summary>The magnitude of the brightest galaxies.</summary>
    public double BrightestGalaxyMagnitude { get; init; } = 17.4;

    /// <summary>mag0 of the scaling relation.</summary>
    public double ReferenceMagnitude { get; init; } = 19;

    /// <summary>v_disp of a member of the reference magnitude, km/s in Lenstool's convention.</summary>
    public double ReferenceDispersionKms { get; init; } = 145;

    /// <summary>Its cut radius in arcsec.</summary>
    public double ReferenceCutArcsec { get; init; } = 3.5;

    /// <summary>Its core radius in arcsec.</summary>
    public double ReferenceCoreArcsec { get; init; } = 0.033;

    /// <summary>The half-light radius in arcsec of a member of the reference magnitude; it grows with the square root of the light.</summary>
    public double ReferenceHalfLightArcsec { get; init; } = 0.5;

    /// <summary>The magnitude in F160W of the diffuse light about each brightest galaxy.</summary>
    public double DiffuseLightMagnitude { get; init; } = 18.6;

    /// <summary>The scale length of that light in arcsec.</summary>
    public double DiffuseLightScaleArcsec { get; init; } = 11;
}
