namespace Arclet.Study;

/// <summary>What the head of the published catalogue says.</summary>
public sealed record CatalogueSettings
{
    /// <summary>The title.</summary>
    public string Title { get; init; } = "Star-forming clumps in lensed galaxies";

    /// <summary>The authors, as "Family G.".</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The year of the paper; none where it is not known.</summary>
    public int? Year { get; init; }

    /// <summary>A few sentences about the data.</summary>
    public string Abstract { get; init; } = "";

    /// <summary>The columns of the LaTeX sample of clumps.</summary>
    public IReadOnlyList<string> SampleColumns { get; init; } = ["id", "ra", "dec", "redshift", "mu", "r_eff", "log_mass", "age", "sfr10", "a_v"];

    /// <summary>The rows of the LaTeX samples.</summary>
    [SettingRange(1, 1000)]
    public int SampleRows { get; init; } = 10;
}
