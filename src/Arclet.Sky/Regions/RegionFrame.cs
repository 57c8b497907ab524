namespace Arclet.Sky;

/// <summary>The coordinates of a region.</summary>
public enum RegionFrame
{
    /// <summary>Pixels: 0-based here, 1-based in DS9's files.</summary>
    Image,

    /// <summary>Right ascension and declination, ICRS.</summary>
    Icrs,

    /// <summary>Right ascension and declination, FK5 at J2000; see <see cref="SkyFrame"/>.</summary>
    Fk5,
}
