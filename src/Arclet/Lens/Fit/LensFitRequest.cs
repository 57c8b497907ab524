using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>What a fit was asked for.</summary>
internal sealed record LensFitRequest
{
    /// <summary>The model's file as the user named it.</summary>
    public required string Model { get; init; }

    /// <summary>Files that no result may replace.</summary>
    public required IReadOnlyList<string> Inputs { get; init; }

    /// <summary>The model with its priors and images.</summary>
    public required LensProblem Problem { get; init; }

    /// <summary>How to fit.</summary>
    public required LensFitOptions Options { get; init; }

    /// <summary>The folder for the results.</summary>
    public required string Out { get; init; }

    /// <summary>The redshift of the maps.</summary>
    public required double MapRedshift { get; init; }

    /// <summary>Pixels across the maps; 0 for none.</summary>
    public required int MapSize { get; init; }

    /// <summary>Whether the folder may hold an earlier part of the same fit.</summary>
    public required bool Resume { get; init; }
}
