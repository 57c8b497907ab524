using System.Numerics.Tensors;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// The photometry of models by the algebra of Bagpipes 1.3.2 (Carnall et al. 2018): its age bins, its wavelengths of R = 100 with lines in
/// single pixels, its tables of cosmology and intergalactic absorption, its constants. For comparison with Bagpipes, not for new work.
/// </summary>
/// <remarks>The wavelengths, and so the fluxes, depend on the list of filters. Prepared once; evaluation takes some milliseconds.</remarks>
/// <threadsafety>Immutable; models may be evaluated from any thread.</threadsafety>
public sealed class BagpipesModel
{
    private const double SolarLuminosity = 3.826e33;
    private const double CentimetresPerMegaparsec = 3.086e24;
    private const double LightAngstromPerSecond = 2.9979e18;

    private readonly PopulationGrids grids;
    private readonly BagpipesAges ages = new(BagpipesCosmology.AgeGyr(0));
    private readonly double[] wavelengths;
    private readonly double[] widths;
    private readonly double[][] filters;
    private readonly double[] pivots;
    private readonly double[][][] stars;
    private readonly double[][] surviving;
    private readonly double[][][][]? gas;

    /// <summary>Prepares grids and filters.</summary>
    /// <param name="grids">The grids; a nebular grid is per Msun formed, at Bagpipes' first ages.</param>
    /// <param name="filters">The filters, all that a run uses.</param>
    /// <exception cref="InputException">The nebular grid is another.</exception>
    public BagpipesModel(PopulationGrids grids, IReadOnlyList<FilterCurve> filters)
    {
        ArgumentNullException.ThrowIfNull(grids);
        ArgumentNullException.ThrowIfNull(filters);
        this.grids = grids;
        wavelengths = BagpipesWavelengths.For(filters);
        widths = BagpipesWavelengths.Widths(wavelengths);
        this.filters = [.. filters.Select(Trimmed)];
        pivots = [.. filters.Select(Pivot)];
        StellarGrid grid = grids.Stars;
        double[][] cells = ages.CellWeights(grid.AgesYears);
        stars = new double[grid.Metallicities.Length][][];
        surviving = new double[grid.Metallicities.Length][];
        for (int z = 0; z < stars.Length; z++)
        {
            int metallicity = z;
            stars[z] = [.. cells.Select(row => BagpipesWavelengths.Resample(wavelengths, grid.WavelengthsAngstrom, Mean(grid, metallicity, row)))];
            surviving[z] = [.. ages.Centers.Select(age => Surviving(grid, metallicity, age))];
        }

        if (grids.Nebular is not null)
            gas = Gas(grids.Nebular);
    }

    /// <summary>The light of a model; null for an unphysical one (stars older than the universe).</summary>
    /// <param name="model">The model; its metallicities are held at the ends of the grid.</param>
    /// <exception cref="InputException">It needs a grid that is not there.</exception>
    public ModelResult? Evaluate(SourceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        double universe = BagpipesCosmology.AgeGyr(model.Redshift);
        var history = new BagpipesHistory(model, ages, universe);
        if (!history.IsPhysical)
            return null;
        double[][] mass = ByMetallicity(model, history.MassInBins, null);
        double birth = model.BirthCloudAgeGyr * 1e9;
        int edge = ages.Edges.Count(e => e < birth), last = edge - 1;
        double young = last < 0 ? 0 : 1 - ((ages.Edges[edge] - birth) / ages.Widths[last]);
        double[] clouds = new double[wavelengths.Length], field = new double[wavelengths.Length];
        for (int z = 0; z < mass.Length; z++)
        {
            for (int bin = 0; bin < ages.Centers.Length; bin++)
            {
                double share = bin < last ? 1 : bin == last ? young : 0;
                Add(stars[z][bin], mass[z][bin] * share, clouds);
                Add(stars[z][bin], mass[z][bin] * (1 - share), field);
            }
        }

        double[] lines = grids.Nebular is null ? [] : new double[grids.Nebular.LineNames.Length], lineWaves = grids.Nebular?.LineWavelengthsAngstrom ?? [];
        if (model.Nebular is { } nebular)
        {
            double[][] gasMass = nebular.MetallicitySolar is null ? mass : ByMetallicity(model, history.MassInBins, nebular.MetallicitySolar);
            for (int i = 0; i < wavelengths.Length && wavelengths[i] < 912; i++)
                clouds[i] *= nebular.EscapeFraction;
            AddGas(nebular, gasMass, last, young, clouds, lines);
        }

        double[] dustFree = [.. clouds.Zip(field, (a, b) => a + b)], dustFreeLines = [.. lines], spectrum = [.. dustFree];
        double absorbed = 0;
        if (model.Dust is { } dust)
            absorbed = Attenuate(dust, clouds, field, spectrum, lines, lineWaves);
        double distance = BagpipesCosmology.LuminosityDistanceMpc(model.Redshift) * CentimetresPerMegaparsec;
        double perArea = SolarLuminosity / (4 * Math.PI * distance * distance);
        return new ModelResult
        {
            FluxNanojansky = Photometry(spectrum, model.Redshift, perArea / (1 + model.Redshift)),
            LineFluxErgPerSecondCm2 = [.. lines.Select(l => l * perArea)],
            Spectrum = new ModelSpectrum
            {
                WavelengthsAngstrom = wavelengths,
                LuminositySolar = spectrum,
                DustFreeLuminositySolar = dustFree,
                LineWavelengthsAngstrom = lineWaves,
                LineLuminositySolar = lines,
                DustFreeLineLuminositySolar = dustFreeLines,
                AbsorbedLuminositySolar = absorbed,
                LinesArePixels = true,
            },
            Derived = Derived(model, history, mass, universe),
        };
    }

    private static void Add(double[] from, double weight, double[] to)
    {
        if (weight != 0)
            TensorPrimitives.MultiplyAdd(from, weight, to, to);
    }

    private double[] Photometry(double[] spectrum, double redshift, double factor)
    {
        double[] igm = BagpipesIgm.Transmission(wavelengths, redshift), observed = [.. wavelengths.Select(w => w * (1 + redshift))], flux = new double[filters.Length];
        for (int b = 0; b < filters.Length; b++)
        {
            double[] throughput = BagpipesWavelengths.Resample(observed, wavelengths, filters[b]);
            double sum = 0, norm = 0;
            for (int i = 0; i < throughput.Length; i++)
            {
                double weight = wavelengths[i] * widths[i] * throughput[i];
                sum += weight * spectrum[i] * igm[i];
                norm += weight;
            }

            // 1 nJy = 1e-32 erg/s/cm2/Hz.
            flux[b] = norm > 0 ? sum / norm * factor * pivots[b] * pivots[b] / LightAngstromPerSecond / 1e-32 : 0;
        }

        return flux;
    }

    private double Attenuate(DustModel dust, double[] clouds, double[] field, double[] spectrum, double[] lines, double[] lineWaves)
    {
        double[] curve = [.. wavelengths.Select(dust.Law.At)], before = new double[wavelengths.Length], after = new double[wavelengths.Length];
        double eta = dust.BirthCloudFactor, absorbed = 0;
        for (int l = 0; l < lines.Length; l++)
            lines[l] *= Math.Pow(10, -0.4 * eta * dust.AvMag * dust.Law.At(lineWaves[l]));
        if (eta != 1)
        {
            clouds.CopyTo(before, 0);
            for (int i = 0; i < clouds.Length; i++)
                clouds[i] *= Math.Pow(10, -0.4 * (eta - 1) * dust.AvMag * curve[i]);
            absorbed += Difference(before, clouds);
        }

        for (int i = 0; i < spectrum.Length; i++)
        {
            before[i] = clouds[i] + field[i];
            after[i] = before[i] * Math.Pow(10, -0.4 * dust.AvMag * curve[i]);
        }

        absorbed += Difference(before, after);
        after.CopyTo(spectrum, 0);
        if (grids.Dust is { } emission)
        {
            double[] model = new double[emission.WavelengthsAngstrom.Length];
            emission.Interpolate(dust.PahPercent, dust.MinimumField, dust.Gamma, model);
            double[] shape = BagpipesWavelengths.Resample(wavelengths, emission.WavelengthsAngstrom, model);
            Add(shape, absorbed / Trapezium(shape), spectrum);
        }

        return absorbed;
    }

    private double Difference(double[] before, double[] after) => Trapezium([.. before.Zip(after, (a, b) => a - b)]);

    private double Trapezium(double[] values)
    {
        double sum = 0;
        for (int i = 1; i < values.Length; i++)
            sum += (values[i] + values[i - 1]) / 2 * (wavelengths[i] - wavelengths[i - 1]);
        return sum;
    }

    private void AddGas(NebularModel nebular, double[][] mass, int last, double young, double[] clouds, double[] lines)
    {
        if (gas is null)
            throw new InputException($"the grid {grids.Stars.Name} has no nebular emission, expected one for models with gas");
        NebularGrid grid = grids.Nebular!;
        if (last >= grid.AgesYears.Length)
            throw new InputException($"the birth clouds last longer than the {grid.AgesYears[^1] * 1e-6:G4} Myr of the nebular grid, expected no longer");
        (int low, double weight) = GridAxis.Bracket(grid.LogIonisation, nebular.LogIonisation);
        for (int z = 0; z < mass.Length; z++)
        {
            for (int bin = 0; bin <= last; bin++)
            {
                double m = mass[z][bin] * (bin == last ? young : 1) * (1 - nebular.EscapeFraction);
                if (m == 0)
                    continue;
                for (int u = 0; u < 2; u++)
                {
                    double part = m * (u == 0 ? 1 - weight : weight);
                    if (part == 0)
                        continue;
                    Add(gas[z][low + u][bin], part, clouds);
                    TensorPrimitives.MultiplyAdd(grid.Lines(z, low + u, bin), part, lines, lines);
                }
            }
        }
    }

    /// <summary>The mass in each bin by metallicity: linear in Z between the grid's values, held at its ends.</summary>
    private double[][] ByMetallicity(SourceModel model, double[][] bins, double? metallicity)
    {
        double[] zs = grids.Stars.Metallicities;
        double[][] mass = [.. zs.Select(_ => new double[ages.Centers.Length])];
        for (int c = 0; c < bins.Length; c++)
        {
            (int low, double weight) = GridAxis.Bracket(zs, (metallicity ?? model.Components[c].MetallicitySolar) * BagpipesGrids.SolarMetallicity);
            Add(bins[c], 1 - weight, mass[low]);
            if (weight > 0)
                Add(bins[c], weight, mass[low + 1]);
        }

        return mass;
    }

    private DerivedQuantities Derived(SourceModel model, BagpipesHistory history, double[][] mass, double universe)
    {
        double formed = 0, left = 0, metals = 0;
        for (int z = 0; z < mass.Length; z++)
        {
            double here = TensorPrimitives.Dot(mass[z], surviving[z]);
            formed += TensorPrimitives.Sum<double>(mass[z]);
            left += here;
            metals += here * grids.Stars.Metallicities[z] / BagpipesGrids.SolarMetallicity;
        }

        return new DerivedQuantities
        {
            LogFormedMass = Math.Log10(formed),
            LogStellarMass = Math.Log10(left),
            Sfr10 = history.MeanRate(1e7),
            Sfr100 = history.MeanRate(1e8),
            MassWeightedAgeGyr = history.MassWeightedAgeGyr(),
            UniverseAgeGyr = universe,
            QuenchingTimeGyr = history.QuenchingTimeGyr(),
            MassWeightedMetallicitySolar = metals / left,
        };
    }

    private double[][][][] Gas(NebularGrid grid)
    {
        if (grid.Normalization != NebularNormalization.SolarMassFormed)
            throw new InputException($"the nebular grid {grid.Name} is per ionising photon, expected one per solar mass formed for Bagpipes' algebra");
        if (!grid.Metallicities.SequenceEqual(grids.Stars.Metallicities))
            throw new InputException($"the nebular grid {grid.Name} has other metallicities than the stars, expected the same for Bagpipes' algebra");
        for (int a = 0; a < grid.AgesYears.Length; a++)
        {
            if (a >= ages.Centers.Length || Math.Abs((grid.AgesYears[a] / ages.Centers[a]) - 1) > 1e-3)
                throw new InputException($"the nebular grid {grid.Name} has the age {grid.AgesYears[a]} years, expected Bagpipes' ages 1 Myr, 1.259 Myr, ... for its algebra");
        }

        (int Pixel, double Width)[] pixels = [.. grid.LineWavelengthsAngstrom.Select(Pixel)];
        var spectra = new double[grid.Metallicities.Length][][][];
        for (int z = 0; z < spectra.Length; z++)
        {
            spectra[z] = new double[grid.LogIonisation.Length][][];
            for (int u = 0; u < spectra[z].Length; u++)
            {
                spectra[z][u] = new double[grid.AgesYears.Length][];
                for (int a = 0; a < spectra[z][u].Length; a++)
                {
                    double[] spectrum = grid.WavelengthsAngstrom.Length == 0
                        ? new double[wavelengths.Length]
                        : BagpipesWavelengths.Resample(wavelengths, grid.WavelengthsAngstrom, grid.ContinuumSpectrum(z, u, a));
                    ReadOnlySpan<double> lines = grid.Lines(z, u, a);
                    for (int l = 0; l < lines.Length; l++)
                        spectrum[pixels[l].Pixel] += lines[l] / pixels[l].Width;
                    spectra[z][u][a] = spectrum;
                }
            }
        }

        return spectra;
    }

    private (int Pixel, double Width) Pixel(double wavelength)
    {
        int nearest = 1;
        for (int i = 2; i < wavelengths.Length - 1; i++)
        {
            if (Math.Abs(wavelengths[i] - wavelength) < Math.Abs(wavelengths[nearest] - wavelength))
                nearest = i;
        }

        return (nearest, (wavelengths[nearest + 1] - wavelengths[nearest - 1]) / 2);
    }

    /// <summary>A filter without its leading and trailing zeros, so with a step at its ends, on the model's wavelengths.</summary>
    private double[] Trimmed(FilterCurve filter)
    {
        (int first, int last) = BagpipesWavelengths.NonZero(filter);
        return BagpipesWavelengths.Resample(wavelengths, filter.WavelengthsAngstrom.AsSpan(first, last - first + 1), filter.Throughput.AsSpan(first, last - first + 1));
    }

    /// <summary>The pivot wavelength by Bagpipes' rectangle rule.</summary>
    private static double Pivot(FilterCurve filter)
    {
        double[] width = BagpipesWavelengths.Widths(filter.WavelengthsAngstrom);
        double photons = 0, inverse = 0;
        for (int i = 0; i < width.Length; i++)
        {
            photons += filter.Throughput[i] * filter.WavelengthsAngstrom[i] * width[i];
            inverse += filter.Throughput[i] * width[i] / filter.WavelengthsAngstrom[i];
        }

        return Math.Sqrt(photons / inverse);
    }

    private static double[] Mean(StellarGrid grid, int metallicity, double[] weights)
    {
        double[] mean = new double[grid.WavelengthsAngstrom.Length];
        for (int a = 0; a < weights.Length; a++)
        {
            if (weights[a] != 0)
                TensorPrimitives.MultiplyAdd(grid.Spectrum(metallicity, a), weights[a], mean, mean);
        }

        return mean;
    }

    private static double Surviving(StellarGrid grid, int metallicity, double age)
    {
        (int low, double weight) = GridAxis.Bracket(grid.AgesYears, age);
        double a = grid.SurvivingFraction[(metallicity * grid.AgesYears.Length) + low];
        return weight == 0 ? a : a + (weight * (grid.SurvivingFraction[(metallicity * grid.AgesYears.Length) + low + 1] - a));
    }
}
