using Arclet.Fits;
using Arclet.Simulation;
using Arclet.Study;

namespace Arclet.Demo;

/// <summary>The clumps of a study's tables as the comparison with the truth takes them.</summary>
internal static class RecoveredClumps
{
    /// <summary>Medians and 16th to 84th percentiles of the joint draws, of the history of quoted results; fluxes with their whole error. Sizes are those of clumps that are resolved along both axes.</summary>
    /// <param name="photometry">The photometry.</param>
    /// <param name="intrinsic">The table INTRINSIC.</param>
    public static IReadOnlyList<RecoveredClump> Read(IReadOnlyList<ClumpPhotometry> photometry, Table intrinsic)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < intrinsic.RowCount; i++)
        {
            if (intrinsic.Logicals("is_reference")[i])
                rows[intrinsic.Strings("id")[i]] = i;
        }

        return [.. photometry.Select(p => One(p, intrinsic, rows.TryGetValue(p.ClumpId, out int row) ? row : -1))];
    }

    private static RecoveredClump One(ClumpPhotometry clump, Table table, int row)
    {
        var values = new Dictionary<string, RecoveredValue>(StringComparer.Ordinal);
        foreach ((string filter, BandFlux flux) in clump.Bands)
        {
            values[RecoveredQuantity.Flux(filter).Name] = RecoveredValue.WithError(flux.FluxNanojansky, double.Hypot(flux.IndependentErrorNanojansky, flux.CommonErrorNanojansky));
        }

        if (row < 0)
            return new(clump.ClumpId, clump.RaDegrees, clump.DecDegrees, values);
        Add(RecoveredQuantity.Mu, "mu", v => v);
        Add(RecoveredQuantity.LogStellarMass, "log_stellar_mass", v => v);
        Add(RecoveredQuantity.LogSfr10, "sfr10_msun_per_yr", RecoveredQuantity.LogOfSfr);
        Add(RecoveredQuantity.LogAgeGyr, "mass_weighted_age_gyr", Math.Log10);
        Add(RecoveredQuantity.Attenuation, "a_v_mag", v => v);
        Add(RecoveredQuantity.LogMetallicity, "metallicity_solar", Math.Log10);
        if (table.Strings("size_case")[row] == "resolved")
            Add(RecoveredQuantity.RadiusParsec, "r_eff_pc", v => v);
        return new(clump.ClumpId, clump.RaDegrees, clump.DecDegrees, values);

        void Add(RecoveredQuantity quantity, string column, Func<double, double> scale)
        {
            var value = new RecoveredValue(scale(table.Doubles(column + "_p50")[row]), scale(table.Doubles(column + "_p16")[row]), scale(table.Doubles(column + "_p84")[row]));
            if (value.IsKnown)
                values[quantity.Name] = value;
        }
    }
}
