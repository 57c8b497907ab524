namespace Arclet.Lensing;

/// <summary>How coordinates in a Lenstool file refer to the sky (the number after `#REFERENCE` and `reference`).</summary>
public enum LensReferenceKind
{
    /// <summary>0: absolute coordinates, right ascension and declination in degrees.</summary>
    Absolute = 0,

    /// <summary>1: the reference is sexagesimal, positions are relative in arcsec.</summary>
    SexagesimalRelative = 1,

    /// <summary>3: the reference is in degrees, positions are relative in arcsec.</summary>
    DegreesRelative = 3,
}
