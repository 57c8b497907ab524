using System.Collections.Concurrent;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>Fits the spectral energy distributions of objects with stellar populations: every history of the settings, evidences, derived quantities, flags.</summary>
/// <remarks>
/// Results depend on settings, grids, filters and the object alone: not on other objects, their order, or the number of threads. What is prepared at a redshift
/// is shared by its objects and histories. Objects that are given together drop it after the last of them; for objects that are given one by one, such as the clumps of
/// one galaxy after the other, that of the last few redshifts is kept.
/// </remarks>
/// <threadsafety>Any thread may call any method.</threadsafety>
public sealed class SedFitter
{
    /// <summary>Prepared sets that are kept for objects given one by one: a set is tens of megabytes, and neighbours in a table share it.</summary>
    private const int KeptSets = 2;

    private readonly PopulationBasis basis;
    private readonly FilterCurveSet filters;
    private readonly FreeRedshiftSets free;
    private readonly PreparedSets recent;

    /// <summary>A fitter.</summary>
    /// <param name="basis">The populations.</param>
    /// <param name="filters">The curves of all filters that objects have.</param>
    /// <param name="settings">The settings.</param>
    /// <exception cref="InputException">Settings contradict each other.</exception>
    public SedFitter(PopulationBasis basis, FilterCurveSet filters, SedFitSettings settings)
    {
        ArgumentNullException.ThrowIfNull(basis);
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            settings.Check();
        }
        catch (ArgumentException wrong)
        {
            throw new InputException($"the settings of the fit: {wrong.Message}", wrong);
        }

        (this.basis, this.filters, Settings) = (basis, filters, settings);
        free = new FreeRedshiftSets(basis, filters, settings);
        recent = new PreparedSets(basis, filters, settings, KeptSets);
    }

    /// <summary>The settings.</summary>
    public SedFitSettings Settings { get; }

    /// <summary>Fits one object. Whatever is wrong with it is in the result's <see cref="SedFitResult.Error"/>.</summary>
    public SedFitResult Fit(SedObject source)
    {
        ArgumentNullException.ThrowIfNull(source);
        string key = KeyOf(source);
        recent.Expect(key);
        return Fit(source, recent, key);
    }

    /// <summary>Fits many objects.</summary>
    /// <param name="sources">The objects.</param>
    /// <param name="threads">How many are fitted at the same time.</param>
    /// <param name="completed">Called with an object's place and result, one call at a time, in the order in which they are done.</param>
    /// <param name="cancellation">Ends it after the objects at work.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public void Fit(IReadOnlyList<SedObject> sources, int threads, Action<int, SedFitResult> completed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ArgumentNullException.ThrowIfNull(completed);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var sets = new PreparedSets(basis, filters, Settings);
        string[] keys = [.. sources.Select(KeyOf)];
        foreach (string key in keys)
            sets.Expect(key);

        // One redshift and list of filters after the other: few sets are alive at the same time.
        int[] order = [.. Enumerable.Range(0, keys.Length).OrderBy(i => keys[i], StringComparer.Ordinal)];
        var gate = new Lock();
        Parallel.ForEach(
            Partitioner.Create(order, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
            i =>
            {
                SedFitResult result = Fit(sources[i], sets, keys[i]);
                lock (gate)
                    completed(i, result);
            });
    }

    private string KeyOf(SedObject source) => PreparedSets.Key(source.Redshift, [.. source.Bands.Where(b => b.IsMeasured || b.HasLimit).Select(b => b.Filter)]);

    private SedFitResult Fit(SedObject source, PreparedSets sets, string key)
    {
        string reference = Settings.ReferenceHistory ?? Settings.Histories[0].Name;
        try
        {
            var data = new FitData(source, Settings);
            bool isFree = source.RedshiftPrior is not null || (!(source.Redshift > 0) && Settings.Priors.ContainsKey(SharedParameter.Redshift));
            if (!isFree && !(source.Redshift > 0 && source.Redshift <= 20))
                throw new InputException($"object {source.Id} has the redshift {source.Redshift}, expected one above 0 and at most 20, or a prior of redshift in the settings");
            var fits = new List<HistoryFit>();
            foreach (FitHistory history in Settings.Histories)
                fits.Add(isFree ? FitFree(source, data, history) : FitKnown(source, data, history, sets.Get(key, source.Redshift, data.Filters)));
            return ModelAverage.Result(source, fits, reference);
        }
        catch (Exception wrong) when (wrong is InputException or ArgumentException or ArithmeticException or InvalidOperationException or IndexOutOfRangeException)
        {
            return new SedFitResult { Object = source, Error = wrong.Message, Fits = [], ReferenceHistory = reference, Averaged = [], EvidenceWeights = [] };
        }
        finally
        {
            sets.Release(key);
        }
    }

    private HistoryFit FitKnown(SedObject source, FitData data, FitHistory history, PreparedSet set)
    {
        ModelLayout modelLayout = LayoutOf(history);
        var model = new PreparedModel(set.Bands, modelLayout);
        var layout = new FitLayout(Settings, history, model, set.Bands.UniverseAgeYears * 1e-9, freeRedshift: false, data.IsQuadratic && Settings.IntegrateMass);
        var problem = new SedFitProblem(layout, data, new FixedRedshiftModel(model), source.Redshift);
        return new HistoryFitter(problem, set.Rest, modelLayout, Settings, source.Id).Fit();
    }

    private HistoryFit FitFree(SedObject source, FitData data, FitHistory history)
    {
        ModelLayout modelLayout = LayoutOf(history);
        PriorSpecification prior = source.RedshiftPrior ?? history.Priors.GetValueOrDefault(SharedParameter.Redshift) ?? Settings.Priors[SharedParameter.Redshift];
        SedFitSettings settings = Settings with { Priors = new Dictionary<string, PriorSpecification>(Settings.Priors) { [SharedParameter.Redshift] = prior } };
        history = history with { Priors = history.Priors.Where(p => p.Key != SharedParameter.Redshift).ToDictionary() };
        (double low, double high) = FreeRedshiftSets.Range(prior, source.Id);
        var model = new FreeRedshiftModel(free.For(data.Filters), modelLayout, Settings.Cosmology, data.Filters.Length);
        var layout = new FitLayout(settings, history, model.At((low + high) / 2), Settings.Cosmology.AgeGyr(low), freeRedshift: true, data.IsQuadratic && Settings.IntegrateMass);
        var problem = new SedFitProblem(layout, data, model, (low + high) / 2);
        return new HistoryFitter(problem, free.Rest(low), modelLayout, settings, source.Id).Fit();
    }

    private ModelLayout LayoutOf(FitHistory history) => new()
    {
        Histories = [.. history.Components.Select(c => c.Form)],
        HasBirthCloudFactor = Settings.BirthCloudFactor != 1,
        HasEscapeFraction = Settings.EscapeFraction != 0,
    };
}
