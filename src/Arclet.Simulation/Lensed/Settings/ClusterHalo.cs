namespace Arclet.Simulation;

/// <summary>A cluster-scale halo: a dPIE in Lenstool's convention.</summary>
/// <param name="X">x in arcsec in the lens's frame, growing to the west.</param>
/// <param name="Y">y in arcsec, growing to the north.</param>
/// <param name="Ellipticity">(a2 - b2)/(a2 + b2) of the mass.</param>
/// <param name="AngleDegrees">Direction of the major axis, counter-clockwise from +x.</param>
/// <param name="CoreRadiusArcsec">Core radius.</param>
/// <param name="CutRadiusArcsec">Cut radius.</param>
/// <param name="VelocityDispersionKms">v_disp.</param>
public sealed record ClusterHalo(
    double X, double Y, double Ellipticity, double AngleDegrees, double CoreRadiusArcsec, double CutRadiusArcsec, double VelocityDispersionKms);
