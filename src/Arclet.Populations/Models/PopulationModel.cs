using System.Numerics.Tensors;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// The default mode: photometry and spectra of models with exact integrals over the history, lines as lines through the filters' curves,
/// published constants, and no wavelengths but the grids' own.
/// </summary>
/// <remarks>
/// Dust is applied at the grids' wavelengths and the reddened spectrum is linear between them. Fluxes equal those of the likelihood's exact path.
/// </remarks>
/// <threadsafety>Immutable; models may be evaluated from any thread.</threadsafety>
public sealed class PopulationModel
{
    private readonly IReadOnlyList<FilterCurve> filters;
    private readonly FlatLambdaCdm cosmology;

    /// <summary>A calculator for filters.</summary>
    /// <param name="basis">The grids, prepared.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="cosmology">The cosmology; null for <see cref="FlatLambdaCdm.Default"/>.</param>
    public PopulationModel(PopulationBasis basis, IReadOnlyList<FilterCurve> filters, FlatLambdaCdm? cosmology = null)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(filters);
        Basis = basis;
        this.filters = filters;
        this.cosmology = cosmology ?? FlatLambdaCdm.Default;
    }

    /// <summary>The grids.</summary>
    public PopulationBasis Basis { get; }

    /// <summary>The light of a model; null for an unphysical one (stars older than the universe).</summary>
    /// <param name="model">The model; metallicities and log U are held at the ends of the grids.</param>
    /// <exception cref="InputException">It needs a grid that is not there.</exception>
    public ModelResult? Evaluate(SourceModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.Nebular is not null && Basis.Nebular is null)
            throw new InputException($"the grid {Basis.Grids.Stars.Name} has no nebular emission, expected one for models with gas");
        double universe = cosmology.AgeGyr(model.Redshift) * 1e9;
        if (StarWeights.Of(model, Basis, universe) is not { } stars)
            return null;
        (double[] clouds, double[] field, double[] lines) = Unattenuated(model, stars);
        double[] waves = Basis.WavelengthsAngstrom, lineWaves = Basis.Nebular?.LineWavelengthsAngstrom ?? [];
        double[] dustFree = [.. clouds.Zip(field, (a, b) => a + b)], dustFreeLines = [.. lines], spectrum = [.. dustFree];
        double absorbed = model.Dust is { } dust ? Attenuate(dust, clouds, field, spectrum, lines, lineWaves) : 0;
        double distance = cosmology.LuminosityDistanceMpc(model.Redshift), centimetres = distance * PhysicalConstants.MetrePerParsec * 1e8;
        double[] flux = new double[filters.Count];
        (double[] dustWaves, double[] dustLight) = DustEmission(model.Dust, absorbed);
        for (int b = 0; b < flux.Length; b++)
        {
            BandWeights band = BandWeights.Of(filters[b], waves, model.Redshift, distance);
            flux[b] = band.Flux(spectrum);
            for (int l = 0; l < lines.Length; l++)
                flux[b] += lines[l] == 0 ? 0 : lines[l] * band.Line(lineWaves[l]);
            if (dustWaves.Length > 0)
                flux[b] += BandWeights.Of(filters[b], dustWaves, model.Redshift, distance).Flux(dustLight);
        }

        if (dustWaves.Length > 0)
            TensorPrimitives.Add(spectrum, BagpipesWavelengths.Resample(waves, dustWaves, dustLight), spectrum);
        return new ModelResult
        {
            FluxNanojansky = flux,
            LineFluxErgPerSecondCm2 = [.. lines.Select(l => l * SolarUnits.LuminosityErgPerSecond / (4 * Math.PI * centimetres * centimetres))],
            Spectrum = new ModelSpectrum
            {
                WavelengthsAngstrom = waves,
                LuminositySolar = spectrum,
                DustFreeLuminositySolar = dustFree,
                LineWavelengthsAngstrom = lineWaves,
                LineLuminositySolar = lines,
                DustFreeLineLuminositySolar = dustFreeLines,
                AbsorbedLuminositySolar = absorbed,
            },
            Derived = DefaultDerived.Of(model, Basis, stars, universe),
        };
    }

    private (double[] Clouds, double[] Field, double[] Lines) Unattenuated(SourceModel model, StarWeights stars)
    {
        double[] clouds = new double[Basis.WavelengthsAngstrom.Length], field = new double[clouds.Length], lines = new double[Basis.Nebular?.LineNames.Length ?? 0];
        int nodes = stars.Map.Count;
        for (int i = 0; i < stars.Young.Length; i++)
        {
            if (stars.Young[i] != 0)
                TensorPrimitives.MultiplyAdd(Basis.Stars(i / nodes, i % nodes), stars.Young[i], clouds, clouds);
            if (stars.Old[i] != 0)
                TensorPrimitives.MultiplyAdd(Basis.Stars(i / nodes, i % nodes), stars.Old[i], field, field);
        }

        if (model.Nebular is not { } nebular)
            return (clouds, field, lines);
        NebularGrid grid = Basis.Nebular!;
        TensorPrimitives.Multiply(clouds.AsSpan(0, Basis.IonisingCount), nebular.EscapeFraction, clouds);
        (int u, double wu) = GridAxis.Bracket(grid.LogIonisation, nebular.LogIonisation);
        for (int i = 0; i < stars.Gas.Length; i++)
        {
            if (stars.Gas[i] == 0)
                continue;
            (int age, double wa) = GridAxis.Bracket(grid.AgesYears, Basis.NodesYears[i % nodes]);
            for (int corner = 0; corner < 4; corner++)
            {
                double weight = stars.Gas[i] * (1 - nebular.EscapeFraction) * (corner < 2 ? 1 - wu : wu) * (corner % 2 == 0 ? 1 - wa : wa);
                if (weight == 0)
                    continue;
                ReadOnlySpan<double> continuum = Basis.Continuum(i / nodes, u + (corner / 2), age + (corner % 2));
                if (continuum.Length > 0)
                    TensorPrimitives.MultiplyAdd(continuum, weight, clouds, clouds);
                TensorPrimitives.MultiplyAdd(grid.Lines(i / nodes, u + (corner / 2), age + (corner % 2)), weight, lines, lines);
            }
        }

        return (clouds, field, lines);
    }

    private double Attenuate(DustModel dust, double[] clouds, double[] field, double[] spectrum, double[] lines, double[] lineWaves)
    {
        double[] waves = Basis.WavelengthsAngstrom;
        double absorbed = 0, before = 0;
        for (int i = 0; i < waves.Length; i++)
        {
            double depth = 0.4 * Math.Log(10) * dust.AvMag * dust.Law.At(waves[i]), taken = spectrum[i];
            spectrum[i] = (clouds[i] * Math.Exp(-dust.BirthCloudFactor * depth)) + (field[i] * Math.Exp(-depth));
            taken -= spectrum[i];
            if (i > 0)
                absorbed += (taken + before) / 2 * (waves[i] - waves[i - 1]);
            before = taken;
        }

        for (int l = 0; l < lines.Length; l++)
        {
            double through = lines[l] * Math.Pow(10, -0.4 * dust.BirthCloudFactor * dust.AvMag * dust.Law.At(lineWaves[l]));
            absorbed += lines[l] - through;
            lines[l] = through;
        }

        return absorbed;
    }

    /// <summary>The dust's emission in Lsun/A on the wavelengths of its grid; empty without one.</summary>
    private (double[] Wavelengths, double[] Luminosity) DustEmission(DustModel? dust, double absorbed)
    {
        if (dust is null || Basis.Grids.Dust is not { } grid)
            return ([], []);
        double[] light = DustShape.Of(grid, dust);
        TensorPrimitives.Multiply(light, absorbed, light);
        return (grid.WavelengthsAngstrom, light);
    }
}
