using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>
/// What a study measured of a simulated field against the truth: every quantity's bias, scatter, and how often its 68 % intervals contain the truth.
/// A pure function of both.
/// </summary>
public sealed class RecoveryComparison
{
    private RecoveryComparison(
        RecoveryCriteria criteria, IReadOnlyList<TrueClumpImage> truth, IReadOnlyList<RecoveredClump> measured, CatalogueMatch match,
        IReadOnlyList<QuantityRecovery> quantities, IReadOnlyList<QuantityRecovery> fluxes)
    {
        (Criteria, Truth, Measured, Match, Quantities, Fluxes) = (criteria, truth, measured, match, quantities, fluxes);
        double[] others = [.. fluxes.Where(f => f.Pairs.Count < criteria.FewestClumps).SelectMany(f => f.Pairs.Select(p =>
            QuantityRecovery.Difference(f.Quantity, measured[p.Measured].Values[f.Quantity.Name].Value, truth[p.Truth].Values[f.Quantity.Name])))];
        OtherFluxes = (Median(others), others.Length);
        Verdicts = [.. Judge()];
    }

    /// <summary>Which clumps are compared, and what must hold.</summary>
    public RecoveryCriteria Criteria { get; }

    /// <summary>The true images of clumps.</summary>
    public IReadOnlyList<TrueClumpImage> Truth { get; }

    /// <summary>The measured clumps.</summary>
    public IReadOnlyList<RecoveredClump> Measured { get; }

    /// <summary>Which belong together: true images first.</summary>
    public CatalogueMatch Match { get; }

    /// <summary>The quantities that are not fluxes.</summary>
    public IReadOnlyList<QuantityRecovery> Quantities { get; }

    /// <summary>The fluxes of the filters.</summary>
    public IReadOnlyList<QuantityRecovery> Fluxes { get; }

    /// <summary>The relative errors of the fluxes in all filters with fewer clumps than are judged by themselves, and the median of them; NaN without any.</summary>
    public (double Median, int Count) OtherFluxes { get; }

    /// <summary>What must hold, and whether it does.</summary>
    public IReadOnlyList<RecoveryVerdict> Verdicts { get; }

    /// <summary>Whether all of it holds.</summary>
    public bool Holds => Verdicts.All(v => v.Holds);

    /// <summary>Compares.</summary>
    /// <param name="truth">The true images of clumps.</param>
    /// <param name="measured">The measured clumps.</param>
    /// <param name="filters">The filters whose fluxes are compared.</param>
    /// <param name="referenceFilter">The filter of a clump's shape by redshift.</param>
    /// <param name="criteria">Which clumps are judged, and what must hold; null for the defaults.</param>
    public static RecoveryComparison Compare(
        IReadOnlyList<TrueClumpImage> truth, IReadOnlyList<RecoveredClump> measured, IReadOnlyList<string> filters, Func<double, string> referenceFilter, RecoveryCriteria? criteria = null)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(measured);
        ArgumentNullException.ThrowIfNull(filters);
        ArgumentNullException.ThrowIfNull(referenceFilter);
        criteria ??= new();
        CatalogueMatch match = CatalogueMatch.Find(Plane(truth, truth.Select(t => (t.RaDegrees, t.DecDegrees))), Plane(truth, measured.Select(m => (m.RaDegrees, m.DecDegrees))), criteria.MatchRadiusArcsec);
        QuantityRecovery[] quantities = [.. RecoveredQuantity.Physical.Select(q => One(q, t => referenceFilter(t.Redshift)))];
        QuantityRecovery[] fluxes = [.. filters.Select(f => One(RecoveredQuantity.Flux(f), _ => f))];
        return new RecoveryComparison(criteria, truth, measured, match, quantities, fluxes);

        QuantityRecovery One(RecoveredQuantity quantity, Func<TrueClumpImage, string> filter)
        {
            (int Truth, int Measured)[] pairs = [.. match.Pairs.Select(p => (p.First, p.Second))
                .Where(p => IsJudged(truth[p.First], filter(truth[p.First]), quantity, criteria)
                    && double.IsFinite(truth[p.First].Values.GetValueOrDefault(quantity.Name, double.NaN))
                    && measured[p.Second].Values.TryGetValue(quantity.Name, out RecoveredValue value) && value.IsKnown)
                .OrderBy(p => p.First)];
            double[] differences = [.. pairs.Select(p => QuantityRecovery.Difference(quantity, measured[p.Measured].Values[quantity.Name].Value, truth[p.Truth].Values[quantity.Name]))];
            double median = Median(differences);
            int inside = pairs.Count(p => truth[p.Truth].Values[quantity.Name] is var t && measured[p.Measured].Values[quantity.Name] is var m && t >= m.Low && t <= m.High);
            return new QuantityRecovery(quantity, median, 1.4826 * Median([.. differences.Select(d => Math.Abs(d - median))]), new Proportion(inside, pairs.Length), pairs);
        }
    }

    /// <summary>
    /// How many of the 68 % intervals of the magnification contain the truth where each object of the catalogue counts once, with the part of its judged clumps: clumps side by side have the same
    /// error of the lens model, and a galaxy of many clumps would count for many. NaN without any.
    /// </summary>
    public (double Fraction, int Objects) MagnificationCoverage()
    {
        QuantityRecovery mu = Of(RecoveredQuantity.Mu);
        double[] parts = [.. mu.Pairs.GroupBy(p => Truth[p.Truth].Object).Select(g => g.Average(p =>
            Measured[p.Measured].Values[mu.Quantity.Name] is var m && Truth[p.Truth].Values[mu.Quantity.Name] is var t && t >= m.Low && t <= m.High ? 1.0 : 0.0))];
        return (parts.Length == 0 ? double.NaN : parts.Average(), parts.Length);
    }

    /// <summary>The isolated true images above a signal-to-noise ratio in the filter of their shape that were measured, of all such.</summary>
    /// <param name="referenceFilter">The filter of a clump's shape by redshift.</param>
    /// <param name="objects">Only images in these objects of the catalogue, such as the galaxies that a study selected; null for all.</param>
    public Proportion Found(Func<double, string> referenceFilter, IReadOnlySet<long>? objects = null)
    {
        ArgumentNullException.ThrowIfNull(referenceFilter);
        int[] wanted = [.. Enumerable.Range(0, Truth.Count).Where(i => IsBright(Truth[i], referenceFilter(Truth[i].Redshift), Criteria) && objects?.Contains(Truth[i].Object) != false)];
        return new Proportion(wanted.Count(i => Match.SecondOfFirst[i] >= 0), wanted.Length);
    }

    private static bool IsBright(TrueClumpImage truth, string filter, RecoveryCriteria criteria) =>
        truth.IsolationArcsec >= criteria.IsolationArcsec && !truth.IsMerged && truth.SignalToNoise.TryGetValue(filter, out double ratio) && ratio > criteria.SignalToNoise;

    private static bool IsJudged(TrueClumpImage truth, string filter, RecoveredQuantity quantity, RecoveryCriteria criteria) =>
        IsBright(truth, filter, criteria)
        && (quantity != RecoveredQuantity.RadiusParsec || truth.SigmaMinorPixels >= criteria.ResolvedSigmaPixels)
        && (quantity != RecoveredQuantity.LogSfr10 || HasRate(truth));

    /// <summary>Whether a clump forms stars: at the least rate that counts any interval that reaches down to it contains the truth, which says nothing of the errors.</summary>
    private static bool HasRate(TrueClumpImage truth) =>
        truth.Values.TryGetValue(RecoveredQuantity.LogSfr10.Name, out double rate) && rate > RecoveredQuantity.LogOfSfr(0);

    /// <summary>Arcsec in a plane that touches the sky at the first true image.</summary>
    private static (double X, double Y)[] Plane(IReadOnlyList<TrueClumpImage> truth, IEnumerable<(double Ra, double Dec)> positions)
    {
        if (truth.Count == 0)
            return [.. positions.Select(_ => (double.NaN, double.NaN))];
        Wcs wcs = Wcs.Tangent(new SkyPosition(truth[0].RaDegrees, truth[0].DecDegrees), 1, 1, 1);
        return [.. positions.Select(p => double.IsFinite(p.Ra) && double.IsFinite(p.Dec) ? wcs.SkyToPixel(new SkyPosition(p.Ra, p.Dec)) : (double.NaN, double.NaN))];
    }

    private static double Median(double[] values)
    {
        if (values.Length == 0)
            return double.NaN;
        Array.Sort(values);
        int n = values.Length;
        return n % 2 == 1 ? values[n / 2] : (values[(n / 2) - 1] + values[n / 2]) / 2;
    }

    private IEnumerable<RecoveryVerdict> Judge()
    {
        QuantityRecovery[] judged = [.. Fluxes.Where(f => f.Pairs.Count >= Criteria.FewestClumps)];
        QuantityRecovery? worst = judged.MaxBy(f => Math.Abs(f.MedianDifference));
        yield return new(
            $"fluxes: the median error is below {Criteria.FluxBias:P0} in every filter with {Criteria.FewestClumps} clumps or more",
            worst is null ? "no filter has so many" : $"at most {worst.MedianDifference:+0.0%;-0.0%} ({worst.Quantity.Name}, {worst.Pairs.Count} clumps), {judged.Length} filters",
            worst is not null && Math.Abs(worst.MedianDifference) < Criteria.FluxBias);
        if (OtherFluxes.Count >= Criteria.FewestClumps)
        {
            yield return new(
                $"fluxes of all filters with fewer clumps together: the median error is below {Criteria.FluxBias:P0}",
                $"{OtherFluxes.Median:+0.0%;-0.0%}, {OtherFluxes.Count} fluxes, {Fluxes.Count - judged.Length} filters",
                Math.Abs(OtherFluxes.Median) < Criteria.FluxBias);
        }

        yield return Bias(RecoveredQuantity.RadiusParsec, Criteria.SizeBias);
        yield return Bias(RecoveredQuantity.LogStellarMass, Criteria.LogMassBias);
        foreach (RecoveredQuantity quantity in new[] { RecoveredQuantity.LogStellarMass, RecoveredQuantity.RadiusParsec, RecoveredQuantity.LogSfr10 })
            yield return Covered(quantity, Criteria.Coverage.Least, Criteria.Coverage.Largest);
        (double fraction, int objects) = MagnificationCoverage();
        Proportion clumps = Of(RecoveredQuantity.Mu).Coverage;
        yield return new(
            $"{RecoveredQuantity.Mu.Words}: at least {Criteria.MuCoverage:P0} of the 68 % intervals contain the truth, each image of a galaxy counting once",
            objects == 0 ? "no clump was measured" : $"{fraction:P0} of {objects} images of galaxies ({clumps.Successes} of {clumps.Trials} clumps)",
            fraction >= Criteria.MuCoverage);
    }

    private RecoveryVerdict Bias(RecoveredQuantity quantity, double bound)
    {
        QuantityRecovery found = Of(quantity);
        string limit = quantity.IsAbsolute ? $"{bound:G2} {quantity.Unit}" : $"{bound:P0}";
        string median = quantity.IsAbsolute ? $"{found.MedianDifference:+0.000;-0.000} {quantity.Unit}" : $"{found.MedianDifference:+0.0%;-0.0%}";
        return new(
            $"{quantity.Words}: the median error is below {limit}",
            found.Pairs.Count == 0 ? "no clump was measured" : $"{median}, {found.Pairs.Count} clumps",
            Math.Abs(found.MedianDifference) < bound);
    }

    private RecoveryVerdict Covered(RecoveredQuantity quantity, double least, double largest)
    {
        Proportion coverage = Of(quantity).Coverage;
        return new(
            $"{quantity.Words}: {least:P0} to {largest:P0} of the 68 % intervals contain the truth",
            coverage.Trials == 0 ? "no clump was measured" : $"{coverage.Successes} of {coverage.Trials} ({coverage.Fraction:P0})",
            coverage.Fraction >= least && coverage.Fraction <= largest);
    }

    private QuantityRecovery Of(RecoveredQuantity quantity) => Quantities.Single(q => q.Quantity == quantity);
}
