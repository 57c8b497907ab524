using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Fast photometry of models of one layout on a <see cref="PreparedPopulation"/>. The parameters are an array of numbers whose order is
/// <see cref="ParameterNames"/>: for each component <c>log_mass</c> (log10 Msun formed), then its history's; then <c>metallicity</c> (Z / 0.02, one for all
/// stars and the gas), <c>av_mag</c> with dust, <c>log_u</c> with gas, <c>eta</c> and <c>fesc</c> where the layout has them.
/// </summary>
/// <remarks>
/// Names of a history's times end in <c>_gyr</c>; with several components names begin with <c>c1_</c>, <c>c2_</c>, ... Fluxes are proportional to mass:
/// <see cref="PhotometryPerMass"/> leaves the first component's mass out.
/// </remarks>
/// <threadsafety>Immutable; each thread needs its own workspace.</threadsafety>
public sealed class PreparedModel
{
    private readonly string[] names;
    private readonly int[] first;
    private readonly int metallicity;
    private readonly int av = -1;
    private readonly int logU = -1;
    private readonly int eta = -1;
    private readonly int escape = -1;

    /// <summary>A model.</summary>
    /// <param name="population">The prepared population.</param>
    /// <param name="layout">The layout.</param>
    public PreparedModel(PreparedPopulation population, ModelLayout layout)
    {
        ArgumentNullException.ThrowIfNull(population);
        ArgumentNullException.ThrowIfNull(layout);
        if (layout.Histories.Count == 0)
            throw new ArgumentException("a model has at least one component");
        Population = population;
        Layout = layout;
        var list = new List<string>();
        first = new int[layout.Histories.Count];
        for (int c = 0; c < first.Length; c++)
        {
            string prefix = first.Length == 1 ? "" : $"c{c + 1}_";
            first[c] = list.Count;
            list.Add(prefix + "log_mass");
            list.AddRange(layout.Histories[c].ParameterNames.Select(n => prefix + (IsTime(n) ? n + "_gyr" : n)));
        }

        metallicity = list.Count;
        list.Add("metallicity");
        if (population.Options.Law is not null)
        {
            av = list.Count;
            list.Add("av_mag");
            if (layout.HasBirthCloudFactor)
            {
                eta = list.Count;
                list.Add("eta");
            }
        }

        if (population.HasGas)
        {
            logU = list.Count;
            list.Add("log_u");
            if (layout.HasEscapeFraction)
            {
                escape = list.Count;
                list.Add("fesc");
            }
        }

        names = [.. list];
    }

    /// <summary>The prepared population.</summary>
    public PreparedPopulation Population { get; }

    /// <summary>The layout.</summary>
    public ModelLayout Layout { get; }

    /// <summary>The names of the parameters, in their order.</summary>
    public IReadOnlyList<string> ParameterNames => names;

    /// <summary>The memory of one thread.</summary>
    public PhotometryWorkspace CreateWorkspace() => Population.CreateWorkspace(first.Length);

    /// <summary>The place of a parameter, or -1.</summary>
    public int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>Flux densities in nJy.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="fluxNanojansky">One value for each filter.</param>
    /// <param name="workspace">The thread's memory.</param>
    /// <returns>False for an unphysical model (stars older than the universe, impossible values); the fluxes are then NaN.</returns>
    public bool Photometry(ReadOnlySpan<double> parameters, Span<double> fluxNanojansky, PhotometryWorkspace workspace) =>
        Evaluate(parameters, Math.Pow(10, parameters[0]), fluxNanojansky, workspace);

    /// <summary>Flux densities in nJy per Msun formed in the first component, whose mass is not read; other components count relative to that parameter.</summary>
    /// <inheritdoc cref="Photometry"/>
    public bool PhotometryPerMass(ReadOnlySpan<double> parameters, Span<double> fluxNanojansky, PhotometryWorkspace workspace) =>
        Evaluate(parameters, 1, fluxNanojansky, workspace);

    /// <summary>The parameters as a model for <see cref="PopulationModel"/>.</summary>
    /// <param name="parameters">The parameters.</param>
    public SourceModel ToModel(ReadOnlySpan<double> parameters)
    {
        var components = new List<StarFormationComponent>();
        for (int c = 0; c < first.Length; c++)
        {
            StarFormationHistory history = Layout.Histories[c];
            components.Add(new StarFormationComponent(history, parameters.Slice(first[c] + 1, history.ParameterNames.Count).ToArray(), parameters[first[c]], parameters[metallicity]));
        }

        PreparedOptions options = Population.Options;
        return new SourceModel
        {
            Redshift = Population.Redshift,
            Components = components,
            BirthCloudAgeGyr = options.BirthCloudAgeGyr,
            Nebular = logU < 0 ? null : new NebularModel(parameters[logU]) { EscapeFraction = escape < 0 ? 0 : parameters[escape] },
            Dust = av < 0 ? null : new DustModel(options.Law!, parameters[av])
            {
                BirthCloudFactor = eta < 0 ? 1 : parameters[eta],
                PahPercent = options.PahPercent,
                MinimumField = options.MinimumField,
                Gamma = options.Gamma,
            },
        };
    }

    /// <summary>Masses, rates and times of a model; null for an unphysical one. Without photometry, so much faster than <see cref="PopulationModel"/>.</summary>
    /// <param name="parameters">The parameters.</param>
    public DerivedQuantities? Derive(ReadOnlySpan<double> parameters)
    {
        SourceModel model = ToModel(parameters);
        return StarWeights.Of(model, Population.Basis, Population.UniverseAgeYears) is { } stars
            ? DefaultDerived.Of(model, Population.Basis, stars, Population.UniverseAgeYears)
            : null;
    }

    private static bool IsTime(string name) => name is "age" or "tau" or "age_max" or "age_min" or "tmax" or "fwhm";

    private bool Evaluate(ReadOnlySpan<double> parameters, double mass, Span<double> flux, PhotometryWorkspace workspace)
    {
        double escaping = escape < 0 ? 0 : parameters[escape], attenuation = av < 0 ? 0 : parameters[av], factor = eta < 0 ? 1 : parameters[eta];
        PreparedPopulation.Begin(workspace);
        for (int c = 0; c < first.Length; c++)
        {
            StarFormationHistory history = Layout.Histories[c];
            if (!history.Integrate(parameters.Slice(first[c] + 1, history.ParameterNames.Count), Population.Map.Intervals, workspace.Mass, workspace.Moment))
            {
                flux.Fill(double.NaN);
                return false;
            }

            double part = c == 0 ? 1 : Math.Pow(10, parameters[first[c]] - parameters[0]);
            Population.AddStars(part, parameters[metallicity], logU < 0 ? double.NaN : parameters[logU], escaping, factor, workspace);
        }

        Population.Bands(mass, attenuation, factor, flux, workspace);
        return true;
    }
}
