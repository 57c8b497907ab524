using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables of intrinsic quantities. Every quantity has <c>_best</c>, the percentiles <c>_p16 _p50 _p84</c> of the joint draws and the quadrature's errors <c>_quad_low _quad_high</c>.</summary>
public static class IntrinsicTables
{
    private const string FlagText = "1 size is a limit, 2 magnitude is a limit, 4 no lens draws, 8 no size error, 16 no common flux error, 32 critical line, 64 magnification varies, 128 best outside of the interval, 256 no magnitude, 512 no SED fit, 1024 photometric redshift drawn";

    /// <summary>A row for each clump and history.</summary>
    /// <param name="clumps">The clumps with their galaxy.</param>
    /// <param name="referenceHistory">The history of quoted results.</param>
    public static Table Clumps(IReadOnlyList<(string GalaxyId, IntrinsicClump Clump)> clumps, string referenceHistory)
    {
        ArgumentNullException.ThrowIfNull(clumps);
        IntrinsicClump[] rows = [.. clumps.Select(c => c.Clump)];
        var table = new Table("intrinsic") { Name = "INTRINSIC", Description = "Clumps as they are: de-lensed, corrected for the Milky Way's extinction" };
        table.Metadata.Set("flag_bits", FlagText);
        table.Metadata.Set("estimates", "best: best fit and best lens; p16 p50 p84: joint draws of photometry, SED and lens; quad_low quad_high: the paper's quadrature around best");
        table.Add("id", [.. rows.Select(r => r.ClumpId)], "The clump");
        table.Add("galaxy", [.. clumps.Select(c => c.GalaxyId)], "Its galaxy");
        table.Add("history", [.. rows.Select(r => r.History)], "The history of the SED fit; empty without one");
        table.Add("is_reference", [.. rows.Select(r => r.History.Length == 0 || r.History == referenceHistory)], "Whether it is the history of quoted results");
        table.Add("size_case", [.. rows.Select(r => SettingName.Of(r.SizeCase.ToString()))], "resolved, one_axis or unresolved");
        table.Add("resolution_class", [.. rows.Select(r => SettingName.Of(r.ResolutionClass.ToString()))], "unresolved, compact or extended");
        EstimateColumns.Add(table, "mu", rows, r => r.Mu, null, "Magnification without sign, median inside the ellipse");
        EstimateColumns.Add(table, "mu_t", rows, r => r.MuTangential, null, "Tangential magnification");
        EstimateColumns.Add(table, "mu_r", rows, r => r.MuRadial, null, "Radial magnification");
        EstimateColumns.Add(table, "r_eff_pc", rows, r => r.RadiusParsec, "pc", "Half-light radius by the three cases; an upper limit with flag 1");
        EstimateColumns.Add(table, "r_eff_covariance_pc", rows, r => r.CovarianceRadiusParsec, "pc", "Half-light radius by A C A^T");
        EstimateColumns.Add(table, "log_stellar_mass", rows, r => r.LogStellarMass, "dex(solMass)", "log10 of the mass in living stars and remnants");
        EstimateColumns.Add(table, "log_formed_mass", rows, r => r.LogFormedMass, "dex(solMass)", "log10 of the mass ever formed");
        EstimateColumns.Add(table, "sfr10_msun_per_yr", rows, r => r.Sfr10, "solMass/yr", "Mean star-formation rate over 10 Myr");
        EstimateColumns.Add(table, "sfr100_msun_per_yr", rows, r => r.Sfr100, "solMass/yr", "Mean star-formation rate over 100 Myr");
        EstimateColumns.Add(table, "mass_weighted_age_gyr", rows, r => r.AgeGyr, "Gyr", "Mean age of the mass formed");
        EstimateColumns.Add(table, "a_v_mag", rows, r => r.Attenuation, "mag", "Attenuation A(V)");
        EstimateColumns.Add(table, "metallicity_solar", rows, r => r.Metallicity, null, "Metallicity over Z = 0.02");
        EstimateColumns.Add(table, "log_mass_density", rows, r => r.LogMassDensity, "dex(solMass / pc2)", "log10 of the stellar mass per area; a lower limit with flag 1");
        EstimateColumns.Add(table, "sfr_density_msun_per_yr_kpc2", rows, r => r.SfrDensity, "solMass yr-1 kpc-2", "Star-formation rate over 10 Myr per area; a lower limit with flag 1");
        EstimateColumns.Add(table, "absolute_v_mag", rows, r => r.AbsoluteMagnitudeV, "mag", "Absolute AB magnitude in v_band_filter; the brightest that it can be with flag 2");
        table.Add("v_band_filter", [.. rows.Select(r => r.VBandFilter)], "The filter that stands for V at its redshift");
        EstimateColumns.Add(table, "boundness", rows, r => r.Boundness, null, "Age over crossing time 10 sqrt(R^3/(G M))");
        table.Add("flag", [.. rows.Select(r => (long)r.Flags)], null, "Flags, see flag_bits");
        return table;
    }

    /// <summary>A row for each clump: its de-lensed fluxes.</summary>
    public static Table Fluxes(IReadOnlyList<IntrinsicClump> clumps, IReadOnlyList<string> filters)
    {
        ArgumentNullException.ThrowIfNull(clumps);
        ArgumentNullException.ThrowIfNull(filters);
        var table = new Table("fluxes") { Name = "INTRINSIC_FLUXES", Description = "Fluxes divided by mu and corrected for the Milky Way's extinction" };
        table.Add("id", [.. clumps.Select(c => c.ClumpId)], "The clump");
        foreach (string filter in filters)
        {
            Add($"flux_{filter}_njy", f => f.FluxNanojansky, "Flux");
            Add($"err_low_{filter}_njy", f => f.LowerErrorNanojansky, "Its lower error, of noise, shape and mu");
            Add($"err_high_{filter}_njy", f => f.UpperErrorNanojansky, "Its upper error");
            Add($"limit_{filter}_njy", f => f.LimitNanojansky, "The filter's limit");
            table.Add($"is_limit_{filter}", [.. clumps.Select(c => c.Fluxes[filter].IsLimit)], "Whether the flux is below it");

            void Add(string name, Func<IntrinsicFlux, double> value, string description) => table.Add(name, [.. clumps.Select(c => value(c.Fluxes[filter]))], "nJy", description);
        }

        return table;
    }

    /// <summary>A row for each clump: its magnifications with both parts of their errors, and their draws.</summary>
    public static Table Magnifications(IReadOnlyList<(string Id, ClumpMagnification Magnification)> clumps)
    {
        ArgumentNullException.ThrowIfNull(clumps);
        var table = new Table("magnifications") { Name = "MAGNIFICATIONS", Description = "Magnifications of clumps: draw k is the same lens model for all" };
        table.Add("id", [.. clumps.Select(c => c.Id)], "The clump");
        Estimate("mu", m => m.Mu, m => m.MuDraws);
        Estimate("mu_t", m => m.MuTangential, m => m.MuTangentialDraws);
        Estimate("mu_r", m => m.MuRadial, m => m.MuRadialDraws);
        table.Add("mu_centre", [.. clumps.Select(c => c.Magnification.MuCentre)], null, "Magnification at the centre, signed");
        table.Add("source_x_arcsec", [.. clumps.Select(c => c.Magnification.SourceX)], "arcsec", "Place in the source plane, to the west");
        table.Add("source_y_arcsec", [.. clumps.Select(c => c.Magnification.SourceY)], "arcsec", "Place in the source plane, to the north");
        return table;

        void Estimate(string name, Func<ClumpMagnification, MagnificationEstimate> value, Func<ClumpMagnification, IReadOnlyList<double>> draws)
        {
            Add("", e => e.Value, "Median inside the ellipse, without sign");
            Add("_scatter", e => e.Scatter, "Standard deviation inside the ellipse: sigma_1");
            Add("_model_low", e => e.ModelLower, "Lower 68 % half-interval over the draws: sigma_2");
            Add("_model_high", e => e.ModelUpper, "Upper one");
            Add("_err_low", e => e.LowerError, "Both in quadrature");
            Add("_err_high", e => e.UpperError, "Both in quadrature");
            int count = clumps.Count == 0 ? 0 : draws(clumps[0].Magnification).Count;
            if (count > 0)
                table.Add(new ArrayColumn<double>($"{name}_draws", [.. clumps.SelectMany(c => draws(c.Magnification))], [count], null, "A number for each draw"));

            void Add(string ending, Func<MagnificationEstimate, double> part, string description) => table.Add(name + ending, [.. clumps.Select(c => part(value(c.Magnification)))], null, description);
        }
    }

    /// <summary>A row for each history of a whole galaxy.</summary>
    public static Table Hosts(IReadOnlyList<IntrinsicHost> hosts, string referenceHistory, HostMagnificationKind kind)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        var table = new Table("hosts") { Name = "HOSTS", Description = "Whole galaxies, de-lensed" };
        table.Metadata.Set("magnification", SettingName.Of(kind.ToString()));
        table.Add("galaxy", [.. hosts.Select(h => h.GalaxyId)], "The galaxy");
        table.Add("history", [.. hosts.Select(h => h.History)], "The history of its SED fit");
        table.Add("is_reference", [.. hosts.Select(h => h.History == referenceHistory)], "Whether it is the history of quoted results");
        EstimateColumns.Add(table, "mu", hosts, h => h.Mu, null, "The magnification that was divided out");
        EstimateColumns.Add(table, "log_stellar_mass", hosts, h => h.LogStellarMass, "dex(solMass)", "log10 of the mass in living stars and remnants");
        EstimateColumns.Add(table, "log_formed_mass", hosts, h => h.LogFormedMass, "dex(solMass)", "log10 of the mass ever formed");
        EstimateColumns.Add(table, "sfr100_msun_per_yr", hosts, h => h.Sfr100, "solMass/yr", "Mean star-formation rate over 100 Myr");
        EstimateColumns.Add(table, "log_ssfr100", hosts, h => h.LogSpecificSfr, "dex(yr-1)", "log10 of sfr100 over the stellar mass");
        return table;
    }
}
