using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study.Tests;

public class StudySettingsTests
{
    private static readonly IReadOnlyList<IStage> Stages = StudyStages.All(_ => AnalyticTestGrid.Create());

    private static readonly IReadOnlyList<Type> Types = StudyStages.SettingsTypes(Stages);

    [Theory]
    [InlineData("psf:\n  star_cuont: 5\n", "study.yaml: line 2: 'star_cuont' is no setting of psf, expected star_count (all: ")]
    [InlineData("preset: paper\n\npfs:\n  star_count: 5\n", "study.yaml: line 3: 'pfs' is no setting of the study, expected psf (all: ")]
    [InlineData("psf:\n  star_count: five\n", "study.yaml: line 2: psf.star_count is 'five', expected a whole number")]
    [InlineData("psf:\n  star_count: 0\n", "study.yaml: line 2: psf.star_count is 0, expected 1 to 1000")]
    [InlineData("psf:\n  model: moffat\n", "study.yaml: line 2: psf.model is 'moffat', expected analytic or image")]
    [InlineData("psf:\n  stamp_radius_arcsec: 0.3\n", "study.yaml: line 2: psf: radius_arcsec is 0.5")]
    [InlineData("psf: 7\n", "study.yaml: line 1: psf is '7', expected keys and values: star_count")]
    [InlineData("seed: -1\n", "study.yaml: line 1: seed is '-1', expected a whole number from 0")]
    [InlineData("preset: paper2\n", "study.yaml: line 1: preset is 'paper2', expected paper")]
    [InlineData("psf:\n  star_count: [1\n", "study.yaml: line ")]
    [InlineData("inputs:\n  images:\n    F150W: { error: e.fits }\n", "study.yaml: line 3: inputs.images.F150W has no science, expected one")]
    [InlineData("inputs:\n  images:\n    F150X: { science: s.fits }\n", "study.yaml: line 2: inputs.images: F150X is no filter that is known")]
    [InlineData("sed:\n  least_filters: 3\n  fit:\n    smaples: 100\n", "study.yaml: line 4: 'smaples' is no setting")]
    [InlineData("sed:\n  fit:\n    samples: 10\n", "study.yaml: line 2: sed: fit.samples is 10, expected 100 or more")]
    public void Parse_SomethingWrong_NamesTheLineAndWhatMayStandThere(string text, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<InputException>(() => StudySettings.Parse(text, "study.yaml", Types)).Message, StringComparison.Ordinal);

    [Fact]
    public void Parse_Nothing_IsThePapersPreset()
    {
        var settings = StudySettings.Parse("", "study.yaml", Types);
        Assert.Equal((5, 0.5), (settings.Get<PsfSettings>().StarCount, settings.Get<PsfSettings>().RadiusArcsec));
        Assert.Equal((3000, 5.0, 1.0), (settings.Get<DepthSettings>().Count, settings.Get<DepthSettings>().Multiple, settings.Get<DepthSettings>().RadiusFwhm));
        Assert.Equal(["exp_tau1", "exp_tau10", "exp_tau100", "exp_free"], settings.Get<SedSettings>().Fit.Histories.Select(h => h.Name));
        Assert.Equal(["constant", "exp", "dblplaw"], settings.Get<HostsSettings>().Fit.Histories.Select(h => h.Name));
        Assert.Equal((70, 0.3), (settings.Get<CosmologySettings>().HubbleConstant, settings.Get<CosmologySettings>().MatterDensity));
    }

    [Fact]
    public void Parse_PartOfAFit_KeepsTheStagesPreset()
    {
        var settings = StudySettings.Parse("sed:\n  fit:\n    # fewer\n    samples: 200\n    metallicity_solar: log_uniform(0.01, 2)\npsf:\n  star_count: 3\n", "study.yaml", Types);
        SedFitSettings fit = settings.Get<SedSettings>().Fit;
        Assert.Equal(200, fit.Samples);
        Assert.Equal(4, fit.Histories.Count);
        Assert.Equal(LimitRule.ZeroWithLimit, fit.Limits);
        Assert.Equal(3, settings.Get<PsfSettings>().StarCount);
    }

    [Fact]
    public void TextOf_AnyValue_ChangesWithIt()
    {
        string[] files = ["psf: { star_count: 5 }", "psf: { star_count: 6 }", "psf: { model: image }"];
        string[] texts = [.. files.Select(f => StudySettings.Parse(f, "study.yaml", Types).TextOf(typeof(PsfSettings)))];
        Assert.Equal(3, texts.Distinct().Count());

        // What is written out as the default is the default.
        Assert.Equal(StudySettings.Parse("", "study.yaml", Types).TextOf(typeof(PsfSettings)), texts[0]);
    }

    [Fact]
    public void Template_EveryCommentTakenAway_IsThePreset()
    {
        string template = SettingsTemplate.Of("paper", Types);
        StudySettings.Parse(template, "study.yaml", Types);
        string[] lines = template.Split('\n');
        int settingsStart = Array.FindIndex(lines, l => l.StartsWith("# cosmology:", StringComparison.Ordinal));
        string open = string.Join('\n', lines[..settingsStart].Where(l => !l.StartsWith("inputs", StringComparison.Ordinal) && !l.StartsWith(' ')).Concat(lines[settingsStart..].Select(l => l.StartsWith("# ", StringComparison.Ordinal) ? l[2..] : l)));

        var settings = StudySettings.Parse(open, "study.yaml", Types);

        var defaults = StudySettings.Parse("", "study.yaml", Types);
        Assert.All(Types, t => Assert.Equal(defaults.TextOf(t), settings.TextOf(t)));
    }
}
