namespace Arclet.Simulation;

/// <summary>An image of a galaxy's centre.</summary>
/// <param name="X">x in arcsec in the lens's frame.</param>
/// <param name="Y">y in arcsec.</param>
/// <param name="Mu">The signed magnification.</param>
/// <param name="IsOnMosaics">Whether it lies on the mosaics.</param>
public readonly record struct CentreImage(double X, double Y, double Mu, bool IsOnMosaics);
