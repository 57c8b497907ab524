namespace Arclet.Study;

/// <summary>A unit of work of a stage: one galaxy, one filter, one clump, or the whole field.</summary>
/// <param name="Id">Its name, unique in the stage.</param>
public sealed record StageUnit(string Id)
{
    /// <summary>The name of the only unit of a stage that works on the whole field.</summary>
    public const string Whole = "all";

    /// <summary>The galaxy that it belongs to, by which <c>--only</c> chooses; null where it belongs to none, it is then always run.</summary>
    public string? Galaxy { get; init; }

    /// <summary>All that its result depends on, besides the stage's settings.</summary>
    public IReadOnlyList<UnitInput> Inputs { get; init; } = [];

    /// <summary>What the stage wants to find again when the unit is run, such as the galaxy's record; it must follow from <see cref="Inputs"/>.</summary>
    public object? Item { get; init; }
}
