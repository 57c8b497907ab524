namespace Arclet.Populations;

/// <summary>
/// What the table of <see cref="PopulationChecks"/> is for a published library: BC03, version of 2016, Chabrier, Z = 0.02, per Msun formed. For comparison only.
/// </summary>
public static class PublishedChecks
{
    private static readonly PopulationCheck[] Rows =
    [
        new(1e6, 46.69, -0.47, -2.31, -4.08, 0.96, 0.84, -3, 0.999),
        new(3.02e6, 46.51, -0.27, -1.94, -3.72, 0.96, 0.89, -2.72, 0.976),
        new(5.0119e6, 45.76, -0.59, -1.92, -3.44, 1, 1.26, -2.47, 0.932),
        new(1e7, 44.23, -1.05, -2.31, -2.94, 1.02, 1.16, -2.53, 0.891),
        new(1.9953e7, 43.04, -1.45, -2.62, -3.28, 1.03, 1.26, -2.35, 0.842),
        new(5e7, 41.14, -1.96, -2.86, -3.73, 1.08, 1.65, -1.86, 0.797),
        new(1.0152e8, 39.5, -2.38, -3.05, -3.98, 1.12, 2.03, -1.33, 0.764),
        new(2.8612e8, 40.95, -3.25, -3.31, -4.16, 1.24, 3.16, 0.26, 0.709),
        new(1.0152e9, 40.86, -6.22, -3.74, -4.42, 1.54, 3.04, 6.57, 0.656),
        new(1e10, 40.8, -6.33, -4.67, -4.99, 2.21, 2.95, -1.31, 0.557),
    ];

    /// <summary>The row nearest to an age, or null where none is within 0.05 dex.</summary>
    public static PopulationCheck? At(double ageYears)
    {
        PopulationCheck nearest = Rows.MinBy(r => Math.Abs(Math.Log10(r.AgeYears / ageYears)));
        return Math.Abs(Math.Log10(nearest.AgeYears / ageYears)) <= 0.05 ? nearest : null;
    }
}
