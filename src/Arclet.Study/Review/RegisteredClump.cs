namespace Arclet.Study;

/// <summary>A row of the register of ids: a clump that was detected or added at some time. Its id never means another one.</summary>
/// <param name="Id">The id <c>&lt;galaxy&gt;-&lt;serial&gt;</c>.</param>
/// <param name="GalaxyId">The galaxy.</param>
/// <param name="Serial">The serial, from 1.</param>
/// <param name="RaDegrees">Right ascension where it was first seen, in degrees (ICRS).</param>
/// <param name="DecDegrees">Declination where it was first seen, in degrees (ICRS).</param>
/// <param name="Detection">The fingerprint of the detection that it was first seen in.</param>
public sealed record RegisteredClump(string Id, string GalaxyId, int Serial, double RaDegrees, double DecDegrees, string Detection);
