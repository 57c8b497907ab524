using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>What enters the analysis. The defaults are the paper's preset (sections 3.3 and 4.2).</summary>
public sealed record SampleSettings
{
    /// <summary>The fewest clumps of a galaxy below <see cref="SingleClumpsAboveRedshift"/>.</summary>
    public int FewestClumps { get; init; } = 2;

    /// <summary>From this redshift on galaxies with one clump are kept.</summary>
    public double SingleClumpsAboveRedshift { get; init; } = 5.5;

    /// <summary>The S/N of a flux that counts as a detection: the flux over its independent error must be above it, and no limit stand for the flux.</summary>
    public double BandSignalToNoise { get; init; } = 3;

    /// <summary>In how many of <see cref="BroadBands"/> a clump is to be detected.</summary>
    public int FewestBroadBands { get; init; } = 4;

    /// <summary>The broad bands.</summary>
    public IReadOnlyList<string> BroadBands { get; init; } = [.. FilterSets.NircamBroad.Select(f => f.Id)];

    /// <summary>The analysis is below this redshift; the others are in the catalogue only.</summary>
    public double AnalysisBelowRedshift { get; init; } = 5.5;

    /// <summary>Which image stands for a multiply imaged galaxy.</summary>
    public RepresentativeImage Representative { get; init; } = RepresentativeImage.HighestMagnification;

    /// <summary>Refuses settings that contradict each other.</summary>
    /// <exception cref="InputException">A number is out of its range, or more bands are asked for than there are.</exception>
    public void Check()
    {
        if (FewestClumps < 1)
            throw new InputException($"sample: fewest_clumps is {FewestClumps}, expected 1 or more");
        if (FewestBroadBands < 0 || FewestBroadBands > BroadBands.Count)
            throw new InputException($"sample: fewest_broad_bands is {FewestBroadBands}, expected 0 to the number of broad_bands, {BroadBands.Count}");
        foreach (string band in BroadBands)
            _ = FilterCatalog.Get(band);
    }
}
