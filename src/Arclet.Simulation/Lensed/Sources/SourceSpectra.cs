using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>The photometry of simulated sources at one redshift: stars, gas, dust, intergalactic absorption and the Milky Way.</summary>
internal sealed class SourceSpectra
{
    private readonly PreparedModel model;
    private readonly double[] galactic;

    public SourceSpectra(PopulationBasis basis, IReadOnlyList<FilterCurve> curves, IReadOnlyList<LensedBand> bands, double redshift, double colorExcess, FlatLambdaCdm cosmology)
    {
        // The Milky Way's extinction is that at the pivot, as the correction of the study has it.
        var extinction = new GalacticExtinction(colorExcess);
        galactic = [.. bands.Select(b => 1 / extinction.FluxCorrection(b.Filter))];
        var population = new PreparedPopulation(basis, curves, redshift, new PreparedOptions { Path = LikelihoodPath.Exact }, cosmology);
        model = new PreparedModel(population, ModelLayout.Of(StarFormationHistory.Exponential));
    }

    /// <summary>The same source with its fluxes and derived quantities.</summary>
    /// <exception cref="InvalidOperationException">The source is unphysical: older than the Universe.</exception>
    public SourceLight Lit(SourceLight light)
    {
        double[] parameters = new double[model.ParameterNames.Count], flux = new double[galactic.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            parameters[i] = model.ParameterNames[i] switch
            {
                "log_mass" => light.LogFormedMass,
                "age_gyr" => light.AgeGyr,
                "tau_gyr" => light.TauGyr,
                "metallicity" => light.MetallicitySolar,
                "av_mag" => light.AvMag,
                "log_u" => light.LogIonisation,
                var other => throw new InvalidOperationException($"the model has a parameter {other}"),
            };
        }

        if (!model.Photometry(parameters, flux, model.CreateWorkspace()) || model.Derive(parameters) is not { } derived)
            throw new InvalidOperationException($"a source of age {light.AgeGyr} Gyr at z = {model.Population.Redshift} is unphysical");
        for (int b = 0; b < flux.Length; b++)
            flux[b] *= galactic[b];
        return light with { FluxesNanojansky = flux, Derived = derived };
    }
}
