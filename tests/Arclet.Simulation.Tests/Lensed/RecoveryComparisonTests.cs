using Arclet.Inference;

namespace Arclet.Simulation.Tests;

public class RecoveryComparisonTests
{
    private const string Filter = "F150W";

    [Fact]
    public void Compare_MeasurementsWithTheirStatedErrors_Holds()
    {
        RecoveryComparison comparison = Compare(600, bias: 0, stated: 1);
        Assert.True(comparison.Holds, string.Join("; ", comparison.Verdicts.Where(v => !v.Holds).Select(v => $"{v.Claim}: {v.Found}")));
        foreach (QuantityRecovery q in comparison.Quantities)
        {
            // 600 unit deviates: coverage 0.683 +- 0.019, the scatter to 4 %, the median to 0.051 standard deviations.
            Assert.Equal(600, q.Pairs.Count);
            Assert.Equal(0.683, q.Coverage.Fraction, 0.06);
            Assert.Equal(0.1, q.Scatter, 0.015);
            Assert.Equal(0, q.MedianDifference, 0.016);
        }

        Assert.Equal(1, comparison.Found(_ => Filter).Fraction);
    }

    [Fact]
    public void Compare_BiasedOrOverconfidentMeasurements_DoesNotHold()
    {
        Assert.False(Compare(200, bias: 0.25, stated: 1).Holds);
        RecoveryComparison overconfident = Compare(200, bias: 0, stated: 0.3);
        Assert.False(overconfident.Holds);
        Assert.All(overconfident.Verdicts, v => Assert.Equal(v.Claim.Contains("median", StringComparison.Ordinal), v.Holds));
    }

    [Fact]
    public void Compare_CrowdedFaintMergedOrUnresolvedClumps_AreNotJudged()
    {
        TrueClumpImage[] truth = [.. Enumerable.Range(0, 40).Select(i => True(i) with
        {
            IsolationArcsec = i < 10 ? 0.1 : 1,
            SignalToNoise = new Dictionary<string, double> { [Filter] = i is >= 10 and < 20 ? 5 : 50 },
            IsMerged = i is >= 20 and < 30,
            SigmaMinorPixels = i == 39 ? 0.1 : 1,
        })];
        RecoveryComparison comparison = RecoveryComparison.Compare(truth, [.. truth.Select((t, i) => Measured(t, i, new SeededRandom(1, "m", i), 0, 1))], [Filter], _ => Filter);
        Assert.Equal(10, comparison.Quantities.Single(q => q.Quantity == RecoveredQuantity.Mu).Pairs.Count);
        Assert.Equal(9, comparison.Quantities.Single(q => q.Quantity == RecoveredQuantity.RadiusParsec).Pairs.Count);
    }

    [Fact]
    public void Compare_FiltersWithFewClumps_AreJudgedTogether()
    {
        // Ten clumps in each of four filters: none is judged by itself. Fluxes are 20 % too high in all of them.
        string[] filters = ["F115W", "F150W", "F200W", "F277W"];
        TrueClumpImage[] truth = [.. Enumerable.Range(0, 10).Select(i => True(i) with
        {
            SignalToNoise = filters.ToDictionary(f => f, _ => 50.0),
            Values = RecoveredQuantity.Physical.Concat(filters.Select(RecoveredQuantity.Flux)).ToDictionary(q => q.Name, q => q.IsAbsolute ? 7.0 : 40),
        })];
        RecoveredClump[] measured = [.. truth.Select((t, i) => new RecoveredClump($"1-{i}", t.RaDegrees, t.DecDegrees, t.Values.ToDictionary(v => v.Key, v => RecoveredValue.WithError(1.2 * v.Value, 1))))];
        var comparison = RecoveryComparison.Compare(truth, measured, filters, _ => Filter);
        Assert.Equal(40, comparison.OtherFluxes.Count);
        Assert.Equal(0.2, comparison.OtherFluxes.Median, 1e-9);
        Assert.Contains(comparison.Verdicts, v => v.Claim.Contains("together", StringComparison.Ordinal) && !v.Holds);
        Assert.Equal(10, comparison.Found(_ => Filter).Trials);
        Assert.Equal(0, comparison.Found(_ => Filter, new HashSet<long> { 2 }).Trials);
    }

    [Fact]
    public void MagnificationCoverage_GalaxyOfManyClumps_CountsOnce()
    {
        // Nine clumps of one galaxy with the same wrong magnification, and one clump each of three others that is right.
        TrueClumpImage[] truth = [.. Enumerable.Range(0, 12).Select(i => True(i) with { Object = Math.Max(1, i - 7) })];
        RecoveredClump[] measured = [.. truth.Select((t, i) => new RecoveredClump(
            $"1-{i}", t.RaDegrees, t.DecDegrees, t.Values.ToDictionary(v => v.Key, v => RecoveredValue.WithError(v.Key == RecoveredQuantity.Mu.Name && i < 9 ? 1.5 * v.Value : v.Value, 0.1))))];
        var comparison = RecoveryComparison.Compare(truth, measured, [Filter], _ => Filter);
        Assert.Equal((0.75, 4), comparison.MagnificationCoverage());
        Assert.Equal(0.25, comparison.Quantities.Single(q => q.Quantity == RecoveredQuantity.Mu).Coverage.Fraction);
    }

    [Fact]
    public void Compare_ClumpsWithoutStarFormation_AreNotJudgedByTheirRate()
    {
        // Ten clumps, four of them without a rate: the least one is in any interval that reaches down to it.
        double none = RecoveredQuantity.LogOfSfr(0);
        TrueClumpImage[] truth = [.. Enumerable.Range(0, 10).Select(i => True(i) with { Values = True(i).Values.ToDictionary(v => v.Key, v => v.Key == RecoveredQuantity.LogSfr10.Name && i < 4 ? none : v.Value) })];
        RecoveredClump[] measured = [.. truth.Select((t, i) => new RecoveredClump($"1-{i}", t.RaDegrees, t.DecDegrees, t.Values.ToDictionary(v => v.Key, v => RecoveredValue.WithError(v.Value, 0.1))))];
        var comparison = RecoveryComparison.Compare(truth, measured, [Filter], _ => Filter);
        Assert.Equal(6, comparison.Quantities.Single(q => q.Quantity == RecoveredQuantity.LogSfr10).Pairs.Count);
        Assert.Equal(10, comparison.Quantities.Single(q => q.Quantity == RecoveredQuantity.LogStellarMass).Pairs.Count);
    }

    [Fact]
    public void Compare_NothingMeasured_DoesNotHoldAndSaysSo()
    {
        RecoveryComparison comparison = RecoveryComparison.Compare([True(1)], [], [Filter], _ => Filter);
        Assert.False(comparison.Holds);
        Assert.Contains(comparison.Verdicts, v => v.Found == "no clump was measured");
    }

    [Fact]
    public void Read_TruthOfAField_HasAllImages()
    {
        LensedField field = LensedFields.Small;
        var ratios = LensedFields.Bands.ToDictionary(b => b.FilterId, b => field.Observe(b).ClumpSignalToNoise);
        IReadOnlyList<TrueClumpImage> truth = TrueClumpImage.Read(LensedTruth.ClumpImages(field, ratios, "images"), LensedTruth.Clumps(field, "clumps"));
        Assert.Equal(field.ClumpImages.Count, truth.Count);
        for (int i = 0; i < truth.Count; i++)
        {
            Assert.Equal(field.ClumpImages[i].Image.Magnification, truth[i].Values[RecoveredQuantity.Mu.Name]);
            Assert.Equal(RecoveredQuantity.LogOfSfr(field.ClumpImages[i].Source.Light.Derived!.Sfr10), truth[i].Values[RecoveredQuantity.LogSfr10.Name], 1e-12);
            Assert.Equal(ratios["F814W"][i], truth[i].SignalToNoise["F814W"]);
        }
    }

    private static RecoveryComparison Compare(int count, double bias, double stated)
    {
        TrueClumpImage[] truth = [.. Enumerable.Range(0, count).Select(True)];
        return RecoveryComparison.Compare(truth, [.. truth.Select((t, i) => Measured(t, i, new SeededRandom(2, "m", i), bias, stated))], [Filter], _ => Filter);
    }

    private static TrueClumpImage True(int i) => new()
    {
        Name = $"{i}",
        Object = 1,
        RaDegrees = 3.5 + (0.001 * (i % 30)),
        DecDegrees = -30.4 + (0.001 * (i / 30)),
        Redshift = 2,
        IsolationArcsec = 1,
        SigmaMinorPixels = 1,
        IsMerged = false,
        SignalToNoise = new Dictionary<string, double> { [Filter] = 50 },
        Values = RecoveredQuantity.Physical.Append(RecoveredQuantity.Flux(Filter)).ToDictionary(q => q.Name, q => q.IsAbsolute ? 7.0 : 40),
    };

    /// <summary>Measured with errors of 0.1 (dex or relative), of which a part is stated, up to 0.02 arcsec away.</summary>
    private static RecoveredClump Measured(TrueClumpImage truth, int number, SeededRandom random, double bias, double stated)
    {
        var values = new Dictionary<string, RecoveredValue>();
        foreach (RecoveredQuantity q in RecoveredQuantity.Physical.Append(RecoveredQuantity.Flux(Filter)))
        {
            double t = truth.Values[q.Name], unit = q.IsAbsolute ? 0.1 : 0.1 * t, value = t + (unit * random.Gaussian()) + (q.IsAbsolute ? bias : bias * t);
            values[q.Name] = RecoveredValue.WithError(value, stated * unit);
        }

        return new RecoveredClump($"1-{number}", truth.RaDegrees + (random.Uniform(-0.01, 0.01) / 3600), truth.DecDegrees + (random.Uniform(-0.01, 0.01) / 3600), values);
    }
}
