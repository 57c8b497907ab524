namespace Arclet.Fits;

/// <summary>
/// A column of a compressed image's table: where it stands in a row, and what it holds. A descriptor (P: two 32-bit integers, Q:
/// two 64-bit ones) points into the heap, where the elements stand (FITS standard 4.0, section 7.3.5).
/// </summary>
/// <param name="Offset">The first byte in a row.</param>
/// <param name="Descriptor">'P' or 'Q', or '\0' where the value itself stands in the row.</param>
/// <param name="Element">The letter of the elements' type: B, I, J, K, E, D and so on.</param>
internal readonly record struct CompressedColumn(int Offset, char Descriptor, char Element)
{
    public int ElementLength => LengthOf(Element);

    /// <summary>The bytes of one element of a type; 0 for a letter that is no type.</summary>
    public static int LengthOf(char letter) => letter switch
    {
        'L' or 'B' or 'A' or 'X' => 1,
        'I' => 2,
        'J' or 'E' => 4,
        'K' or 'D' or 'C' or 'P' => 8,
        'M' or 'Q' => 16,
        _ => 0,
    };
}
