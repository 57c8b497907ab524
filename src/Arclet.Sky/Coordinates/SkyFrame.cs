namespace Arclet.Sky;

/// <summary>
/// The reference frame that a WCS names. The two agree to 25 mas, less than the astrometric registration of most images, so
/// coordinates are taken as they are and never rotated from one to the other.
/// </summary>
public enum SkyFrame
{
    /// <summary>The International Celestial Reference System.</summary>
    Icrs,

    /// <summary>FK5 at equinox J2000.</summary>
    Fk5,
}
