using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>What <c>arclet sed model</c> was asked for.</summary>
internal sealed record SedModelRequest
{
    public required ModelMode Mode { get; init; }

    public required string Grid { get; init; }

    public required string Filters { get; init; }

    public required string Models { get; init; }

    public required string Out { get; init; }
}
