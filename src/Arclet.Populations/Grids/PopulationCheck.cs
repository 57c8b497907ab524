namespace Arclet.Populations;

/// <summary>Published quantities of one population, per Msun formed; see <see cref="PopulationChecks"/>. NaN where the spectrum does not reach.</summary>
/// <param name="AgeYears">The age in years.</param>
/// <param name="LogIonisingPhotons">log10 of the hydrogen-ionising photons per second; minus infinity where there are none.</param>
/// <param name="LogLuminosity1500">log10 of the mean Lsun per angstrom from 1450 to 1550 angstrom.</param>
/// <param name="LogLuminosityV">log10 of the mean Lsun per angstrom from 5450 to 5550 angstrom.</param>
/// <param name="LogLuminosityH">log10 of the mean Lsun per angstrom from 16300 to 16700 angstrom.</param>
/// <param name="Dn4000">The break at 4000 angstrom with the narrow bands of Balogh et al. (1999): mean f_nu in 4000-4100 over that in 3850-3950 angstrom.</param>
/// <param name="BalmerRatio">Mean f_nu in 4150-4250 over that in 3450-3550 angstrom.</param>
/// <param name="UltravioletSlope">beta of f_lambda ~ lambda^beta, by least squares of log over log in the ten windows of Calzetti et al. (1994), 1268 to 2580 angstrom.</param>
/// <param name="SurvivingFraction">Living stars and remnants over the mass formed.</param>
public readonly record struct PopulationCheck(
    double AgeYears,
    double LogIonisingPhotons,
    double LogLuminosity1500,
    double LogLuminosityV,
    double LogLuminosityH,
    double Dn4000,
    double BalmerRatio,
    double UltravioletSlope,
    double SurvivingFraction);
