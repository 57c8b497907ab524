using System.Globalization;

namespace Arclet.Fits;

/// <summary>A column of fixed width as the standard of astronomical catalogues (CDS, version 2.0) has it.</summary>
internal sealed class CdsColumn
{
    private const int SignificantDigits = 6, DegreeDecimals = 7;

    private readonly Column column;
    private readonly char kind;
    private readonly int decimals;

    public CdsColumn(Column column, string source)
    {
        if (column.IsArray)
            throw InputException.InFile(source, $"column {column.Name} holds arrays, which a table of fixed columns cannot: expected one value per row");
        this.column = column;
        kind = column.ElementType == typeof(string) || column.ElementType == typeof(bool) ? 'A'
            : column.ElementType == typeof(double) || column.ElementType == typeof(float) ? 'F' : 'I';
        if (kind == 'F')
            (kind, decimals) = NumberForm(column);
        Width = Math.Max(1, Enumerable.Range(0, column.Count).Select(row => Text(row).Length).DefaultIfEmpty(1).Max());
        IsNullable = Enumerable.Range(0, column.Count).Any(row => Text(row).Length == 0);
    }

    public string Name => column.Name;

    public int Width { get; }

    public bool IsNullable { get; }

    public string Format => kind switch
    {
        'A' or 'I' => $"{kind}{Width}",
        _ => $"{kind}{Width}.{decimals}",
    };

    /// <summary>The unit in the standard's spelling; a logarithm's in brackets.</summary>
    public string Unit
    {
        get
        {
            string unit = (column.Unit ?? "").Trim();
            if (unit.Length == 0)
                return "---";
            bool logarithm = unit == "dex" || ((unit.StartsWith("log(", StringComparison.Ordinal) || unit.StartsWith("dex(", StringComparison.Ordinal)) && unit.EndsWith(')'));
            if (unit == "dex")
                return "[-]";
            string inner = (logarithm ? unit[4..^1] : unit).Replace("solMass", "Msun", StringComparison.Ordinal).Replace("Angstrom", "0.1nm", StringComparison.Ordinal)
                .Replace("**", "", StringComparison.Ordinal).Replace("^", "", StringComparison.Ordinal).Replace(" / ", "/", StringComparison.Ordinal).Replace(" ", ".", StringComparison.Ordinal);
            return logarithm ? $"[{inner}]" : inner;
        }
    }

    public string Explanation => string.IsNullOrWhiteSpace(column.Description) ? column.Name : string.Join(' ', column.Description.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A cell without padding; empty for a missing value, NaN or infinity.</summary>
    public string Text(int row)
    {
        object? value = column.GetValue(row);
        return value switch
        {
            null => "",
            string s => s.Trim(),
            bool b => b ? "T" : "F",
            double d => Number(d),
            float f => Number(f),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
        };
    }

    public string Padded(int row) => kind == 'A' ? Text(row).PadRight(Width) : Text(row).PadLeft(Width);

    /// <summary>Fixed decimals where six digits of all values fit; powers of ten otherwise.</summary>
    private static (char Kind, int Decimals) NumberForm(Column column)
    {
        double largest = 0, smallest = double.PositiveInfinity;
        for (int row = 0; row < column.Count; row++)
        {
            double v = Math.Abs(Convert.ToDouble(column.GetValue(row) ?? double.NaN, CultureInfo.InvariantCulture));
            if (!double.IsFinite(v) || v == 0)
                continue;
            (largest, smallest) = (Math.Max(largest, v), Math.Min(smallest, v));
        }

        if (column.Unit == "deg")
            return ('F', DegreeDecimals);
        if (largest == 0)
            return ('F', 1);
        if (largest >= 1e7 || smallest < 1e-4 || largest / smallest > 1e6)
            return ('E', SignificantDigits - 1);
        return ('F', Math.Clamp(SignificantDigits - 1 - (int)Math.Floor(Math.Log10(Math.Min(smallest, 1))) - (largest >= 1000 ? 2 : 0), 2, 9));
    }

    private string Number(double value)
    {
        if (!double.IsFinite(value))
            return "";
        return kind == 'E'
            ? value.ToString("0." + new string('0', decimals) + "E+00", CultureInfo.InvariantCulture)
            : value.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
