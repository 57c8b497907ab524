namespace Arclet.Simulation;

/// <summary>A star in front of everything.</summary>
/// <param name="X">x in arcsec in the lens's frame.</param>
/// <param name="Y">y in arcsec.</param>
/// <param name="TemperatureKelvin">The temperature of the black body whose colours it has.</param>
/// <param name="FluxesNanojansky">Its flux in each band.</param>
public sealed record FieldStar(double X, double Y, double TemperatureKelvin, IReadOnlyList<double> FluxesNanojansky);
