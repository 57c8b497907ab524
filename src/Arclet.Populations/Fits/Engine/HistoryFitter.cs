using Arclet.Inference;
using Arclet.Inference.Priors;
using Arclet.Inference.Sampling;

namespace Arclet.Populations;

/// <summary>The fit of one object with one history: samples, the guard, and what is made of them.</summary>
internal sealed class HistoryFitter(SedFitProblem problem, PreparedPopulation rest, ModelLayout modelLayout, SedFitSettings settings, string id)
{
    private const int LeastSamples = 500;

    private readonly FitLayout layout = problem.Layout;

    /// <summary>Fits.</summary>
    public HistoryFit Fit()
    {
        var random = new SeededRandom(settings.Seed, $"sed fit {layout.History.Name}", IdentityHash(id));
        SamplingOptions options = Options(settings);
        SamplingResult result = settings.LivePoints is null
            ? PosteriorSampler.Run(problem.Sampled, layout.Space, options, random)
            : NestedSampler.Run(problem.Sampled, layout.Space, options.Nested, random);
        double[] best = [.. result.BestTheta];
        (double chi2, long guardCalls) = Guard(result, best);
        Samples samples = Draw(result, best, random);
        Dictionary<string, double> divergences = [];
        var atEdge = new List<string>();
        Compare(result, samples, divergences, atEdge);
        string[] free = layout.FreeNames;
        int bands = problem.Data.Flux.Length;
        return new HistoryFit
        {
            History = layout.History.Name,
            ParameterNames = layout.Names,
            FreeNames = free,
            Quantities = samples.Quantities,
            LogEvidence = result.LogEvidence,
            LogEvidenceError = result.LogEvidenceError,
            BestChi2 = chi2,
            BandCount = bands,
            Flags = Flags(result, chi2, bands, free.Length, divergences, atEdge),
            Divergences = divergences,
            AtPriorEdge = atEdge,
            Bands = samples.Bands,
            BestModel = samples.BestModel,
            Calls = result.Calls + guardCalls,
            EffectiveSamples = result.EffectiveSampleSize,
            Samples = samples.Kept,
        };
    }

    /// <summary>FNV-1a of a name: what an object's random numbers depend on.</summary>
    public static long IdentityHash(string id)
    {
        ulong hash = 14695981039346656037;
        foreach (char c in id)
            hash = (hash ^ c) * 1099511628211;
        return unchecked((long)hash);
    }

    private static SamplingOptions Options(SedFitSettings settings)
    {
        ImportanceOptions importance = ImportanceOptions.Default;
        return SamplingOptions.Default with
        {
            Importance = importance with
            {
                LogEvidenceError = settings.LogEvidenceError,
                EffectiveSamples = settings.EffectiveSamples,
                MaximumCalls = Math.Min(settings.MaximumCalls, importance.MaximumCalls),
            },
            Nested = NestedOptions.Default with { MaximumCalls = settings.MaximumCalls, EffectiveSamples = settings.EffectiveSamples, LivePoints = settings.LivePoints ?? NestedOptions.Default.LivePoints },
        };
    }

    /// <summary>The least chi2, from the largest likelihood that was met and from the tops of other modes.</summary>
    private (double Chi2, long Calls) Guard(SamplingResult result, double[] best)
    {
        var search = new ProfileSearch(problem);
        if (result.Flags.HasFlag(SamplingFlags.NoLikelihood))
            return (double.NaN, 0);
        if (!problem.Data.IsQuadratic)
            return (search.Chi2(best), search.Calls);
        double chi2 = search.Minimize(best);
        foreach (PosteriorMode mode in result.Modes.Skip(1).Take(2))
        {
            double[] other = [.. mode.Theta];
            double found = search.Minimize(other);
            if (found < chi2)
            {
                chi2 = found;
                other.CopyTo(best, 0);
            }
        }

        return (chi2, search.Calls);
    }

    private Samples Draw(SamplingResult result, double[] best, SeededRandom random)
    {
        int columns = layout.Names.Length, bands = problem.Data.Flux.Length, count = result.Count == 0 ? 0 : Math.Max(settings.Samples, LeastSamples);
        var quantities = new SampleQuantities(rest, modelLayout, layout);
        int all = columns + quantities.Names.Length;
        double[][] values = [.. Enumerable.Range(0, all).Select(_ => new double[count])], fluxes = [.. Enumerable.Range(0, bands).Select(_ => new double[count])];
        double[] row = new double[columns], flux = new double[bands], derived = new double[quantities.Names.Length];
        var models = new SourceModel[count];
        int[] picked = count == 0 ? [] : result.Resample(count, random);

        // In random order, so that the first so many are as good as any.
        for (int i = picked.Length - 1; i > 0; i--)
        {
            int j = (int)(random.NextDouble() * (i + 1));
            (picked[i], picked[j]) = (picked[j], picked[i]);
        }

        for (int i = 0; i < count; i++)
        {
            problem.Complete(result.Theta(picked[i]), row, flux, random);
            models[i] = problem.ToModel(row);
            quantities.Fill(row, models[i], problem.Model.UniverseAgeGyr(models[i].Redshift), derived);
            for (int c = 0; c < columns; c++)
                values[c][i] = row[c];
            for (int q = 0; q < derived.Length; q++)
                values[columns + q][i] = derived[q];
            for (int b = 0; b < bands; b++)
                fluxes[b][i] = flux[b];
        }

        if (!problem.Complete(best, row, flux, null))
            flux.AsSpan().Fill(double.NaN);
        SourceModel bestModel = problem.ToModel(row);
        quantities.Fill(row, bestModel, problem.Model.UniverseAgeGyr(bestModel.Redshift), derived);
        string[] names = [.. layout.Names, .. quantities.Names];
        FitData data = problem.Data;
        return new Samples(
            [.. names.Select((n, i) => KeyValuePair.Create(n, Percentiles.Of(values[i], [], i < columns ? row[i] : derived[i - columns])))],
            [.. data.Filters.Select((f, b) => new BandEstimate(f, data.Flux[b], data.Error[b], data.IsLimit[b], Percentiles.Of(fluxes[b], [], flux[b])))],
            bestModel,
            values[0],
            new SedSamples(names, [.. values.Select(v => v[..Math.Min(settings.Samples, count)])], models[..Math.Min(settings.Samples, count)]));
    }

    private void Compare(SamplingResult result, Samples samples, Dictionary<string, double> divergences, List<string> atEdge)
    {
        if (result.Count == 0)
            return;
        if (layout.MassIsIntegrated)
        {
            double[] uniform = [.. samples.LogMass.Select(m => (m - layout.LogMassLow) / (layout.LogMassHigh - layout.LogMassLow))], equal = new double[uniform.Length];
            equal.AsSpan().Fill(1.0 / equal.Length);
            Add(SharedParameter.LogFormedMass, uniform, equal, Math.Min(uniform.Length, result.EffectiveSampleSize));
        }

        for (int k = 0; k < layout.Space.FreeCount; k++)
            Add(layout.Space.FreeNames[k], PriorComparison.Coordinate(result, k), result.Weights, result.EffectiveSampleSize);

        void Add(string name, double[] uniform, ReadOnlySpan<double> weights, double effective)
        {
            divergences[name] = PriorComparison.Divergence(uniform, weights, effective);
            if (PriorComparison.IsAtEdge(uniform, weights))
                atEdge.Add(name);
        }
    }

    private static SedFitFlags Flags(SamplingResult result, double chi2, int bands, int free, Dictionary<string, double> divergences, List<string> atEdge)
    {
        const SamplingFlags weak = SamplingFlags.Capped | SamplingFlags.FewEffectiveSamples | SamplingFlags.HeavyTailedWeights;
        SedFitFlags flags = SedFitFlags.None;
        void Set(SedFitFlags flag, bool condition) => flags |= condition ? flag : SedFitFlags.None;
        Set(SedFitFlags.BadFit, chi2 > Chi2At999(Math.Max(1, bands - free)));
        Set(SedFitFlags.PriorEdge, atEdge.Count > 0);
        Set(SedFitFlags.MultiModal, result.Flags.HasFlag(SamplingFlags.MultiModal));
        Set(SedFitFlags.PriorDominated, divergences.Any(d => d.Value < 0.1 && d.Key is not (SharedParameter.LogIonisation or SharedParameter.Metallicity)));
        Set(SedFitFlags.NotConverged, (result.Flags & weak) != SamplingFlags.None);
        Set(SedFitFlags.ModeFoundByGuard, result.Flags.HasFlag(SamplingFlags.ModeFoundByCheck));
        Set(SedFitFlags.BetterLikelihoodOutside, result.Flags.HasFlag(SamplingFlags.BetterLikelihoodOutside));
        Set(SedFitFlags.FewBands, bands < free);
        Set(SedFitFlags.Failed, result.Flags.HasFlag(SamplingFlags.NoLikelihood));
        return flags;
    }

    /// <summary>The 99.9th percentile of chi2 (Wilson and Hilferty 1931, good to 1 % from two degrees of freedom on).</summary>
    private static double Chi2At999(double degrees)
    {
        double s = 2 / (9 * degrees), cube = 1 - s + (3.0902 * Math.Sqrt(s));
        return degrees * cube * cube * cube;
    }

    private sealed record Samples(
        KeyValuePair<string, QuantityEstimate>[] Quantities, BandEstimate[] Bands, SourceModel BestModel, double[] LogMass, SedSamples Kept);
}
