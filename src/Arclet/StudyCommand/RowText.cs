using System.Globalization;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.StudyCommand;

/// <summary>
/// A row of a study's table as a person reads it: percentiles and errors stand beside their value, and what is there for each filter is a small table of its own.
/// </summary>
internal sealed partial class RowText
{
    private static readonly string[] Parts = ["_p16", "_p50", "_p84", "_best", "_quad_low", "_quad_high", "_err_low", "_err_high", "_err"];

    private readonly int row;
    private readonly bool isWhole;
    private readonly bool isAlone;

    /// <summary>A row.</summary>
    /// <param name="table">Its table.</param>
    /// <param name="row">Its number, from 0.</param>
    /// <param name="isWhole">Whether everything is said, column by column.</param>
    /// <param name="isAlone">Whether there is room for the best fit beside the median.</param>
    public RowText(Table table, int row, bool isWhole, bool isAlone)
    {
        (this.row, this.isWhole, this.isAlone) = (row, isWhole, isAlone);
        Column[] columns = [.. table.Columns.Where(c => !c.IsMissing(row) && (isWhole || c.GetValue(row) is not ""))];
        Fields = [.. Read(columns.Where(c => isWhole || !OfFilter(c.Name, out _, out _)))];
        if (isWhole)
            return;
        foreach (IGrouping<string, (string Filter, string Name, Column Column)> filter in columns.Select(c => (Is: OfFilter(c.Name, out string id, out string name), Id: id, Name: name, Column: c)).Where(c => c.Is)
            .Select(c => (c.Id, c.Name, c.Column)).GroupBy(c => c.Id))
        {
            Filters.Add((filter.Key, [.. filter.Select(c => new Field(c.Name, Value(c.Column), c.Column.Unit ?? "", c.Column.Description ?? ""))]));
        }
    }

    /// <summary>What is there once.</summary>
    public IReadOnlyList<Field> Fields { get; }

    /// <summary>What is there for each filter.</summary>
    public List<(string Filter, IReadOnlyList<Field> Fields)> Filters { get; } = [];

    /// <summary>A value in words: six digits, and long lists shortened.</summary>
    public static string Value(Column column, int row) => column.GetValue(row) switch
    {
        double value => value.ToString("G6", CultureInfo.InvariantCulture),
        bool truth => truth ? "yes" : "no",
        Array values => $"[{string.Join(", ", values.Cast<object>().Take(6).Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)))}{(values.Length > 6 ? $", ... {values.Length} values" : "")}]",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value?.ToString() ?? "",
    };

    private string Value(Column column) => Value(column, row);

    private IEnumerable<Field> Read(IEnumerable<Column> all)
    {
        Column[] columns = [.. all];
        var byName = columns.ToDictionary(c => c.Name, StringComparer.Ordinal);
        var said = new HashSet<string>(StringComparer.Ordinal);
        foreach (Column column in columns)
        {
            string name = isWhole ? column.Name : BaseOf(column.Name, byName);
            if (!said.Add(name))
                continue;
            Column? At(string part) => isWhole ? null : byName.GetValueOrDefault(name + part);
            string unit = column.Unit ?? "", text = column.Description ?? "";
            if (At("_p50") is { } middle && At("_p16") is { } low && At("_p84") is { } high)
            {
                double value = Number(middle);
                string best = isAlone && At("_best") is { } fit ? $" (best {Value(fit)})" : "";
                yield return new(name, Interval(value, value - Number(low), Number(high) - value) + best, unit, text.Split(": ")[0]);
            }
            else if (At("") is { } single && At("_err_low") is { } down && At("_err_high") is { } up)
            {
                yield return new(name, Interval(Number(single), Number(down), Number(up)), unit, text);
            }
            else if (At("") is { } measured && At("_err") is { } error)
            {
                yield return new(name, $"{Rounded(Number(measured), Number(error))} +- {Rounded(Number(error), Number(error))}", unit, text);
            }
            else
            {
                yield return new(column.Name, Value(column), unit, text);
            }
        }
    }

    /// <summary>The quantity that a column is a part of; its own name where it stands for itself.</summary>
    private static string BaseOf(string name, Dictionary<string, Column> columns)
    {
        foreach (string part in Parts)
        {
            if (!name.EndsWith(part, StringComparison.Ordinal))
                continue;
            string quantity = name[..^part.Length];
            bool isPercentile = columns.ContainsKey(quantity + "_p16") && columns.ContainsKey(quantity + "_p50") && columns.ContainsKey(quantity + "_p84");
            if (isPercentile || (part.StartsWith("_err", StringComparison.Ordinal) && columns.ContainsKey(quantity)))
                return quantity;
        }

        return name;
    }

    private double Number(Column column) => column.GetValue(row) is double value ? value : double.NaN;

    private static string Interval(double value, double down, double up)
    {
        double smaller = down > 0 && (down < up || !(up > 0)) ? down : up;
        return $"{Rounded(value, smaller)} -{Rounded(down, smaller)} +{Rounded(up, smaller)}";
    }

    /// <summary>A number with two digits of its error.</summary>
    private static string Rounded(double value, double error)
    {
        int decimals = error > 0 && double.IsFinite(error) ? 1 - (int)Math.Floor(Math.Log10(error)) : -1;
        return decimals is >= 0 and <= 8 && Math.Abs(value) < 1e6 ? value.ToString($"F{decimals}", CultureInfo.InvariantCulture) : value.ToString("G4", CultureInfo.InvariantCulture);
    }

    private static bool OfFilter(string column, out string filter, out string quantity)
    {
        Match match = FilterColumn().Match(column);
        filter = match.Groups["filter"].Value;
        quantity = match.Groups["before"].Value + match.Groups["after"].Value;
        return match.Success;
    }

    [GeneratedRegex("^(?<before>.+?)_(?<filter>(?:[A-Z0-9]+_)?F[0-9]{3}[A-Z]+)(?<after>_.+)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FilterColumn();

    /// <summary>A quantity in words.</summary>
    internal readonly record struct Field(string Name, string Value, string Unit, string Description);
}
