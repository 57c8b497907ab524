namespace Arclet.Fits;

/// <summary>Writes comma-separated values (RFC 4180) with a line of names; units, descriptions and metadata have no place there.</summary>
internal static class CsvWriter
{
    public static void Write(Table table, string path) => TableText.Write(table, path, "");
}
