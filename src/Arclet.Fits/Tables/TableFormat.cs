using System.Text;

namespace Arclet.Fits;

/// <summary>Tells a table's format: by the first bytes of a file that is read, otherwise by its ending.</summary>
internal static class TableFormat
{
    private const int StartLength = 1024;

    /// <summary>The format that a file is written in.</summary>
    public static TableFormatKind ForWriting(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return ByEnding(path) is { } kind and not TableFormatKind.Catalogue ? kind
            : throw InputException.InFile(path, $"the ending '{Path.GetExtension(path)}' is no format that tables are written in: expected .fits, .ecsv, .vot or .csv");
    }

    /// <summary>The format that a file is in.</summary>
    public static TableFormatKind ForReading(string path)
    {
        using Stream stream = TableStream.Open(path);
        byte[] start = new byte[StartLength];
        int length = TableStream.Guard(path, () => stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        ReadOnlySpan<byte> bytes = start.AsSpan(0, length);
        if (bytes.StartsWith("SIMPLE  "u8))
            return TableFormatKind.Fits;
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        // UTF-16 is told by its mark; only XML comes in it.
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return TableFormatKind.VoTable;
        string text = Encoding.Latin1.GetString(bytes).TrimStart();
        if (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<VOTABLE", StringComparison.Ordinal) || text.StartsWith("<!", StringComparison.Ordinal))
            return TableFormatKind.VoTable;
        if (text.StartsWith("# %ECSV ", StringComparison.Ordinal))
            return TableFormatKind.Ecsv;
        if (CatalogueHeader.IsSExtractor(text.Split('\n', 2)[0]))
            return TableFormatKind.Catalogue;
        return ByEnding(path)
            ?? throw InputException.InFile(path, $"this is no table: its beginning is that of no format, nor is its ending '{Path.GetExtension(path)}': expected FITS, VOTable, ECSV, .csv or a catalogue .cat, .dat or .txt");
    }

    private static TableFormatKind? ByEnding(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return Path.GetExtension(name).ToLowerInvariant() switch
        {
            ".csv" => TableFormatKind.Csv,
            ".ecsv" => TableFormatKind.Ecsv,
            ".fits" or ".fit" or ".fts" => TableFormatKind.Fits,
            ".vot" or ".votable" or ".xml" => TableFormatKind.VoTable,
            ".cat" or ".dat" or ".txt" or ".tab" or ".ascii" => TableFormatKind.Catalogue,
            _ => null,
        };
    }
}
