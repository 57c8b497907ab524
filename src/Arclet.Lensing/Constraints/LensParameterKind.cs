namespace Arclet.Lensing;

/// <summary>A number of a potential, of a scaling relation or of an image system that a fit may change; the unit is that of the model's property.</summary>
public enum LensParameterKind
{
    /// <summary>The centre's x in arcsec.</summary>
    X,

    /// <summary>The centre's y in arcsec.</summary>
    Y,

    /// <summary>The ellipticity.</summary>
    Ellipticity,

    /// <summary>The angle in degrees.</summary>
    Angle,

    /// <summary>The core radius in arcsec; of a family that of the reference galaxy.</summary>
    CoreRadius,

    /// <summary>The cut radius in arcsec; of a family that of the reference galaxy.</summary>
    CutRadius,

    /// <summary>v_disp in km/s; of a family that of the reference galaxy.</summary>
    VelocityDispersion,

    /// <summary>The scale radius in arcsec.</summary>
    ScaleRadius,

    /// <summary>The inner slope.</summary>
    InnerSlope,

    /// <summary>The mass in solar masses.</summary>
    Mass,

    /// <summary>The Sersic index.</summary>
    SersicIndex,

    /// <summary>The effective radius in arcsec.</summary>
    EffectiveRadius,

    /// <summary>The convergence.</summary>
    Convergence,

    /// <summary>The external shear.</summary>
    Shear,

    /// <summary>A redshift: of the lens or of the image system.</summary>
    Redshift,

    /// <summary>A family's slope of the dispersions (vdslope).</summary>
    DispersionSlope,

    /// <summary>A family's slope of the cut radii.</summary>
    CutSlope,
}
