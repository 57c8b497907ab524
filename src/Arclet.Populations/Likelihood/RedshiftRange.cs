using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Fast photometry at any redshift of a range: fluxes are linear in redshift between prepared ones, which are made when they are first needed and kept.
/// </summary>
/// <remarks>
/// The step is a fixed part of 1 + z. Bands change by steps where a line or break crosses a filter's edge; within a step that is a straight line. An unphysical model at
/// either end of the step is unphysical, so ages within a step of the universe's are refused.
/// </remarks>
/// <threadsafety>Safe: one redshift is prepared once. Each thread needs its own workspace.</threadsafety>
public sealed class RedshiftRange
{
    private readonly Lazy<PreparedModel>[] models;
    private readonly double[] redshifts;

    /// <summary>A range.</summary>
    /// <param name="basis">The grids.</param>
    /// <param name="filters">The filters.</param>
    /// <param name="layout">The layout of the models.</param>
    /// <param name="from">The lowest redshift, above 0.</param>
    /// <param name="to">The highest redshift, above the lowest.</param>
    /// <param name="options">What to prepare for; null for the tables, whose populations take least memory (about 1 MB each).</param>
    /// <param name="step">The step in ln(1 + z).</param>
    /// <param name="cosmology">The cosmology; null for <see cref="FlatLambdaCdm.Default"/>.</param>
    /// <exception cref="InputException">The range or the step is not so.</exception>
    public RedshiftRange(PopulationBasis basis, IReadOnlyList<FilterCurve> filters, ModelLayout layout, double from, double to, PreparedOptions? options = null, double step = 0.005, FlatLambdaCdm? cosmology = null)
    {
        if (!(from > 0 && to > from && double.IsFinite(to)))
            throw new InputException($"the redshift's range is {from} to {to}, expected two ascending numbers above 0");
        if (!(step is > 0 and <= 0.1))
            throw new InputException($"the step in ln(1 + z) is {step}, expected at most 0.1");
        options ??= new PreparedOptions { Path = LikelihoodPath.Tables };
        int intervals = Math.Max(1, (int)Math.Ceiling(Math.Log((1 + to) / (1 + from)) / step));
        redshifts = [.. Enumerable.Range(0, intervals + 1).Select(i => i == intervals ? to : ((1 + from) * Math.Exp(Math.Log((1 + to) / (1 + from)) * i / intervals)) - 1)];
        models = [.. redshifts.Select(z => new Lazy<PreparedModel>(() => new PreparedModel(new PreparedPopulation(basis, filters, z, options, cosmology), layout)))];
    }

    /// <summary>The lowest redshift.</summary>
    public double FromRedshift => redshifts[0];

    /// <summary>The highest redshift.</summary>
    public double ToRedshift => redshifts[^1];

    /// <summary>The names of the parameters besides the redshift.</summary>
    public IReadOnlyList<string> ParameterNames => models[0].Value.ParameterNames;

    /// <summary>The prepared model at the redshift nearest to one, to derive other quantities with.</summary>
    public PreparedModel Nearest(double redshift)
    {
        (int low, double weight) = GridAxis.Bracket(redshifts, redshift);
        return models[weight < 0.5 ? low : low + 1].Value;
    }

    /// <summary>The memory of one thread.</summary>
    public RedshiftWorkspace CreateWorkspace() => new(models.Length, models[0].Value.Population.Filters.Count);

    /// <summary>Flux densities in nJy.</summary>
    /// <param name="redshift">The redshift, within the range.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="fluxNanojansky">One value for each filter.</param>
    /// <param name="workspace">The thread's memory.</param>
    /// <returns>False for an unphysical model; the fluxes are then NaN.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The redshift is outside the range.</exception>
    public bool Photometry(double redshift, ReadOnlySpan<double> parameters, Span<double> fluxNanojansky, RedshiftWorkspace workspace)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        if (!(redshift >= redshifts[0] && redshift <= redshifts[^1]))
            throw new ArgumentOutOfRangeException(nameof(redshift), redshift, $"the redshift is from {redshifts[0]} to {redshifts[^1]}");
        (int low, double weight) = GridAxis.Bracket(redshifts, redshift);
        if (!models[low].Value.Photometry(parameters, fluxNanojansky, workspace.Of(low, models[low].Value)))
            return false;
        if (weight == 0)
            return true;
        if (!models[low + 1].Value.Photometry(parameters, workspace.Other, workspace.Of(low + 1, models[low + 1].Value)))
        {
            fluxNanojansky.Fill(double.NaN);
            return false;
        }

        for (int b = 0; b < fluxNanojansky.Length; b++)
            fluxNanojansky[b] += weight * (workspace.Other[b] - fluxNanojansky[b]);
        return true;
    }
}
