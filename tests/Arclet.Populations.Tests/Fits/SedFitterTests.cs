namespace Arclet.Populations.Tests;

public class SedFitterTests
{
    [Fact]
    public void Fit_MockOfKnownTruth_FindsChi2AtLeastAsGoodAndQuotesIt()
    {
        SedFitSettings settings = TestSky.Settings();
        var fitter = new SedFitter(TestSky.Basis, TestSky.Curves, settings);
        foreach (SedMock mock in TestSky.Mocks(settings, 6))
        {
            HistoryFit fit = Only(fitter.Fit(mock.Object));
            Assert.True(fit.BestChi2 < mock.TruthChi2 + 0.01, $"{mock.Object.Id}: {fit.BestChi2} above the truth's {mock.TruthChi2}");
            Assert.Equal(fit.BestChi2, fit.Bands.Sum(b => b.Residual * b.Residual), 6);
            Assert.Equal(10, fit.BandCount);
            Assert.Equal(["log_formed_mass", "age_gyr", "metallicity_solar", "a_v"], fit.FreeNames);

            // The mass formed is well known here; six sigma of a posterior is no chance.
            QuantityEstimate mass = fit["log_formed_mass"];
            Assert.InRange(mock.Truth["log_formed_mass"], mass.P50 - (6 * (mass.P50 - mass.P16)) - 0.05, mass.P50 + (6 * (mass.P84 - mass.P50)) + 0.05);
        }
    }

    [Fact]
    public void Fit_MassIntegratedOrSampled_GivesTheSameEvidenceAndMass()
    {
        SedFitSettings settings = TestSky.Settings();
        SedMock mock = TestSky.Mocks(settings, 2)[0];
        HistoryFit integrated = Only(new SedFitter(TestSky.Basis, TestSky.Curves, settings).Fit(mock.Object));
        HistoryFit sampled = Only(new SedFitter(TestSky.Basis, TestSky.Curves, settings with { IntegrateMass = false }).Fit(mock.Object));
        double error = Math.Sqrt(Math.Pow(integrated.LogEvidenceError, 2) + Math.Pow(sampled.LogEvidenceError, 2));
        Assert.Equal(sampled.LogEvidence, integrated.LogEvidence, 3 * error);

        // Medians of 500 samples have errors of about 1.25 sigma / sqrt(400); four of them.
        QuantityEstimate a = integrated["log_formed_mass"], b = sampled["log_formed_mass"];
        Assert.Equal(b.P50, a.P50, 0.25 * (b.P84 - b.P16));

        // Two searches along a flat valley: half of what the guard allows.
        Assert.Equal(sampled.BestChi2, integrated.BestChi2, 0.5);
    }

    [Fact]
    public void Fit_AnyThreadsAndOrder_GivesTheSameBits()
    {
        SedFitSettings settings = TestSky.Settings();
        SedObject[] objects = [.. TestSky.Mocks(settings, 4).Select(m => m.Object)];
        var fitter = new SedFitter(TestSky.Basis, TestSky.Curves, settings);
        SedFitResult[] one = All(fitter, objects, 1), three = All(fitter, objects, 3), reversed = All(fitter, [.. objects.Reverse()], 2);
        for (int i = 0; i < objects.Length; i++)
        {
            Assert.Equal(one[i].Fits[0].LogEvidence, three[i].Fits[0].LogEvidence);
            Assert.Equal(one[i].Fits[0].Quantities, three[i].Fits[0].Quantities);
            Assert.Equal(one[i].Fits[0].Quantities, reversed[^(i + 1)].Fits[0].Quantities);
        }
    }

    [Fact]
    public void Fit_OneByOne_GivesTheSameBitsAsTogether()
    {
        // More redshifts than prepared sets are kept.
        SedFitSettings settings = TestSky.Settings();
        SedObject[] objects = [.. TestSky.Mocks(settings, 5).Select((m, i) => m.Object with { Redshift = 1.6 + (0.1 * (i % 4)) })];
        var fitter = new SedFitter(TestSky.Basis, TestSky.Curves, settings);
        SedFitResult[] together = All(fitter, objects, 2);
        Assert.All(objects.Select((o, i) => (Alone: fitter.Fit(o), With: together[i])), p => Assert.Equal(p.With.Fits[0].Quantities, p.Alone.Fits[0].Quantities));
    }

    [Fact]
    public void Fit_ObjectWithARedshiftPrior_FindsTheRedshiftThatItsCatalogueMissed()
    {
        // The catalogue is off by 1.5 sigma: fixed there the mass is that of another distance, free it is the truth's.
        SedFitSettings settings = TestSky.Settings();
        SedMock mock = TestSky.Mocks(settings, 2)[0];
        double truth = mock.Object.Redshift, sigma = 0.06, wrong = truth + (1.5 * sigma);
        SedObject target = mock.Object with { Redshift = wrong, RedshiftPrior = PriorSpecification.Gaussian(wrong, sigma, wrong - (4 * sigma), wrong + (4 * sigma)) };
        HistoryFit free = Only(new SedFitter(TestSky.Basis, TestSky.Curves, settings).Fit(target)), held = Only(new SedFitter(TestSky.Basis, TestSky.Curves, settings).Fit(target with { RedshiftPrior = null }));
        Assert.Contains(SharedParameter.Redshift, free.FreeNames);
        Assert.DoesNotContain(SharedParameter.Redshift, held.FreeNames);
        QuantityEstimate z = free[SharedParameter.Redshift];
        Assert.InRange(truth, z.P50 - (4 * (z.P50 - z.P16)), z.P50 + (4 * (z.P84 - z.P50)));
        Assert.True(free.BestChi2 <= held.BestChi2 + 0.01, $"{free.BestChi2} with a free redshift, {held.BestChi2} without");
    }

    [Fact]
    public void Fit_BadObjects_AreReportedAndTheRestIsFitted()
    {
        SedFitSettings settings = TestSky.Settings();
        SedObject good = TestSky.Mocks(settings, 2)[0].Object;
        SedObject[] objects = [good with { Id = "no redshift", Redshift = double.NaN }, good, good with { Id = "no bands", Bands = [] }, good with { Id = "unknown filter", Bands = [new("NOWHERE", 1, 1)] }];
        SedFitResult[] results = All(new SedFitter(TestSky.Basis, TestSky.Curves, settings), objects, 2);
        Assert.Null(results[1].Error);
        Assert.Contains("no redshift", results[0].Error, StringComparison.Ordinal);
        Assert.Contains("no bands", results[2].Error, StringComparison.Ordinal);
        Assert.Contains("NOWHERE", results[3].Error, StringComparison.Ordinal);
        Assert.Empty(results[3].Fits);
    }

    [Theory]
    [InlineData(LimitRule.Measured, null)]
    [InlineData(LimitRule.ZeroWithLimit, null)]
    [InlineData(LimitRule.NonDetection, null)]
    [InlineData(LimitRule.Measured, 4.0)]
    public void Fit_EveryRuleAndStudent_FindsTheMass(LimitRule rule, double? degrees)
    {
        SedFitSettings settings = TestSky.Settings() with { Limits = rule, StudentDegrees = degrees };
        SedMock mock = TestSky.Mocks(settings, 2, withLimits: true)[1];
        HistoryFit fit = Only(new SedFitter(TestSky.Basis, TestSky.Curves, settings).Fit(mock.Object));
        QuantityEstimate mass = fit["log_formed_mass"];
        Assert.InRange(mock.Truth["log_formed_mass"], mass.P50 - (6 * (mass.P50 - mass.P16)) - 0.05, mass.P50 + (6 * (mass.P84 - mass.P50)) + 0.05);
        Assert.False(fit.Flags.HasFlag(SedFitFlags.Failed));
        Assert.True(double.IsFinite(fit.LogEvidence));
    }

    [Fact]
    public void Fit_TwoHistories_WeighsAndAveragesThem()
    {
        FitHistory exponential = TestSky.Settings().Histories[0];
        FitHistory constant = FitHistory.Of("constant", StarFormationHistory.Constant, ("age_max", PriorSpecification.Uniform(0, PriorBound.Universe)), ("age_min", PriorSpecification.Fixed(0)));
        SedFitSettings settings = TestSky.Settings() with { Histories = [exponential, constant], ReferenceHistory = "constant" };
        SedFitResult result = new SedFitter(TestSky.Basis, TestSky.Curves, settings).Fit(TestSky.Mocks(settings, 2)[0].Object);
        Assert.Equal(1, result.EvidenceWeights.Sum(), 12);
        Assert.Equal(Math.Log(result.EvidenceWeights[0] / result.EvidenceWeights[1]), result.LogBayesFactor(result.Fits[0]), 6);
        double averaged = result.Averaged.Single(q => q.Key == "log_formed_mass").Value.P50;
        double[] both = [.. result.Fits.Select(f => f["log_formed_mass"].P50).Order()];
        Assert.InRange(averaged, both[0] - 1e-9, both[1] + 1e-9);
        Assert.DoesNotContain(result.Averaged, q => q.Key == "age_max_gyr");
    }

    [Fact]
    public void Fit_SecondComponentWithoutMass_IsTheSingleHistory()
    {
        SedFitSettings single = TestSky.Settings();
        FitComponent first = single.Histories[0].Components[0];
        var burst = new FitComponent(StarFormationHistory.Burst, new Dictionary<string, PriorSpecification> { ["age"] = PriorSpecification.Parse("same(c1_age_gyr, 0.5)") }) { Fraction = PriorSpecification.Fixed(0) };
        SedFitSettings twofold = single with { Histories = [new FitHistory { Name = "exp", Components = [first, burst] }] };
        SedObject source = TestSky.Mocks(single, 2)[0].Object;
        HistoryFit a = Only(new SedFitter(TestSky.Basis, TestSky.Curves, single).Fit(source)), b = Only(new SedFitter(TestSky.Basis, TestSky.Curves, twofold).Fit(source));

        // The same random numbers and, but for 1e-12 of the mass, the same models.
        Assert.Equal(a.LogEvidence, b.LogEvidence, 1e-3);
        Assert.Equal(0.5 * b["c1_age_gyr"].P50, b["c2_age_gyr"].P50, 1e-9);
    }

    [Fact]
    public void Fit_RedshiftFree_HoldsTheTruthAndTheEvidenceFallsByThePriorsWidth()
    {
        SedFitSettings settings = TestSky.Settings();
        SedMock mock = TestSky.Mocks(settings, 2)[0];
        SedFitSettings free = settings with { Priors = new Dictionary<string, PriorSpecification>(settings.Priors) { [SharedParameter.Redshift] = PriorSpecification.Uniform(1.55, 1.65) } };
        HistoryFit fit = Only(new SedFitter(TestSky.Basis, TestSky.Curves, free).Fit(mock.Object with { Redshift = double.NaN }));
        Assert.Contains("redshift", fit.FreeNames);
        QuantityEstimate redshift = fit["redshift"];
        Assert.InRange(redshift.P16, 1.55, redshift.P84);
        Assert.InRange(redshift.P84, redshift.P16, 1.65);

        // Fluxes are straight between redshifts 0.5 % apart: 0.5 in chi2 at most here.
        HistoryFit known = Only(new SedFitter(TestSky.Basis, TestSky.Curves, free).Fit(mock.Object));
        Assert.DoesNotContain("redshift", known.FreeNames);
        Assert.True(fit.BestChi2 < known.BestChi2 + 0.5);
    }

    [Fact]
    public void Fit_DerivedQuantities_AreThoseOfTheSpectrum()
    {
        SedFitSettings settings = TestSky.Settings();
        HistoryFit fit = Only(new SedFitter(TestSky.Basis, TestSky.Curves, settings).Fit(TestSky.Mocks(settings, 4)[3].Object));
        ModelResult model = new PopulationModel(TestSky.Basis, TestSky.Bands).Evaluate(fit.BestModel)!;
        Assert.Equal(model.Derived.LogStellarMass, fit["log_stellar_mass"].Best, 9);
        Assert.Equal(model.Derived.MassWeightedAgeGyr, fit["mass_weighted_age_gyr"].Best, 9);
        Assert.Equal(model.Derived.Sfr10, fit["sfr10"].Best, 9);

        // Lines in the bands and the tables' tolerance; the slope's windows have none.
        Assert.Equal(RestFrame.MagnitudeV(model.Spectrum), fit["m_v_rest"].Best, 1e-3);
        Assert.Equal(RestFrame.Magnitude1500(model.Spectrum), fit["m_1500_rest"].Best, 1e-3);
        Assert.Equal(RestFrame.UltravioletSlope(model.Spectrum), fit["beta_uv"].Best, 5e-3);
        int hydrogen = RestFrame.NearestLine(model.Spectrum.LineWavelengthsAngstrom, 6564.61);
        QuantityEstimate line = fit.Quantities.Single(q => q.Key == "line_ha_cgs").Value;
        Assert.Equal(1, line.Best / model.LineFluxErgPerSecondCm2[hydrogen], 1e-6);
        for (int b = 0; b < fit.Bands.Count; b++)
            Assert.Equal(1, fit.Bands[b].Model.Best / model.FluxNanojansky[b], 1e-5);
    }

    [Fact]
    public void Fit_Samples_AreAskedForAndAreModels()
    {
        SedFitSettings settings = TestSky.Settings() with { Samples = 30 };
        HistoryFit fit = Only(new SedFitter(TestSky.Basis, TestSky.Curves, settings).Fit(TestSky.Mocks(settings, 2)[0].Object));
        Assert.Equal(30, fit.Samples!.Count);
        Assert.Equal(fit.Samples["log_formed_mass"][7], fit.Samples.Model(7).Components[0].LogMassFormed, 12);
        Assert.Equal(fit.Samples["a_v"][7], fit.Samples.Model(7).Dust!.AvMag, 12);
    }

    [Fact]
    public void Divergence_OfThePriorItself_IsNothingAndOfAHalf_IsLn2()
    {
        double[] all = [.. Enumerable.Range(0, 1000).Select(i => (i + 0.5) / 1000)], half = [.. all.Select(u => u / 2)], weights = [.. all.Select(_ => 0.001)];
        Assert.Equal(0, PriorComparison.Divergence(all, weights, 1e12), 1e-9);
        Assert.Equal(Math.Log(2), PriorComparison.Divergence(half, weights, 1e12), 1e-9);
        Assert.False(PriorComparison.IsAtEdge(half, weights));
        Assert.True(PriorComparison.IsAtEdge([.. all.Select(u => u / 10)], weights));
    }

    [Fact]
    public void Photometry_WithoutIgm_IsBrighterBelowLymanAlpha()
    {
        FilterCurve[] blue = [new FilterCurve("BLUE", [3500, 4500], [1, 1], "top-hat"), TestSky.Bands[5]];
        double[] with = new double[2], without = new double[2];
        foreach ((bool igm, double[] flux) in ((bool, double[])[])[(true, with), (false, without)])
        {
            var model = new PreparedModel(new PreparedPopulation(TestSky.Basis, blue, 3, new PreparedOptions { Igm = igm }), ModelLayout.Of(StarFormationHistory.Exponential));
            Assert.True(model.Photometry([8, 0.1, 0.1, 0.5, 0.2, -3], flux, model.CreateWorkspace()));
        }

        Assert.True(without[0] > 1.2 * with[0]);
        Assert.Equal(1, without[1] / with[1], 1e-12);
    }

    private static HistoryFit Only(SedFitResult result)
    {
        Assert.Null(result.Error);
        return Assert.Single(result.Fits);
    }

    private static SedFitResult[] All(SedFitter fitter, SedObject[] objects, int threads)
    {
        var results = new SedFitResult[objects.Length];
        fitter.Fit(objects, threads, (i, result) => results[i] = result);
        return results;
    }
}
