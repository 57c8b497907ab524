using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// Populations at the redshifts between which <see cref="FreeRedshiftModel"/> interpolates, by tables (a few megabytes each), made when first needed. Those used last are kept,
/// up to a bound of memory; a fit at work holds on to its own.
/// </summary>
/// <threadsafety>Any thread.</threadsafety>
internal sealed class FreeRedshiftSets(PopulationBasis basis, FilterCurveSet curves, SedFitSettings settings)
{
    private readonly RecentPopulations kept = new();

    /// <summary>The redshifts that a prior reaches.</summary>
    public static (double Low, double High) Range(PriorSpecification prior, string id)
    {
        Span<double> at = stackalloc double[1];
        Inference.Priors.Prior built = prior.Build(double.NaN);
        if (built.FreeCount != 1)
            return prior.IsFixed ? (prior.Arguments[0].Value, prior.Arguments[0].Value) : throw new InputException($"object {id}: the redshift cannot follow another parameter, expected a prior");
        built.Transform([1e-6], at);
        double low = Math.Max(at[0], FreeRedshiftModel.RedshiftOf(1));
        built.Transform([1 - 1e-6], at);
        double high = at[0];
        return low < high && high <= 20.1 ? (low, high) : throw new InputException($"object {id}: the prior of redshift reaches from {low} to {high}, expected a part of 0.005 to 20");
    }

    /// <summary>The nodes for a list of filters.</summary>
    public Func<int, PreparedPopulation> For(string[] filters)
    {
        string key = string.Join('|', filters);
        FilterCurve[] selected = curves.Select(filters);
        return node => kept.Get($"{key}|{node}", () => new PreparedPopulation(basis, selected, FreeRedshiftModel.RedshiftOf(node), Options(), settings.Cosmology));
    }

    /// <summary>Rest-frame bands at a redshift.</summary>
    public PreparedPopulation Rest(double redshift) => kept.Get(
        FormattableString.Invariant($"rest|{redshift:R}"), () => new PreparedPopulation(basis, RestFrameBands.Filters(redshift), redshift, Options() with { DustEmission = false }, settings.Cosmology));

    private PreparedOptions Options() => PreparedSets.Options(settings) with { Path = LikelihoodPath.Tables };
}
