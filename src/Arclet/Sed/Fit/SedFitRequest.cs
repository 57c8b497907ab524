using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>What <c>arclet sed fit</c> was asked for.</summary>
internal sealed record SedFitRequest
{
    public required string Table { get; init; }

    public required string? Grid { get; init; }

    public required string Filters { get; init; }

    /// <summary>The settings' file; null where a preset or the default is used.</summary>
    public required string? Config { get; init; }

    /// <summary>The settings, with what the command line changes in them.</summary>
    public required SedFitSettings Settings { get; init; }

    public required string Out { get; init; }

    public required int Threads { get; init; }

    /// <summary>The ids of the objects to fit; empty for all.</summary>
    public required IReadOnlyList<string> Only { get; init; }

    /// <summary>Whether the samples are written.</summary>
    public required bool WritesSamples { get; init; }

    public required SedFitFigureChoice Figures { get; init; }

    /// <summary>Whether what an earlier run into the folder has finished is kept.</summary>
    public required bool Resume { get; init; }
}
