namespace Arclet.Fits;

/// <summary>The formats that tables are read and written in.</summary>
internal enum TableFormatKind
{
    Csv,
    Ecsv,
    Fits,
    VoTable,

    /// <summary>Columns between blanks, with or without a header in comments; only read.</summary>
    Catalogue,
}
