namespace Arclet.Study;

/// <summary>What the SED fit of one clump says with a subset of the filters, all of it observed (magnified).</summary>
/// <param name="ClumpId">The clump.</param>
/// <param name="LogMass">log10 of the stellar mass in Msun.</param>
/// <param name="LogMassError">Half its 68 % interval in dex.</param>
/// <param name="LogAgeError">Half the 68 % interval of the log mass-weighted age in dex.</param>
/// <param name="LogSfrError">Half the 68 % interval of the log rate over 10 Myr in dex.</param>
/// <param name="MetallicityError">Half the 68 % interval of the metallicity, over Z = 0.02.</param>
/// <param name="AttenuationError">Half the 68 % interval of A(V) in magnitudes.</param>
/// <param name="LogAgeMyr">log10 of the mass-weighted age in Myr.</param>
/// <param name="LogSfr">log10 of the star-formation rate over 10 Myr in Msun/yr; -infinity without stars of 10 Myr.</param>
/// <param name="Metallicity">The metallicity over Z = 0.02.</param>
/// <param name="AttenuationV">A(V) in magnitudes.</param>
public sealed record FilterSubsetFit(
    string ClumpId, double LogMass, double LogMassError, double LogAgeError, double LogSfrError, double MetallicityError, double AttenuationError,
    double LogAgeMyr = double.NaN, double LogSfr = double.NaN, double Metallicity = double.NaN, double AttenuationV = double.NaN);
