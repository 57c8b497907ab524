namespace Arclet.Fits;

/// <summary>The formats that tables are read and written in.</summary>
internal enum TableFormatKind
{
    Csv,
    Ecsv,
}
