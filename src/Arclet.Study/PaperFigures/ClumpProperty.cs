namespace Arclet.Study;

/// <summary>A quantity of clumps as figures show it.</summary>
/// <param name="Column">Its column in tables.</param>
/// <param name="Label">Its axis label as markup.</param>
/// <param name="Unit">Its unit in tables; null for none.</param>
/// <param name="Description">What it is.</param>
/// <param name="Of">Its value; NaN where it is not known.</param>
internal sealed record ClumpProperty(string Column, string Label, string? Unit, string Description, Func<ResultClump, double> Of)
{
    /// <summary>Ages below this have the colours of this one; a best fit may have any of them, and no axis shows 10 years beside 1 Gyr.</summary>
    public const double YoungestMyr = 0.1;

    /// <summary>The smallest value that is drawn: smaller ones are drawn there.</summary>
    public double Floor { get; private init; } = double.NegativeInfinity;

    public static ClumpProperty Mass { get; } = new("log_stellar_mass", @"log $M_\star$ [M$_\odot$]", "log(Msun)", "log10 of the stellar mass", c => c.LogMass);

    public static ClumpProperty Age { get; } = new("log_age_myr", "log age [Myr]", "log(Myr)", "log10 of the mass-weighted age", c => PaperMarks.Log(c.AgeMyr)) { Floor = Math.Log10(YoungestMyr) };

    public static ClumpProperty Start { get; } = new("log_t0_myr", "log $t_0$ [Myr]", "log(Myr)", "log10 of the look-back time at which star formation began", c => PaperMarks.Log(c.StartMyr)) { Floor = Math.Log10(YoungestMyr) };

    public static ClumpProperty Attenuation { get; } = new("a_v_mag", "$A_V$ [mag]", "mag", "Attenuation", c => c.AttenuationV);

    public static ClumpProperty Metallicity { get; } = new("log_metallicity_solar", @"log $Z$ [Z$_\odot$]", null, "log10 of the metallicity over Z = 0.02", c => PaperMarks.Log(c.Metallicity));

    public static ClumpProperty Radius { get; } = new("log_r_eff_pc", @"log $R_\mathrm{eff}$ [pc]", "log(pc)", "log10 of the effective radius, upper limits included", c => PaperMarks.Log(c.RadiusParsec));

    public static ClumpProperty Rate { get; } = new("log_sfr10", @"log SFR [M$_\odot$ yr$^{-1}$]", "log(Msun/yr)", "log10 of the star-formation rate over 10 Myr; missing for 0", c => PaperMarks.Log(c.Sfr10)) { Floor = HostEstimate.LeastLogSfr };

    public static ClumpProperty MassDensity { get; } = new("log_mass_density", @"log $\Sigma_M$ [M$_\odot$ pc$^{-2}$]", "log(Msun/pc2)", "log10 of the mass per area, lower limits included", c => c.LogMassDensity);

    public static ClumpProperty RateDensity { get; } = new("log_sfr_density", @"log $\Sigma_\mathrm{SFR}$ [M$_\odot$ yr$^{-1}$ kpc$^{-2}$]", "log(Msun/yr/kpc2)", "log10 of the star-formation rate over 10 Myr per area; missing for 0", c => double.IsFinite(c.LogSfrDensity) ? c.LogSfrDensity : double.NaN);

    public static ClumpProperty Magnification { get; } = new("log_mu", @"log $\mu$", null, "log10 of the magnification", c => PaperMarks.Log(c.Mu));

    /// <summary>The value as figures draw it: what is below <see cref="Floor"/> there.</summary>
    public double Drawn(ResultClump clump) => Of(clump) is var value && value < Floor ? Floor : value;
}
