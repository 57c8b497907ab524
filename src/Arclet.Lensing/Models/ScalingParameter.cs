namespace Arclet.Lensing;

/// <summary>The parameters that all members of a family share.</summary>
public enum ScalingParameter
{
    /// <summary>sigma* in km/s.</summary>
    VelocityDispersionKms,

    /// <summary>cut* in arcsec.</summary>
    CutRadiusArcsec,

    /// <summary>core* in arcsec.</summary>
    CoreRadiusArcsec,

    /// <summary>vdslope.</summary>
    DispersionSlope,

    /// <summary>The cut radius' slope.</summary>
    CutSlope,
}
