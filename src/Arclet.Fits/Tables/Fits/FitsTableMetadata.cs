using System.Text;
using System.Text.RegularExpressions;

namespace Arclet.Fits;

/// <summary>The metadata of a table as header cards: EXTNAME is the name, COMMENT cards are <c>comments</c>, HISTORY cards <c>history</c>, all else is a keyword of its own.</summary>
internal static partial class FitsTableMetadata
{
    private const string AstropyBegin = "--BEGIN-ASTROPY-SERIALIZED-COLUMNS--", AstropyEnd = "--END-ASTROPY-SERIALIZED-COLUMNS--";

    /// <summary>The metadata, and what astropy wrote into comments about columns, by name.</summary>
    public static (TableMetadata Metadata, Dictionary<string, TableMetadata> Columns) Read(FitsHeader header)
    {
        var metadata = new TableMetadata();
        var comments = new List<object?>();
        var history = new List<object?>();
        var repeated = new Dictionary<string, List<object?>>(StringComparer.Ordinal);
        if (header.Find("EXTNAME") is { Kind: FitsCardKind.String, ValueText.Length: > 0 } name)
            metadata.Put("name", name.ValueText);
        foreach (FitsCard card in header)
        {
            if (card.HasKeyword("COMMENT"))
                comments.Add(card.ValueText);
            else if (card.HasKeyword("HISTORY"))
                history.Add(FitsTableText.Unescaped(card.ValueText));
            else if (card.Keyword.Length > 0 && card.Kind != FitsCardKind.Commentary && !IsStructural(card.Keyword))
                Add(card);
        }

        Dictionary<string, TableMetadata> columns = Serialized(comments, header.Source);
        if (comments.Count > 0)
            metadata.Put("comments", comments.ConvertAll(c => (object?)FitsTableText.Unescaped((string)c!)));
        if (history.Count > 0)
            metadata.Put("history", history);
        return (metadata, columns);

        // A keyword that is there several times becomes a list, as it was one for astropy.
        void Add(FitsCard card)
        {
            object? value = card.Value is string text ? FitsTableText.Unescaped(text) : card.Value;
            if (repeated.TryGetValue(card.Keyword, out List<object?>? values))
            {
                values.Add(value);
                metadata.Put(card.Keyword, values);
            }
            else
            {
                repeated.Add(card.Keyword, [value]);
                metadata.Put(card.Keyword, value);
            }
        }
    }

    /// <summary>Appends the metadata to a header that is written.</summary>
    public static void Write(Table table, FitsHeader header)
    {
        if (table.Name is { Length: > 0 } name)
            header.Add("EXTNAME", FitsTableText.Escaped(name), "name of the table");
        foreach ((string key, object? value) in table.Metadata)
        {
            if (key == "name" && value is null or string)
                continue;
            if (key.ToLowerInvariant() is "comments" or "history" && value is IEnumerable<object?> lines)
            {
                foreach (object? line in lines)
                    Commentary(header, key, line?.ToString() ?? "");
                continue;
            }

            string keyword = FitsTableText.Escaped(key).Replace('=', '_').Replace('\'', '_');
            if (IsStructural(keyword))
                throw InputException.InFile(table.Source, $"the metadata '{key}' cannot be written to FITS, where this keyword describes the table itself: expected another name");
            header.Add(Card(keyword, value));
        }
    }

    private static FitsCard Card(string keyword, object? value) => value switch
    {
        null => FitsCard.CreateUndefined(keyword),
        bool logical => FitsCard.Create(keyword, logical),
        long integer => FitsCard.Create(keyword, integer),
        double number when double.IsFinite(number) => FitsCard.Create(keyword, number),
        string text => FitsCard.Create(keyword, FitsTableText.Escaped(text)),
        // What a header has no type for is written as ECSV would write it.
        _ => FitsCard.Create(keyword, FitsTableText.Escaped(YamlText.Value(value))),
    };

    private static void Commentary(FitsHeader header, string key, string line)
    {
        string text = FitsTableText.Escaped(line);
        if (key.Equals("history", StringComparison.OrdinalIgnoreCase))
            header.AddHistory(text);
        else
            header.AddComment(text);
    }

    /// <summary>Takes astropy's description of the columns, YAML in comments whose long lines end in a backslash, out of the comments.</summary>
    private static Dictionary<string, TableMetadata> Serialized(List<object?> comments, string source)
    {
        var columns = new Dictionary<string, TableMetadata>(StringComparer.Ordinal);
        int begin = comments.IndexOf(AstropyBegin), end = comments.IndexOf(AstropyEnd);
        if (begin < 0 || end < begin)
            return columns;
        var yaml = new StringBuilder();
        for (int i = begin + 1; i < end; i++)
        {
            string line = (string)comments[i]!;
            yaml.Append(line.EndsWith('\\') ? line[..^1] : line + "\n");
        }

        comments.RemoveRange(begin, end - begin + 1);
        if ((YamlReader.Read(yaml.ToString(), source, 1) as TableMetadata)?["datatype"] is not IReadOnlyList<object?> entries)
            return columns;
        foreach (TableMetadata entry in entries.OfType<TableMetadata>())
        {
            if (entry["name"]?.ToString() is { } name)
                columns.TryAdd(name, entry);
        }

        return columns;
    }

    private static bool IsStructural(string keyword)
    {
        string upper = keyword.ToUpperInvariant();
        return upper is "SIMPLE" or "XTENSION" or "BITPIX" or "NAXIS" or "PCOUNT" or "GCOUNT" or "TFIELDS" or "THEAP" or "EXTNAME" or "CHECKSUM" or "DATASUM" or "END"
            || Numbered().IsMatch(upper);
    }

    [GeneratedRegex(@"^(NAXIS|TTYPE|TFORM|TUNIT|TDISP|TDIM|TNULL|TSCAL|TZERO|TBCOL|TUCD|TCOMM|TLOGU)\d+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Numbered();
}
