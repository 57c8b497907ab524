using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>What the figures of one object and history show.</summary>
internal sealed record SedFitPicture
{
    public required SedObject Target { get; init; }

    public required SedFitSettings Settings { get; init; }

    public required FitHistory History { get; init; }

    public required PopulationBasis Basis { get; init; }

    public required IReadOnlyDictionary<string, FilterCurve> Curves { get; init; }

    /// <summary>The bands that counted, as the likelihood took them.</summary>
    public required IReadOnlyList<BandEstimate> Bands { get; init; }

    /// <summary>The best fit.</summary>
    public required SourceModel Best { get; init; }

    /// <summary>Some of the samples as models.</summary>
    public required IReadOnlyList<SourceModel> Draws { get; init; }

    /// <summary>The parameters that vary, with their samples.</summary>
    public required IReadOnlyList<SedFitSeries> Parameters { get; init; }

    /// <summary>The other histories' draws, by name.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<SourceModel> Draws)> Others { get; init; } = [];

    /// <summary>What stands above the spectrum.</summary>
    public string Title { get; init; } = "";

    /// <summary>Quantities with their errors, in the markup of figures.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}
