using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Which mock objects are drawn.</summary>
public sealed record SedMockOptions
{
    /// <summary>How many.</summary>
    public int Count { get; init; } = 40;

    /// <summary>The seed.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>The least redshift; it is uniform.</summary>
    public double RedshiftLow { get; init; } = 0.7;

    /// <summary>The largest redshift.</summary>
    public double RedshiftHigh { get; init; } = 5.5;

    /// <summary>The redshift of each, instead of the range; mocks in a row at the same redshift are drawn faster.</summary>
    public IReadOnlyList<double>? Redshifts { get; init; }

    /// <summary>Parameters that are drawn uniformly from a range of their own instead of their prior, by name.</summary>
    public IReadOnlyDictionary<string, (double Low, double High)> Ranges { get; init; } = new Dictionary<string, (double Low, double High)>();

    /// <summary>The fewest bands that see an object at 5 sigma; drawn again until then.</summary>
    public int LeastDetections { get; init; } = 4;

    /// <summary>An error in proportion to the flux that the noise has beside the depth's.</summary>
    public double RelativeError { get; init; }

    /// <summary>Whether bands have limits, at 5 sigma.</summary>
    public bool WithLimits { get; init; }

    /// <summary>The depth of filters without a limit in the paper's Table 1, in AB magnitudes at 5 sigma.</summary>
    public double OtherDepthMag { get; init; } = 29;

    /// <summary>The noise in a filter in nJy: a fifth of the limit in Table 1 of Claeyssens et al.</summary>
    public double ErrorNanojansky(string filter)
    {
        double magnitude = PaperFilterDefaults.All.FirstOrDefault(row => row.FilterId == filter)?.LimitingMagnitude ?? OtherDepthMag;
        return Math.Pow(10, 0.4 * (31.4 - magnitude)) / 5;
    }
}
