using System.Text.RegularExpressions;

namespace Arclet.Populations;

/// <summary>Unit and meaning of the quantities of a fit, by the names of their columns.</summary>
/// <param name="Unit">The unit; null for a number.</param>
/// <param name="Text">The meaning.</param>
public sealed partial record QuantityDescription(string? Unit, string Text)
{
    /// <summary>The description of a name, of a component's parameter (<c>c2_age_gyr</c>) included.</summary>
    public static QuantityDescription Of(string name)
    {
        Match component = ComponentName().Match(name);
        if (!component.Success)
            return OfBare(name);
        QuantityDescription bare = OfBare(component.Groups["rest"].Value);
        return bare with { Text = $"{bare.Text}, of component {component.Groups["number"].Value}" };
    }

    private static QuantityDescription OfBare(string name) => name switch
    {
        SharedParameter.LogFormedMass => new("dex(solMass)", "log10 of the mass ever formed"),
        SharedParameter.Metallicity => new(null, "Metallicity of stars and gas over Z = 0.02"),
        SharedParameter.Attenuation => new("mag", "A(V) of the attenuation"),
        SharedParameter.LogIonisation => new(null, "log10 of the ionisation parameter U"),
        SharedParameter.Redshift => new(null, "Redshift"),
        "log_mass" => new("dex(solMass)", "log10 of the mass ever formed"),
        "fraction" => new(null, "Share of the mass ever formed"),
        "age_gyr" => new("Gyr", "Look-back time at which star formation began"),
        "tau_gyr" => new("Gyr", "Time scale of the history (a cosmic time for dblplaw)"),
        "age_max_gyr" => new("Gyr", "Look-back time at which star formation began"),
        "age_min_gyr" => new("Gyr", "Look-back time at which star formation ended"),
        "tmax_gyr" => new("Gyr", "Cosmic time of the peak"),
        "fwhm_gyr" => new("Gyr", "Full width at half maximum of the history"),
        "alpha" => new(null, "Slope of the fall of the double power law"),
        "beta" => new(null, "Slope of the rise of the double power law"),
        "log_stellar_mass" => new("dex(solMass)", "log10 of the mass in living stars and remnants"),
        "sfr10" => new("solMass/yr", "Mean star-formation rate over 10 Myr"),
        "sfr100" => new("solMass/yr", "Mean star-formation rate over 100 Myr"),
        "log_sfr10" => new("dex(solMass / yr)", "log10 of the mean star-formation rate over 10 Myr"),
        "log_sfr100" => new("dex(solMass / yr)", "log10 of the mean star-formation rate over 100 Myr"),
        "log_ssfr10" => new("dex(yr-1)", "log10 of sfr10 over the stellar mass"),
        "log_ssfr100" => new("dex(yr-1)", "log10 of sfr100 over the stellar mass"),
        "log_nsfr" => new(null, "log10 of sfr100 over the mean rate since the Big Bang"),
        "mass_weighted_age_gyr" => new("Gyr", "Mean age of the mass formed"),
        "formation_time_gyr" => new("Gyr", "Cosmic time of the mean formation"),
        "quenching_time_gyr" => new("Gyr", "Cosmic time at which the rate fell below a tenth of its mean; missing where it has not"),
        "universe_age_gyr" => new("Gyr", "Age of the universe"),
        "beta_uv" => new(null, "Ultraviolet slope of f_lambda, behind the dust"),
        _ when name.StartsWith("dsfr_", StringComparison.Ordinal) => new("dex", "log10 of the rate in the next older step over that in this one"),
        _ when name.StartsWith("line_", StringComparison.Ordinal) && name.EndsWith("_cgs", StringComparison.Ordinal) => new("erg s-1 cm-2", $"Flux of the line {Middle(name, "line_", "_cgs")}, behind the dust"),
        _ when name.StartsWith("ew_", StringComparison.Ordinal) && name.EndsWith("_angstrom", StringComparison.Ordinal) => new("Angstrom", $"Rest equivalent width of the line {Middle(name, "ew_", "_angstrom")}, above 0 in emission"),
        _ when name.StartsWith("m_", StringComparison.Ordinal) && name.EndsWith("_rest", StringComparison.Ordinal) => new("mag", $"Absolute AB magnitude {Middle(name, "m_", "_rest")}, behind the dust"),
        _ when name.EndsWith("_gyr", StringComparison.Ordinal) => new("Gyr", name[..^4].Replace('_', ' ')),
        _ => new(null, name.Replace('_', ' ')),
    };

    private static string Middle(string name, string before, string after) => name[before.Length..^after.Length];

    [GeneratedRegex("^c(?<number>[0-9]+)_(?<rest>.+)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ComponentName();
}
