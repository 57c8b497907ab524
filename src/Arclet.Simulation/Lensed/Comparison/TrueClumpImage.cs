using Arclet.Fits;

namespace Arclet.Simulation;

/// <summary>An image of a clump with what is true of it, by the names of <see cref="RecoveredQuantity"/>.</summary>
public sealed record TrueClumpImage
{
    /// <summary>The clump and the image: clump/image.</summary>
    public required string Name { get; init; }

    /// <summary>The catalogue's object that it lies in; 0 for none.</summary>
    public required long Object { get; init; }

    /// <summary>Right ascension, degrees.</summary>
    public required double RaDegrees { get; init; }

    /// <summary>Declination, degrees.</summary>
    public required double DecDegrees { get; init; }

    /// <summary>The redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>Distance to the nearest other image of a clump, arcsec.</summary>
    public required double IsolationArcsec { get; init; }

    /// <summary>Standard deviation of the image's minor axis before the PSF, pixels of 0.02 arcsec.</summary>
    public required double SigmaMinorPixels { get; init; }

    /// <summary>Whether several images of the clump are merged in this one, or a part of one is it.</summary>
    public required bool IsMerged { get; init; }

    /// <summary>The optimal signal-to-noise ratio by filter.</summary>
    public required IReadOnlyDictionary<string, double> SignalToNoise { get; init; }

    /// <summary>The true values.</summary>
    public required IReadOnlyDictionary<string, double> Values { get; init; }

    /// <summary>Reads the truth of a field from its tables.</summary>
    /// <param name="clumpImages">As <see cref="LensedTruth.ClumpImages"/> writes it.</param>
    /// <param name="clumps">As <see cref="LensedTruth.Clumps"/> writes it.</param>
    /// <exception cref="InputException">A column is missing, or an image is of a clump that is not there.</exception>
    public static IReadOnlyList<TrueClumpImage> Read(Table clumpImages, Table clumps)
    {
        ArgumentNullException.ThrowIfNull(clumpImages);
        ArgumentNullException.ThrowIfNull(clumps);
        Column<string> names = clumps.Strings("clump"), of = clumpImages.Strings("clump");
        var rows = Enumerable.Range(0, clumps.RowCount).ToDictionary(r => names[r]);
        string[] filters = [.. clumpImages.Columns.Where(c => c.Name.StartsWith("flux_", StringComparison.Ordinal)).Select(c => c.Name["flux_".Length..^"_njy".Length])];
        return [.. Enumerable.Range(0, clumpImages.RowCount).Select(i =>
        {
            if (!rows.TryGetValue(of[i], out int clump))
                throw InputException.InFile(clumpImages.Source, $"row {i + 1} is an image of the clump '{of[i]}', expected one of {clumps.Source}");
            var values = filters.ToDictionary(f => RecoveredQuantity.Flux(f).Name, f => clumpImages.Doubles($"flux_{f}_njy")[i]);
            values[RecoveredQuantity.Mu.Name] = clumpImages.Doubles("mu")[i];
            values[RecoveredQuantity.RadiusParsec.Name] = clumps.Doubles("effective_radius_pc")[clump];
            values[RecoveredQuantity.LogStellarMass.Name] = clumps.Doubles("log_stellar_mass")[clump];
            values[RecoveredQuantity.LogSfr10.Name] = RecoveredQuantity.LogOfSfr(clumps.Doubles("sfr10_msun_yr")[clump]);
            values[RecoveredQuantity.LogAgeGyr.Name] = Math.Log10(clumps.Doubles("mass_weighted_age_gyr")[clump]);
            values[RecoveredQuantity.Attenuation.Name] = clumps.Doubles("av_mag")[clump];
            values[RecoveredQuantity.LogMetallicity.Name] = Math.Log10(clumps.Doubles("metallicity_solar")[clump]);
            return new TrueClumpImage
            {
                Name = $"{of[i]}/{clumpImages.Integers("image")[i]}",
                Object = clumpImages.Integers("object")[i],
                RaDegrees = clumpImages.Doubles("ra")[i],
                DecDegrees = clumpImages.Doubles("dec")[i],
                Redshift = clumps.Doubles("redshift")[clump],
                IsolationArcsec = clumpImages.Doubles("isolation_arcsec")[i],
                SigmaMinorPixels = clumpImages.Doubles("sigma_min_px")[i],
                IsMerged = clumpImages.Integers("merged_images")[i] != 1,
                SignalToNoise = filters.Where(f => clumpImages.Contains("snr_" + f)).ToDictionary(f => f, f => clumpImages.Doubles("snr_" + f)[i]),
                Values = values,
            };
        })];
    }
}
