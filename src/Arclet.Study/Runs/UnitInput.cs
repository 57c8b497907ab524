using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Something that a unit's result depends on. What counts is its contents: an earlier stage that ran again with the same result changes nothing.</summary>
public sealed record UnitInput
{
    private UnitInput(UnitInputKind kind, string name, string stage, string? text, bool isOptional) =>
        (Kind, Name, Stage, Text, IsOptional) = (kind, name, stage, text, isOptional);

    /// <summary>What it is.</summary>
    public UnitInputKind Kind { get; }

    /// <summary>The unit's id, the file's path, or what the text is called.</summary>
    public string Name { get; }

    /// <summary>The stage that it is a result of; empty for files and texts.</summary>
    public string Stage { get; }

    /// <summary>The text; of a file the extension that its name asks for; null for the other kinds.</summary>
    public string? Text { get; }

    /// <summary>Whether the unit can do without it.</summary>
    public bool IsOptional { get; }

    /// <summary>The result of one unit of an earlier stage. Where that failed, this unit waits, unless it can do without.</summary>
    public static UnitInput OfUnit(string stage, string unit, bool isOptional = false) => new(UnitInputKind.Unit, unit, stage, null, isOptional);

    /// <summary>The results of all units of an earlier stage.</summary>
    public static UnitInput OfStage(string stage) => new(UnitInputKind.Stage, stage, stage, null, isOptional: false);

    /// <summary>The contents of a file, or of all files of a folder; and which extension of it is meant, where the path says so.</summary>
    /// <param name="path">The path, as <see cref="StudyContext.Resolve"/> gives it.</param>
    public static UnitInput OfFile(string path) => new(UnitInputKind.File, FitsReference.Parse(path).Path, "", FitsReference.Parse(path).Selector?.ToString(), isOptional: false);

    /// <summary>A value, written as text.</summary>
    public static UnitInput OfText(string name, string text) => new(UnitInputKind.Text, name, "", text, isOptional: false);

    /// <summary>Some rows of a table: the unit depends on them alone, whatever happens to the rest.</summary>
    public static UnitInput OfRows(string name, Table table, IEnumerable<int> rows)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(rows);
        var text = new StringBuilder();
        foreach (int row in rows)
        {
            foreach (Column column in table.Columns)
                text.Append(column.Name).Append('=').Append(CellText(column, row)).Append('\u001f');
            text.Append('\n');
        }

        return OfText(name, text.ToString());
    }

    private static string CellText(Column column, int row) => column.IsMissing(row) ? "" : column.GetValue(row) switch
    {
        double value => value.ToString("R", CultureInfo.InvariantCulture),
        float value => value.ToString("R", CultureInfo.InvariantCulture),
        Array values => string.Join('\u001e', values.Cast<object>().Select(v => v is IFormattable f ? f.ToString(v is double or float ? "R" : null, CultureInfo.InvariantCulture) : v.ToString())),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value?.ToString() ?? "",
    };
}
