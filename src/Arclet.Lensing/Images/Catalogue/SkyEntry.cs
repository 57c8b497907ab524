namespace Arclet.Lensing;

/// <summary>An entry of any catalogue whose multiple images are looked for.</summary>
/// <param name="X">x in arcsec in the model's frame.</param>
/// <param name="Y">y in arcsec in the model's frame.</param>
/// <param name="Redshift">The redshift.</param>
/// <param name="RedshiftError">The redshift's error, added to the tolerance.</param>
public readonly record struct SkyEntry(double X, double Y, double Redshift, double RedshiftError);
