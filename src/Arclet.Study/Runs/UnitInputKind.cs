namespace Arclet.Study;

/// <summary>What a unit's input is.</summary>
public enum UnitInputKind
{
    /// <summary>The result of a unit of an earlier stage.</summary>
    Unit,

    /// <summary>All results of an earlier stage.</summary>
    Stage,

    /// <summary>A file, or a folder of files.</summary>
    File,

    /// <summary>A value as text.</summary>
    Text,
}
