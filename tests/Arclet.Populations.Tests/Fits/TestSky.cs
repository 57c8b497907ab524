namespace Arclet.Populations.Tests;

/// <summary>The analytic grid and top-hats of ten filters: fits where no data are.</summary>
internal static class TestSky
{
    private static readonly Lazy<PopulationBasis> Made = new(() => new PopulationBasis(AnalyticTestGrid.Create()));

    public static PopulationBasis Basis => Made.Value;

    public static FilterCurve[] Bands { get; } = [.. Enumerable.Range(0, 10).Select(i => Band(i))];

    public static FilterCurveSet Curves { get; } = new("test", Bands);

    /// <summary>One history, masses and dust over ranges in which mocks are seen.</summary>
    public static SedFitSettings Settings(PriorSpecification? tau = null) => new()
    {
        Histories = [FitHistory.Of("exp", StarFormationHistory.Exponential, ("age", PriorSpecification.Uniform(0, PriorBound.Universe)), ("tau", tau ?? PriorSpecification.Fixed(0.05)))],
        Priors = new Dictionary<string, PriorSpecification>
        {
            [SharedParameter.LogFormedMass] = PriorSpecification.Uniform(6, 10),
            [SharedParameter.Metallicity] = PriorSpecification.LogUniform(0.02, 2.5),
            [SharedParameter.Attenuation] = PriorSpecification.Uniform(0, 3),
            [SharedParameter.LogIonisation] = PriorSpecification.Fixed(-3),
        },
        Samples = 200,
    };

    public static IReadOnlyList<SedMock> Mocks(SedFitSettings settings, int count, bool withLimits = false) => SedMock.Draw(Basis, Bands, settings, new SedMockOptions
    {
        Count = count,
        Seed = 3,
        Redshifts = [.. Enumerable.Range(0, count).Select(i => i < count / 2 ? 1.6 : 2.4)],
        Ranges = new Dictionary<string, (double, double)> { [SharedParameter.LogFormedMass] = (7.5, 8.5) },
        WithLimits = withLimits,
    });

    private static FilterCurve Band(int i)
    {
        double middle = 7000 * Math.Pow(1.22, i);
        return new FilterCurve($"T{i}", [0.9 * middle, 0.92 * middle, 1.08 * middle, 1.1 * middle], [0, 1, 1, 0], "trapezium");
    }
}
