namespace Arclet.Fits;

/// <summary>Tells a table's format by its file's ending.</summary>
internal static class TableFormat
{
    public static TableFormatKind Of(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".csv" => TableFormatKind.Csv,
            ".ecsv" => TableFormatKind.Ecsv,
            var ending => throw InputException.InFile(path, $"the ending '{ending}' is no format of tables: expected .ecsv or .csv"),
        };
    }
}
