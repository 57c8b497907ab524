namespace Arclet.Populations;

/// <summary>
/// Grids with wide bins of wavelength for figures: the means of stars and gas in bins of equal width in log wavelength, one edge of which is the Lyman limit. A spectrum then costs a
/// few hundred numbers instead of many thousand. Lines stay as they are. Not for photometry.
/// </summary>
public static class CoarsePopulationGrids
{
    /// <summary>The grids in wide bins.</summary>
    /// <param name="grids">The grids.</param>
    /// <param name="fromAngstrom">The shortest wavelength, rest frame; what is shorter is left out.</param>
    /// <param name="toAngstrom">The longest wavelength, rest frame.</param>
    /// <param name="binsPerE">Bins for each factor e of wavelength.</param>
    public static PopulationGrids Of(PopulationGrids grids, double fromAngstrom, double toAngstrom, double binsPerE)
    {
        ArgumentNullException.ThrowIfNull(grids);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(fromAngstrom, toAngstrom);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(binsPerE);
        StellarGrid stars = grids.Stars;
        double[] edges = Edges(fromAngstrom, toAngstrom, binsPerE, stars.WavelengthsAngstrom), middles = Middles(edges);
        var coarse = new StellarGrid(stars.Name, stars.Provenance, middles, stars.AgesYears, stars.Metallicities, Average(stars.WavelengthsAngstrom, stars.Luminosity, edges), stars.SurvivingFraction);

        // Dust emission keeps its own wavelengths; it is left out, for the light that is shown is that of stars and gas.
        return new PopulationGrids(coarse, grids.Nebular is { } gas ? Gas(gas, stars, fromAngstrom, toAngstrom, binsPerE) : null);
    }

    private static NebularGrid Gas(NebularGrid gas, StellarGrid stars, double from, double to, double binsPerE)
    {
        // Rates of ionising photons are integrals over the stars' own wavelengths: the gas is tied to them first.
        NebularGrid tied = gas.Normalization == NebularNormalization.IonisingPhoton ? gas.ForStars(stars, [.. stars.AgesYears.Where(a => a < OldestGasYears)]) : gas;
        if (tied.WavelengthsAngstrom.Length < 2)
            return tied;
        double[] edges = Edges(from, to, binsPerE, tied.WavelengthsAngstrom);
        return new NebularGrid(
            tied.Name, tied.Provenance, tied.Normalization, tied.LineNames, tied.LineWavelengthsAngstrom, Middles(edges), tied.Metallicities, tied.LogIonisation, tied.AgesYears, tied.LineLuminosity,
            Average(tied.WavelengthsAngstrom, tied.Continuum, edges))
        { LinesInVacuum = tied.LinesInVacuum };
    }

    /// <summary>Older stars have no gas worth showing, in years.</summary>
    private const double OldestGasYears = 4e7;

    private static double[] Edges(double from, double to, double binsPerE, double[] waves)
    {
        double low = Math.Max(from, waves[0]), high = Math.Min(to, waves[^1]);
        if (!(low < high))
            throw new ArgumentException($"the grid has the wavelengths {waves[0]:G4} to {waves[^1]:G4} angstrom, none between {from:G4} and {to:G4}");
        int first = (int)Math.Ceiling(Math.Log(low / PopulationBasis.IonisingAngstrom) * binsPerE), last = (int)Math.Floor(Math.Log(high / PopulationBasis.IonisingAngstrom) * binsPerE);
        return last - first >= 2 ? [.. Enumerable.Range(first, last - first + 1).Select(i => PopulationBasis.IonisingAngstrom * Math.Exp(i / binsPerE))]
            : throw new ArgumentException($"there are fewer than two bins between {low:G4} and {high:G4} angstrom");
    }

    private static double[] Middles(double[] edges) => [.. edges.Skip(1).Zip(edges, (b, a) => Math.Sqrt(a * b))];

    private static double[] Average(double[] waves, double[] spectra, double[] edges)
    {
        int bins = edges.Length - 1, count = spectra.Length / waves.Length;
        double[] means = new double[count * bins];
        for (int i = 0; i < count; i++)
            WavelengthRebinning.Average(waves, spectra.AsSpan(i * waves.Length, waves.Length), edges, means.AsSpan(i * bins, bins));
        return means;
    }
}
