namespace Arclet.Populations;

/// <summary>The names of the parameters that all histories share, in settings and tables.</summary>
public static class SharedParameter
{
    /// <summary>log10 of the stellar mass formed, in solar masses.</summary>
    public const string LogFormedMass = "log_formed_mass";

    /// <summary>Metallicity of stars and gas over 0.02.</summary>
    public const string Metallicity = "metallicity_solar";

    /// <summary>A(V) of the attenuation, in magnitudes.</summary>
    public const string Attenuation = "a_v";

    /// <summary>log10 of the ionisation parameter.</summary>
    public const string LogIonisation = "log_u";

    /// <summary>The redshift.</summary>
    public const string Redshift = "redshift";

    /// <summary>All that a fit has.</summary>
    public static IReadOnlyList<string> All { get; } = [LogFormedMass, Metallicity, Attenuation, LogIonisation, Redshift];

    /// <summary>The metallicity that <see cref="Metallicity"/> is in units of (BC03's and Bagpipes' solar one).</summary>
    public const double SolarMetallicity = 0.02;

    /// <summary>The name of a history's parameter in tables: times get their unit.</summary>
    public static string ColumnOf(string parameter) => parameter is "age" or "tau" or "age_min" or "age_max" or "tmax" or "fwhm" ? parameter + "_gyr" : parameter;
}
