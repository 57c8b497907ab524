using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Reads back the tables of the intrinsic stage.</summary>
internal static class IntrinsicReader
{
    /// <summary>The clumps by id, a record for each history in the table's order.</summary>
    /// <param name="clumps">The table INTRINSIC.</param>
    /// <param name="fluxes">The table INTRINSIC_FLUXES.</param>
    public static ILookup<string, IntrinsicClump> Clumps(Table clumps, Table fluxes)
    {
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, IntrinsicFlux>> byClump = Fluxes(fluxes);
        var estimates = new EstimateReader(clumps);
        Column<string> id = clumps.Strings("id"), history = clumps.Strings("history"), sizeCase = clumps.Strings("size_case"), resolution = clumps.Strings("resolution_class"), band = clumps.Strings("v_band_filter");
        Column<long> flag = clumps.Integers("flag");
        return Enumerable.Range(0, clumps.RowCount).Select(i => new IntrinsicClump
        {
            ClumpId = id[i],
            History = history[i],
            SizeCase = Word<SizeCase>(clumps, "size_case", sizeCase[i], i),
            ResolutionClass = Word<ResolutionClass>(clumps, "resolution_class", resolution[i], i),
            Mu = estimates.At("mu", i),
            MuTangential = estimates.At("mu_t", i),
            MuRadial = estimates.At("mu_r", i),
            RadiusParsec = estimates.At("r_eff_pc", i),
            CovarianceRadiusParsec = estimates.At("r_eff_covariance_pc", i),
            LogStellarMass = estimates.At("log_stellar_mass", i),
            LogFormedMass = estimates.At("log_formed_mass", i),
            Sfr10 = estimates.At("sfr10_msun_per_yr", i),
            Sfr100 = estimates.At("sfr100_msun_per_yr", i),
            AgeGyr = estimates.At("mass_weighted_age_gyr", i),
            Attenuation = estimates.At("a_v_mag", i),
            Metallicity = estimates.At("metallicity_solar", i),
            LogMassDensity = estimates.At("log_mass_density", i),
            SfrDensity = estimates.At("sfr_density_msun_per_yr_kpc2", i),
            AbsoluteMagnitudeV = estimates.At("absolute_v_mag", i),
            VBandFilter = band[i],
            Boundness = estimates.At("boundness", i),
            Fluxes = byClump.GetValueOrDefault(id[i]) ?? new Dictionary<string, IntrinsicFlux>(StringComparer.Ordinal),
            Flags = (IntrinsicFlags)flag[i],
        }).ToLookup(c => c.ClumpId, StringComparer.Ordinal);
    }

    /// <summary>The hosts by galaxy, a record for each history in the table's order.</summary>
    /// <param name="hosts">The table HOSTS.</param>
    public static ILookup<string, IntrinsicHost> Hosts(Table hosts)
    {
        var estimates = new EstimateReader(hosts);
        Column<string> galaxy = hosts.Strings("galaxy"), history = hosts.Strings("history");
        return Enumerable.Range(0, hosts.RowCount).Select(i => new IntrinsicHost
        {
            GalaxyId = galaxy[i],
            History = history[i],
            Mu = estimates.At("mu", i),
            LogStellarMass = estimates.At("log_stellar_mass", i),
            LogFormedMass = estimates.At("log_formed_mass", i),
            Sfr100 = estimates.At("sfr100_msun_per_yr", i),
            LogSpecificSfr = estimates.At("log_ssfr100", i),
        }).ToLookup(h => h.GalaxyId, StringComparer.Ordinal);
    }

    /// <summary>The value of an enumeration that a table spells as settings do.</summary>
    /// <exception cref="InputException">The word is none of them.</exception>
    public static T Word<T>(Table table, string column, string word, int row)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (SettingName.Of(value.ToString()) == word)
                return value;
        }

        throw InputException.InFile(table.Source, $"row {row + 1} has the {column} '{word}', expected {string.Join(" or ", Enum.GetNames<T>().Select(SettingName.Of))}");
    }

    private static Dictionary<string, IReadOnlyDictionary<string, IntrinsicFlux>> Fluxes(Table table)
    {
        const string Limit = "is_limit_";
        string[] filters = [.. table.Columns.Select(c => c.Name).Where(n => n.StartsWith(Limit, StringComparison.Ordinal)).Select(n => n[Limit.Length..])];
        Column<string> id = table.Strings("id");
        (string Filter, Column<double> Flux, Column<double> Low, Column<double> High, Column<double> Limit, Column<bool> IsLimit)[] bands =
            [.. filters.Select(f => (f, table.Doubles($"flux_{f}_njy"), table.Doubles($"err_low_{f}_njy"), table.Doubles($"err_high_{f}_njy"), table.Doubles($"limit_{f}_njy"), table.Logicals(Limit + f)))];
        return Enumerable.Range(0, table.RowCount).ToDictionary(
            i => id[i],
            IReadOnlyDictionary<string, IntrinsicFlux> (i) => bands.ToDictionary(b => b.Filter, b => new IntrinsicFlux(b.Flux[i], b.Low[i], b.High[i], b.Limit[i], b.IsLimit[i]), StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    /// <summary>Estimates of a table, six columns each.</summary>
    private sealed class EstimateReader(Table table)
    {
        private readonly Dictionary<string, Column<double>[]> columns = new(StringComparer.Ordinal);

        public IntrinsicEstimate At(string name, int row)
        {
            if (!columns.TryGetValue(name, out Column<double>[]? found))
                columns[name] = found = [.. new[] { "_best", "_p16", "_p50", "_p84", "_quad_low", "_quad_high" }.Select(e => table.Doubles(name + e))];
            return new(found[0][row], found[1][row], found[2][row], found[3][row], found[4][row], found[5][row]);
        }
    }
}
