using System.Globalization;

namespace Arclet.Fits;

/// <summary>The rows and columns of a FITS table as its header describes them, checked against the bytes that the file has.</summary>
internal sealed class FitsTableLayout
{
    /// <summary>The standard's limit for TFIELDS.</summary>
    private const int MaximumFields = 999;

    /// <summary>Rows without bytes cost memory that no file pays for.</summary>
    private const int MaximumEmptyRows = 1 << 16;

    private FitsTableLayout(FitsHdu hdu)
    {
        FitsHeader header = hdu.Header;
        Hdu = hdu;
        if (hdu.Kind is not (FitsHduKind.BinaryTable or FitsHduKind.AsciiTable))
            throw InputException.InFile(header.Source, $"this extension is {(hdu.Kind == FitsHduKind.CompressedImage ? "a compressed image" : "no table")}: expected a binary or ASCII table");
        if (hdu.Axes.Count != 2 || header.RequireInteger("BITPIX") != 8)
            throw header.WrongValue(hdu.Axes.Count != 2 ? "NAXIS" : "BITPIX", hdu.Axes.Count != 2 ? "2, for a table" : "8, for a table");
        // With one group the data are as long as rows and heap; then no product of lengths below can overflow.
        if ((header.GetInteger("GCOUNT") ?? 1) != 1)
            throw header.WrongValue("GCOUNT", "1, for a table");
        (RowLength, RowCount) = (hdu.Axes[0], hdu.Axes[1]);
        if (RowLength > Array.MaxLength)
            throw header.WrongValue("NAXIS1", $"a row of at most {Array.MaxLength} bytes");
        if (RowLength == 0 && RowCount > MaximumEmptyRows)
            throw header.WrongValue("NAXIS2", $"at most {MaximumEmptyRows} rows where a row has no bytes");
        HeapOffset = header.GetInteger("THEAP") ?? RowLength * RowCount;
        if (HeapOffset < RowLength * RowCount || HeapOffset > hdu.DataLength)
            throw header.WrongValue("THEAP", $"an offset from {RowLength * RowCount} (the end of the rows) to {hdu.DataLength} (the end of the data)");
        Fields = hdu.Kind == FitsHduKind.AsciiTable ? FitsAsciiFields.Read(hdu) : FitsBinaryFields.Read(hdu);
        if (Fields.Count(f => f.Width == 0) * (Int128)RowCount > MaximumEmptyRows * 16)
            throw header.WrongValue("NAXIS2", "fewer rows where columns have no bytes");
    }

    public FitsHdu Hdu { get; }

    /// <summary>The bytes of a row.</summary>
    public long RowLength { get; }

    public long RowCount { get; }

    public IReadOnlyList<FitsTableField> Fields { get; }

    /// <summary>Where the heap begins in the data, in bytes.</summary>
    public long HeapOffset { get; }

    /// <summary>Our keyword for the unit of a column of logarithms, such as <c>dex(solMass)</c>.</summary>
    public const string LogarithmUnit = "TLOGU";

    /// <summary>The bytes of the heap that the file has.</summary>
    public long HeapLength => Math.Max(0, Math.Min(Hdu.AvailableDataLength, Hdu.DataLength) - HeapOffset);

    public static FitsTableLayout Read(FitsHdu hdu) => new(hdu);

    public static int FieldCount(FitsHeader header) =>
        header.RequireInteger("TFIELDS") is >= 0 and <= MaximumFields and var count ? (int)count : throw header.WrongValue("TFIELDS", $"a number of columns from 0 to {MaximumFields}");

    /// <summary>What the header says about a column besides its storage. Names that are missing or there twice become unique.</summary>
    public static ColumnInfo Info(FitsHeader header, int number, HashSet<string> names)
    {
        string name = Text($"TTYPE{number}") is { Length: > 0 } given ? given : $"col{number}";
        string unique = name;
        for (int i = 2; !names.Add(unique); i++)
            unique = $"{name}_{i}";
        return new ColumnInfo(unique, Text($"TUNIT{number}") ?? Text($"{LogarithmUnit}{number}"), Text($"TCOMM{number}"), Text($"TUCD{number}"), Text($"TDISP{number}"));

        string? Text(string keyword) => header.Find(keyword) is { Kind: FitsCardKind.String } card ? FitsTableText.Unescaped(card.ValueText.Trim()) : null;
    }

    public static double Number(FitsHeader header, string keyword, double otherwise) =>
        header.GetDouble(keyword) ?? otherwise;

    /// <summary>Refuses rows that the header declares but the file does not hold.</summary>
    public void RequireRows(long first, long count)
    {
        long end = (first + count) * RowLength, available = Hdu.AvailableDataLength;
        if (end > available)
            throw InputException.InFile(Hdu.Header.Source, string.Create(CultureInfo.InvariantCulture, $"the file ends within row {(available / RowLength) + 1} of {RowCount}: expected {end} bytes of rows, found {available}"));
    }
}
