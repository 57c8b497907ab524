using System.Globalization;
using System.Text.RegularExpressions;

namespace Arclet.Fits;

/// <summary>The comment lines in front of a plain catalogue, and the columns that they describe: SExtractor's list, one line of names (EAZY, TOPCAT), one name a line (Lenstool's bayes.dat), or none.</summary>
internal sealed partial class CatalogueHeader
{
    private readonly List<string> _comments = [];

    /// <summary>Lenstool's reference: the kind (0 degrees, 3 arcsec from a position) and the position; null in other files.</summary>
    public (long Kind, double[] Position)? Reference { get; private set; }

    public static bool IsSExtractor(string line) => Listed(line) is not null;

    /// <summary>Takes a comment line that stands in front of the first row.</summary>
    public void Add(string line)
    {
        Match match = ReferenceLine().Match(line);
        if (!match.Success || Reference is not null)
        {
            _comments.Add(line);
            return;
        }

        double[] position = [.. match.Groups["number"].Captures.Select(c => CellText.TryNumber(c.Value, out double v) ? v : double.NaN)];
        if (position.All(double.IsFinite) && long.TryParse(match.Groups["kind"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long kind))
            Reference = (kind, position);
        else
            _comments.Add(line);
    }

    /// <summary>The columns of rows with <paramref name="count"/> words.</summary>
    public List<ColumnInfo> Columns(int count, string path)
    {
        List<(int Number, ColumnInfo Info)> listed = [.. _comments.Select(Listed).OfType<(int, ColumnInfo)>()];
        if (listed.Count > 0)
            return Numbered(listed, count, path);
        if (Reference is not null)
            return Plain(count);
        foreach (string comment in _comments)
        {
            List<string> names = CatalogueReader.Words(comment.TrimStart('#'));
            if (names.Count == count && names.Distinct().Count() == count && !names.All(n => CellText.TryNumber(n, out _)))
                return [.. names.Select(n => new ColumnInfo(n))];
        }

        string[] lines = [.. _comments.Select(c => c.TrimStart('#').Trim())];
        if (lines.Length == count && lines.All(l => l.Length > 0) && lines.Distinct().Count() == count)
            return [.. lines.Select(l => new ColumnInfo(l))];
        return Plain(count);
    }

    private static List<ColumnInfo> Plain(int count) => [.. Enumerable.Range(1, count).Select(i => new ColumnInfo($"col{i}"))];

    /// <summary>
    /// A line of SExtractor's list: # number name description [unit]; null for another line. Taken apart by hand, as an expression that lets
    /// blanks stand everywhere takes quadratic time on a long run of them.
    /// </summary>
    private static (int Number, ColumnInfo Info)? Listed(string line)
    {
        ReadOnlySpan<char> rest = line.AsSpan().Trim();
        if (rest is not ['#', ..])
            return null;
        rest = rest[1..].TrimStart();
        int digits = rest.IndexOfAnyExceptInRange('0', '9');
        if (digits is < 1 or > 6 || !char.IsWhiteSpace(rest[digits]))
            return null;
        int number = int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
        rest = rest[digits..].TrimStart();
        int length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] == '_'))
            length++;
        if (length == 0 || !(char.IsAsciiLetter(rest[0]) || rest[0] == '_'))
            return null;
        string name = rest[..length].ToString();
        rest = rest[length..];
        if (rest.Length > 0 && !char.IsWhiteSpace(rest[0]) && rest[0] != '[')
            return null;
        rest = rest.Trim();
        string? unit = null;
        if (rest is [.. var inner, ']'])
        {
            int from = inner.LastIndexOf(']') + 1, open = inner[from..].IndexOf('[');
            if (open >= 0)
            {
                unit = inner[(from + open + 1)..].Trim().ToString();
                rest = rest[..(from + open)].TrimEnd();
            }
        }

        return (number, new ColumnInfo(name, unit, rest.ToString()));
    }

    /// <summary>A vector takes the numbers up to that of the next name; its further elements are called NAME_1, NAME_2, ... as astropy does.</summary>
    private static List<ColumnInfo> Numbered(List<(int Number, ColumnInfo Info)> listed, int count, string path)
    {
        var columns = new List<ColumnInfo>();
        for (int i = 0; i < listed.Count; i++)
        {
            (int number, ColumnInfo info) = listed[i];
            int next = i + 1 < listed.Count ? listed[i + 1].Number : count + 1;
            if (number != columns.Count + 1 || next <= number || next > count + 1)
                throw InputException.InFile(path, $"the header calls column {number} {info.Name}: expected ascending numbers up to the {count} columns that the rows have");
            for (int element = 0; element < next - number; element++)
                columns.Add(element == 0 ? info : info with { Name = $"{info.Name}_{element}" });
        }

        return columns;
    }

    [GeneratedRegex(@"^#\s*REFERENCE\s+(?<kind>\d)(\s+(?<number>[-+.\deE]+))*\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReferenceLine();
}
