using Arclet.Populations;

namespace Arclet.Simulation.Tests;

/// <summary>Small fields that several tests look at, made once.</summary>
internal static class LensedFields
{
    /// <summary>The bands of the small field: of both pixel scales, and one of HST.</summary>
    public static LensedBand[] Bands { get; } = [.. LensedBand.Paper.Where(b => b.FilterId is "F814W" or "F150W" or "F277W")];

    public static LensedFieldSettings Settings { get; } = new() { Seed = 5, GalaxyCount = 4, SideArcsec = 18, StarCount = 2, Bands = Bands };

    private static readonly Lazy<LensedField> Made = new(() => Generate(Settings));

    public static LensedField Small => Made.Value;

    public static LensedField Generate(LensedFieldSettings settings, int threads = 1) =>
        LensedFieldSimulation.Generate(settings, AnalyticTestGrid.Create(), BuiltInFilters.All, threads);

    public static double Sum(BandMosaic mosaic)
    {
        double sum = 0;
        foreach (float v in mosaic.Image.Pixels)
            sum += v;
        return sum;
    }
}
