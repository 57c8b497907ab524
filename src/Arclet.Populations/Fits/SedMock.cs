using Arclet.Inference;
using Arclet.Inference.Priors;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>A made-up object of known properties: drawn from a history's priors, seen with noise.</summary>
public sealed record SedMock
{
    /// <summary>What is fitted.</summary>
    public required SedObject Object { get; init; }

    /// <summary>Its parameters by name; those of the history and the shared ones.</summary>
    public required IReadOnlyDictionary<string, double> Truth { get; init; }

    /// <summary>The same as a model.</summary>
    public required SourceModel Model { get; init; }

    /// <summary>Its masses, rates and times.</summary>
    public required DerivedQuantities Derived { get; init; }

    /// <summary>The fluxes without noise, in nJy.</summary>
    public required IReadOnlyList<double> FluxNanojansky { get; init; }

    /// <summary>-2 ln of the likelihood of the truth over that of a perfect model: its chi2.</summary>
    public required double TruthChi2 { get; init; }

    /// <summary>Draws mock objects.</summary>
    /// <param name="basis">The populations.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="settings">The settings; the first history's priors are drawn from, and the truth's chi2 is that of its likelihood.</param>
    /// <param name="options">How many, where, how deep.</param>
    /// <returns>As many mocks as <see cref="SedMockOptions.Count"/>; unphysical draws, and those that fewer bands detect than wanted, are drawn again.</returns>
    public static IReadOnlyList<SedMock> Draw(PopulationBasis basis, IReadOnlyList<FilterCurve> filters, SedFitSettings settings, SedMockOptions options)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        var mocks = new SedMock[options.Count];
        PreparedOptions prepared = PreparedSets.Options(settings) with { Path = LikelihoodPath.Tables };
        PreparedPopulation? population = null;
        for (int i = 0; i < mocks.Length; i++)
        {
            var random = new SeededRandom(options.Seed, "sed mock", i);
            double redshift = options.Redshifts is { } given ? given[i] : random.Uniform(options.RedshiftLow, options.RedshiftHigh);
            if (population?.Redshift != redshift)
                population = new PreparedPopulation(basis, filters, redshift, prepared, settings.Cosmology);
            mocks[i] = One(population, settings, options, random, i);
        }

        return mocks;
    }

    private static SedMock One(PreparedPopulation population, SedFitSettings settings, SedMockOptions options, SeededRandom random, int number)
    {
        FitHistory history = settings.Histories[0];
        var model = new PreparedModel(population, new ModelLayout
        {
            Histories = [.. history.Components.Select(c => c.Form)],
            HasBirthCloudFactor = settings.BirthCloudFactor != 1,
            HasEscapeFraction = settings.EscapeFraction != 0,
        });
        var layout = new FitLayout(settings, history, model, population.UniverseAgeYears * 1e-9, freeRedshift: false, mayIntegrateMass: false);
        PhotometryWorkspace workspace = model.CreateWorkspace();
        ParameterSpace space = layout.Space;
        int bands = population.Filters.Count;
        double[] cube = new double[space.FreeCount], row = new double[space.ParameterCount], parameters = new double[model.ParameterNames.Count], flux = new double[bands];
        for (int attempt = 0; attempt < 100_000; attempt++)
        {
            for (int k = 0; k < cube.Length; k++)
                cube[k] = random.NextDouble();
            space.Transform(cube, row);
            foreach ((string name, (double low, double high)) in options.Ranges)
            {
                if (space.IndexOf(name) is var place and >= 0)
                    row[place] = random.Uniform(low, high);
            }

            if (!layout.Fill(row, parameters) || !model.Photometry(parameters, flux, workspace))
                continue;
            var seen = new SedBand[bands];
            for (int b = 0; b < bands; b++)
            {
                double depth = options.ErrorNanojansky(population.Filters[b].Id), error = Math.Sqrt((depth * depth) + (options.RelativeError * options.RelativeError * flux[b] * flux[b]));
                seen[b] = new SedBand(population.Filters[b].Id, flux[b] + (error * random.Gaussian()), error, options.WithLimits ? 5 * depth : double.NaN);
            }

            if (seen.Count(b => b.FluxNanojansky > 5 * b.ErrorNanojansky) < options.LeastDetections)
                continue;
            var source = new SedObject(FormattableString.Invariant($"mock{number + 1:D5}"), population.Redshift, seen);
            var data = new FitData(source, settings);
            return new SedMock
            {
                Object = source,
                Truth = layout.Names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => row[p.i]),
                Model = model.ToModel(parameters),
                Derived = model.Derive(parameters)!,
                FluxNanojansky = [.. flux],
                TruthChi2 = data.Likelihood.ChiSquared(flux),
            };
        }

        throw new InvalidOperationException($"no draw of mock {number + 1} at z = {population.Redshift:F2} was detected in {options.LeastDetections} bands");
    }
}
