using System.Globalization;
using System.Text.RegularExpressions;

namespace Arclet.Fits;

/// <summary>The comment lines in front of a plain catalogue, and the columns that they describe: SExtractor's list, one line of names (EAZY, TOPCAT), one name a line (Lenstool's bayes.dat), or none.</summary>
internal sealed partial class CatalogueHeader
{
    private readonly List<string> _comments = [];

    /// <summary>Lenstool's reference: the kind (0 degrees, 3 arcsec from a position) and the position; null in other files.</summary>
    public (long Kind, double[] Position)? Reference { get; private set; }

    public static bool IsSExtractor(string line) => SExtractorLine().IsMatch(line);

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
        List<(int Number, ColumnInfo Info)> listed = [.. _comments.Select(c => SExtractorLine().Match(c)).Where(m => m.Success).Select(Listed)];
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

    private static (int Number, ColumnInfo Info) Listed(Match match)
    {
        string description = match.Groups["description"].Value.Trim();
        return (int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : 0,
            new ColumnInfo(match.Groups["name"].Value, match.Groups["unit"].Success ? match.Groups["unit"].Value.Trim() : null, description));
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

    [GeneratedRegex(@"^#\s*(?<number>\d{1,6})\s+(?<name>[A-Za-z_]\w*)(\s+(?<description>.*?))?(\s*\[(?<unit>[^\]]*)\])?\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SExtractorLine();

    [GeneratedRegex(@"^#\s*REFERENCE\s+(?<kind>\d)(\s+(?<number>[-+.\deE]+))*\s*$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ReferenceLine();
}
