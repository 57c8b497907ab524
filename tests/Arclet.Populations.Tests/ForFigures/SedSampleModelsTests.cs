using Arclet.Fits;

namespace Arclet.Populations.Tests.ForFigures;

public sealed class SedSampleModelsTests
{
    [Fact]
    public void Of_TheColumnsOfAFitsSamples_GivesTheFitsOwnModels()
    {
        SedFitSettings settings = SedFitPresets.PaperClumps with { Samples = 20, LogEvidenceError = 0.5, EffectiveSamples = 100 };
        var target = new SedObject("a", 1.5, [.. new[] { "F090W", "F115W", "F150W", "F200W", "F277W", "F444W" }.Select((f, i) => new SedBand(f, 20 + i, 1, 3))]);
        SedFitResult result = new SedFitter(new PopulationBasis(AnalyticTestGrid.Create()), BuiltInFilters.All, settings).Fit(target);
        Assert.Null(result.Error);
        foreach (HistoryFit fit in result.Fits)
        {
            SedSamples samples = fit.Samples!;
            for (int i = 0; i < samples.Count; i += 7)
            {
                SourceModel expected = samples.Model(i);
                SourceModel read = SedSampleModels.Of(settings, settings.Histories.Single(h => h.Name == fit.History), target.Redshift, n => samples.Names.Contains(n) ? samples[n][i] : null);
                Assert.Equal(expected.Redshift, read.Redshift);
                Assert.Equal(expected.Nebular, read.Nebular);
                Assert.Equal((expected.Dust!.AvMag, expected.Dust.Law.Name, expected.Dust.BirthCloudFactor), (read.Dust!.AvMag, read.Dust.Law.Name, read.Dust.BirthCloudFactor));
                Assert.Equal(expected.Components.Count, read.Components.Count);
                foreach ((StarFormationComponent a, StarFormationComponent b) in expected.Components.Zip(read.Components))
                {
                    Assert.Equal(a.History, b.History);
                    Assert.Equal(a.Parameters, b.Parameters);
                    Assert.Equal((a.LogMassFormed, a.MetallicitySolar), (b.LogMassFormed, b.MetallicitySolar));
                }
            }
        }
    }

    [Fact]
    public void Of_SamplesWithoutAColumn_SaysWhichOne()
    {
        FitHistory history = SedFitPresets.PaperClumps.Histories[0];
        InputException wrong = Assert.Throws<InputException>(() => SedSampleModels.Of(SedFitPresets.PaperClumps, history, 1, n => n == "a_v" ? null : 1));
        Assert.Contains("a_v", wrong.Message, StringComparison.Ordinal);
    }
}
