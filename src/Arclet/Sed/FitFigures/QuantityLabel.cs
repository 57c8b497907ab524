namespace Arclet.Sed;

/// <summary>Labels of parameters on axes.</summary>
internal static class QuantityLabel
{
    /// <summary>The label of a column, in the markup of figures.</summary>
    public static string Of(string name)
    {
        int mark = name.IndexOf('_', StringComparison.Ordinal);
        bool isNumbered = mark > 1 && name[0] == 'c' && name[1..mark].All(char.IsAsciiDigit);
        return isNumbered ? $"{name[..mark]} {Bare(name[(mark + 1)..])}" : Bare(name);
    }

    /// <summary>Text as it is, where figures would read markup.</summary>
    public static string Plain(string text) => text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("$", @"\$", StringComparison.Ordinal);

    private static string Bare(string name) => name switch
    {
        "log_formed_mass" => @"log M$_{formed}$ [M$_\odot$]",
        "log_stellar_mass" => @"log M$_\star$ [M$_\odot$]",
        "metallicity_solar" => @"Z / Z$_\odot$",
        "a_v" => "A$_V$ [mag]",
        "log_u" => "log U",
        "redshift" => "redshift",
        "age_gyr" => "age [Gyr]",
        "age_max_gyr" => "start, look-back [Gyr]",
        "age_min_gyr" => "end, look-back [Gyr]",
        "tau_gyr" => @"$\tau$ [Gyr]",
        "tmax_gyr" => "peak time [Gyr]",
        "fwhm_gyr" => "FWHM [Gyr]",
        "alpha" => @"$\alpha$",
        "beta" => @"$\beta$",
        "fraction" => "mass fraction",
        "mass_weighted_age_gyr" => "mass-weighted age [Gyr]",
        _ => Plain(name.Replace('_', ' ')),
    };
}
