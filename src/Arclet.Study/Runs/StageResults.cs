using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The current results of a stage: those whose fingerprints are of today's settings and inputs.</summary>
public sealed class StageResults
{
    private readonly Dictionary<string, UnitResult> byUnit;
    private readonly Dictionary<string, Table?> packed = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();

    internal StageResults(string stage, IReadOnlyList<UnitResult> all, bool isSettled)
    {
        (Stage, All, IsSettled) = (stage, all, isSettled);
        Units = [.. all.Where(u => u.IsDone)];
        byUnit = all.ToDictionary(u => u.Unit, StringComparer.Ordinal);
        Content = Sums.OfText(string.Join('\n', all.Select(u => $"{u.Unit} {u.IsDone} {u.Content}")));
    }

    /// <summary>The stage's name.</summary>
    public string Stage { get; }

    /// <summary>The units that have a result, in the stage's order.</summary>
    public IReadOnlyList<UnitResult> Units { get; }

    /// <summary>Those and the failed ones.</summary>
    public IReadOnlyList<UnitResult> All { get; }

    /// <summary>Whether every unit is done or has failed.</summary>
    public bool IsSettled { get; }

    /// <summary>The checksum of all results.</summary>
    public string Content { get; }

    /// <summary>The result of a unit; null where it has none.</summary>
    public UnitResult? Find(string unit) => byUnit.GetValueOrDefault(unit) is { IsDone: true } found ? found : null;

    /// <summary>Whether a unit failed, and why.</summary>
    public string? FailureOf(string unit) => byUnit.GetValueOrDefault(unit)?.Failure;

    /// <summary>The rows of all units' tables of a name, in the stage's order.</summary>
    /// <exception cref="InputException">No unit has such a table.</exception>
    public Table Table(string name) => FindTable(name) ?? throw new InputException($"the stage {Stage} has no table {name}: none of its {All.Count} units made one{(All.FirstOrDefault(u => !u.IsDone) is { } failed ? $" ({failed.Unit} failed: {failed.Failure})" : "")}");

    /// <summary>The same, null where no unit has such a table.</summary>
    public Table? FindTable(string name)
    {
        lock (gate)
        {
            if (!packed.TryGetValue(name, out Table? table))
                packed[name] = table = StagePacking.Pack(Units, name);
            return table;
        }
    }
}
