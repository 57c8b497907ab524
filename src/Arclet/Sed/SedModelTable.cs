using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>The table of <c>arclet sed model</c>: a row for each model.</summary>
internal static class SedModelTable
{
    public static Table Of(SedModelRequest request, PopulationGrids grids, IReadOnlyList<FilterCurve> filters, IReadOnlyList<SourceModel> models, ModelResult?[] results)
    {
        var table = new Table(request.Out);
        table.Metadata.Set("program", $"arclet sed model {ArcletProgram.Version}");
        table.Metadata.Set("mode", request.Mode == ModelMode.Bagpipes ? "bagpipes" : "default");
        table.Metadata.Set("grid", request.Grid);
        table.Metadata.Set("library", grids.Stars.Provenance.Library);
        if (ComputedPopulations.CautionOf(grids) is { } caution)
            table.Metadata.Set("caution", caution);
        table.Metadata.Set("filters", request.Filters);
        table.Metadata.Set("models", request.Models);
        table.Add("id", [.. models.Select((_, i) => (long)i)], null, "Number of the model in its file, from 0");
        table.Add("redshift", [.. models.Select(m => m.Redshift)]);
        for (int b = 0; b < filters.Count; b++)
        {
            int band = b;
            Real($"flux_{filters[b].Id}_njy", "nJy", $"Flux density in {filters[b].Id}", r => r.FluxNanojansky[band]);
        }

        Real("log_formed_mass", "dex(solMass)", "log10 of the mass ever formed", r => r.Derived.LogFormedMass);
        Real("log_stellar_mass", "dex(solMass)", "log10 of the mass in living stars and remnants", r => r.Derived.LogStellarMass);
        Real("sfr10", "solMass/yr", "Mean star-formation rate over 10 Myr", r => r.Derived.Sfr10);
        Real("sfr100", "solMass/yr", "Mean star-formation rate over 100 Myr", r => r.Derived.Sfr100);
        Real("log_ssfr10", "dex(yr-1)", "log10 of sfr10 over the stellar mass", r => r.Derived.LogSpecificSfr10);
        Real("log_ssfr100", "dex(yr-1)", "log10 of sfr100 over the stellar mass", r => r.Derived.LogSpecificSfr100);
        Real("mass_weighted_age_gyr", "Gyr", "Mean age of the mass formed", r => r.Derived.MassWeightedAgeGyr);
        Real("formation_time_gyr", "Gyr", "Cosmic time of the mean formation", r => r.Derived.FormationTimeGyr);
        Real("quenching_time_gyr", "Gyr", "Cosmic time at which the rate fell below a tenth of its mean; NaN where it has not", r => r.Derived.QuenchingTimeGyr);
        Real("universe_age_gyr", "Gyr", "Age of the universe", r => r.Derived.UniverseAgeGyr);
        Real("m_u_rest", "mag", "Absolute AB magnitude in a top-hat of 3300 to 4000 A", r => RestFrame.MagnitudeU(r.Spectrum));
        Real("m_v_rest", "mag", "Absolute AB magnitude in a top-hat of 5070 to 5950 A", r => RestFrame.MagnitudeV(r.Spectrum));
        Real("m_j_rest", "mag", "Absolute AB magnitude in a top-hat of 11700 to 13300 A", r => RestFrame.MagnitudeJ(r.Spectrum));
        Real("m_1500_rest", "mag", "Absolute AB magnitude from 1450 to 1550 A", r => RestFrame.Magnitude1500(r.Spectrum));
        Real("beta_uv", null, "Ultraviolet slope of f_lambda over the windows of Calzetti et al. (1994), behind the dust", r => RestFrame.UltravioletSlope(r.Spectrum));
        if (grids.Nebular is { } gas)
        {
            foreach ((string column, double wavelength) in RestFrame.NamedLines)
            {
                int line = RestFrame.NearestLine(gas.LineWavelengthsAngstrom, wavelength);
                if (line < 0)
                    continue;
                Real($"line_{column}_cgs", "erg/s/cm2", $"Flux of {gas.LineNames[line]}, behind the dust", r => r.LineFluxErgPerSecondCm2[line]);
                Real($"ew_{column}_angstrom", "Angstrom", $"Rest equivalent width of {gas.LineNames[line]}, above 0 in emission", r => request.Mode == ModelMode.Default ? RestFrame.EquivalentWidth(r.Spectrum, line) : double.NaN);
            }
        }

        table.Add("flag", [.. results.Select(r => r is null ? "unphysical" : "")], "unphysical: stars older than the universe");
        return table;

        void Real(string name, string? unit, string description, Func<ModelResult, double> value) =>
            table.Add(name, [.. results.Select(r => r is null ? double.NaN : value(r))], unit, description);
    }
}
