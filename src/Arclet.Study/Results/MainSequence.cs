namespace Arclet.Study;

/// <summary>The main sequence of star-forming galaxies of Speagle et al. (2014, ApJS 214, 15, eq. 28; Kroupa's mass function).</summary>
public static class MainSequence
{
    /// <summary>Its intrinsic scatter in dex.</summary>
    public const double ScatterDex = 0.2;

    /// <summary>log10 of the star-formation rate in Msun/yr.</summary>
    /// <param name="logMass">log10 of the stellar mass in Msun.</param>
    /// <param name="universeAgeGyr">The age of the Universe in Gyr.</param>
    public static double LogSfr(double logMass, double universeAgeGyr) => ((0.84 - (0.026 * universeAgeGyr)) * logMass) - (6.51 - (0.11 * universeAgeGyr));
}
