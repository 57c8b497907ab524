using Arclet.Fits;

namespace Arclet.Study;

/// <summary>What the paper's figures show where a choice is to be made. Empty lists leave the choice to the figures: the galaxies with most clumps.</summary>
public sealed record FiguresSettings
{
    /// <summary>The galaxies of Fig. 1.</summary>
    public IReadOnlyList<string> ExampleGalaxies { get; init; } = [];

    /// <summary>The galaxies of Fig. 5.</summary>
    public IReadOnlyList<string> ResidualGalaxies { get; init; } = [];

    /// <summary>The clump of Fig. 6; null for one with strong lines in a medium band and small errors.</summary>
    public string? SedClump { get; init; }

    /// <summary>The galaxies of Fig. 19.</summary>
    public IReadOnlyList<string> RadialGalaxies { get; init; } = [];

    /// <summary>
    /// A table with contours of another sample for Fig. 8, which is not ours to give: columns <c>level</c> (percent), <c>r_eff_pc</c> and <c>absolute_v_mag</c>, a closed line in the
    /// order of its rows for each level.
    /// </summary>
    public string? SizeContours { get; init; }

    /// <summary>The lower edges of Fig. 18's bins of magnification; the last has no upper edge. The paper's are not known.</summary>
    public IReadOnlyList<double> MagnificationEdges { get; init; } = [1, 3, 5, 10];

    /// <summary>Refuses edges that do not rise.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public void Check()
    {
        if (MagnificationEdges.Count == 0 || MagnificationEdges.Any(e => !double.IsFinite(e)) || MagnificationEdges.Zip(MagnificationEdges.Skip(1)).Any(e => !(e.Second > e.First)))
            throw new InputException($"figures: magnification_edges are {string.Join(", ", MagnificationEdges)}, expected one or more rising numbers");
    }
}
