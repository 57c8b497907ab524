using Arclet.Fits;

namespace Arclet.Populations.Tests;

public class SedFitSettingsFileTests
{
    [Fact]
    public void Parse_Nothing_IsTheDefault() => Assert.Equal(["exp"], SedFitSettingsFile.Parse("", "s.yaml").Histories.Select(h => h.Name));

    [Fact]
    public void Parse_PaperClumps_HasTheFourHistoriesOfThePaper()
    {
        SedFitSettings settings = SedFitSettingsFile.Parse("preset: paper-clumps\nseed: 7\n", "s.yaml");

        Assert.Equal(["exp_tau1", "exp_tau10", "exp_tau100", "exp_free"], settings.Histories.Select(h => h.Name));
        Assert.Equal("exp_tau10", settings.ReferenceHistory);
        Assert.Equal(LimitRule.ZeroWithLimit, settings.Limits);
        Assert.Equal("uniform(3, 11)", settings.Priors[SharedParameter.LogFormedMass].ToString());
        Assert.Equal("0.01", settings.Histories[1].Components[0].Priors["tau"].ToString());
        Assert.Equal(7UL, settings.Seed);
    }

    [Fact]
    public void Parse_OwnHistories_ReplaceThePreset()
    {
        SedFitSettings settings = SedFitSettingsFile.Parse(
            """
            preset: paper-hosts
            a_v: gaussian(0.5, 0.2, 0, 2)
            error_floor: 0.05
            error_floors: { F480M: 0.1 }
            hubble_constant: 67.4
            histories:
              old_and_young:
                a_v: uniform(0, 1)
                components:
                  - form: delayed
                    tau: log_uniform(0.01, 10)
                  - form: burst
                    age: uniform(0.001, 0.1)
                    fraction: log10(0.001, 0.5)
              steps:
                form: continuity
                edges_gyr: [0, 0.03, 0.1, 1]
            """,
            "s.yaml");

        Assert.Equal(["old_and_young", "steps"], settings.Histories.Select(h => h.Name));
        Assert.Null(settings.ReferenceHistory);
        Assert.Equal("uniform(0, universe)", settings.Histories[0].Components[0].Priors["age"].ToString());
        Assert.Equal("log_uniform(0.001, 0.5)", settings.Histories[0].Components[1].Fraction!.ToString());
        Assert.Equal("uniform(0, 1)", settings.Histories[0].Priors["a_v"].ToString());
        Assert.Equal("student_t(2, 0, 0.3)", settings.Histories[1].Components[0].Priors["dsfr_2"].ToString());
        Assert.Equal(0.1, settings.ErrorFloors["F480M"]);
        Assert.Equal(67.4, settings.Cosmology.HubbleConstant);
    }

    [Theory]
    [InlineData("presets: default", "line 1: 'presets' is no setting")]
    [InlineData("preset: paper", "line 1: preset is 'paper', expected one of default, paper-clumps, paper-hosts")]
    [InlineData("seed: 1\na_v: uniform(4, 0)", "line 2: the prior of a_v: a prior's lower bound (4) lies below its upper bound (0)")]
    [InlineData("a_v: uniform(0; 4)", "line 1: the prior of a_v: uniform has 1 values, expected 2")]
    [InlineData("a_v: flat(0, 4)", "line 1: the prior of a_v: 'flat' is no prior")]
    [InlineData("a_v: 0,5", "'0,5' is no number")]
    [InlineData("histories: {}", "histories has none")]
    [InlineData("histories: {x: {form: expo}}", "line 1: the form is 'expo', expected burst")]
    [InlineData("histories:\n  x:\n    form: exponential\n    tua: 1", "line 4: the exponential history has no parameter 'tua', expected age, tau")]
    [InlineData("histories: {x: {form: exponential}}", "the exponential history has no prior for 'tau'")]
    [InlineData("reference_history: nope", "reference_history is 'nope', expected one of exp")]
    [InlineData("limits: zero", "line 1: limits is 'zero', expected measured")]
    [InlineData("dust_law: calzeti", "the dust law is 'calzeti', expected calzetti")]
    [InlineData("error_floor: five", "line 1: error_floor is 'five', expected a number")]
    [InlineData("error_floor: -1", "error_floor is -1, expected 0 to 10")]
    [InlineData("a: [", "line")]
    [InlineData("- 1", "line 1: expected keys and values")]
    [InlineData("matter_density: 7", "matter")]
    public void Parse_Mistake_NamesFileLineAndExpectation(string text, string expected)
    {
        InputException error = Assert.Throws<InputException>(() => SedFitSettingsFile.Parse(text, "s.yaml"));
        Assert.StartsWith("s.yaml: ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Theory]
    [InlineData("uniform(0, universe)")]
    [InlineData("log_uniform(0.01, 3)")]
    [InlineData("pow10(5, 12)")]
    [InlineData("power_law(-2, 1, 10)")]
    [InlineData("gaussian(0, 1)")]
    [InlineData("gaussian(0, 1, -1, universe)")]
    [InlineData("student_t(2, 0, 0.3)")]
    [InlineData("exponential(0.5)")]
    [InlineData("same(age, 0.5, 0.1)")]
    [InlineData("universe")]
    [InlineData("0.01")]
    public void PriorSpecification_Text_ComesBack(string text)
    {
        PriorSpecification prior = PriorSpecification.Parse(text);
        Assert.Equal(text, prior.ToString());
        Assert.Equal(prior, PriorSpecification.Parse(prior.ToString()));
    }

    [Fact]
    public void PriorSpecification_AgeOfTheUniverse_FollowsTheRedshift()
    {
        PriorSpecification prior = PriorSpecification.Parse("uniform(0, universe)");
        double[] theta = new double[1];
        prior.Build(5.75).Transform([0.5], theta);
        Assert.Equal(2.875, theta[0]);
    }
}
