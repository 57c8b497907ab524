namespace Arclet.Fits;

/// <summary>One column of a FITS table as its header describes it (FITS standard 4.0, sections 7.2 and 7.3).</summary>
internal sealed record FitsTableField
{
    /// <summary>The number of the column, 1-based.</summary>
    public required int Number { get; init; }

    public required ColumnInfo Info { get; init; }

    /// <summary>The letter of TFORM: L X B I J K A E D C M P Q in binary tables, A I F E D in ASCII tables.</summary>
    public required char Code { get; init; }

    /// <summary>The number of elements; of characters for texts, of descriptors for P and Q.</summary>
    public required long Repeat { get; init; }

    /// <summary>The letter of the elements in the heap, for P and Q.</summary>
    public char ElementCode { get; init; }

    /// <summary>The offset in the row, in bytes.</summary>
    public required long Offset { get; init; }

    /// <summary>The bytes that the column takes in a row.</summary>
    public required long Width { get; init; }

    /// <summary>The shape of a cell's array with the last axis varying fastest, or null for a single value.</summary>
    public int[]? Shape { get; init; }

    /// <summary>The characters of each text of an array of texts.</summary>
    public int TextWidth { get; init; }

    public double Scale { get; init; } = 1;

    public double Zero { get; init; }

    /// <summary>The stored integer that stands for a missing value.</summary>
    public long? Null { get; init; }

    /// <summary>The text that stands for a missing value in an ASCII table.</summary>
    public string? NullText { get; init; }

    /// <summary>The bytes of one element of a letter; 0 for an unknown one, and for bits.</summary>
    public static int SizeOf(char code) => code switch
    {
        'L' or 'B' or 'A' => 1,
        'I' => 2,
        'J' or 'E' => 4,
        'K' or 'D' or 'C' or 'P' => 8,
        'M' or 'Q' => 16,
        _ => 0,
    };
}
