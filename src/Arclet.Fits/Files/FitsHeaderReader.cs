namespace Arclet.Fits;

/// <summary>Finds the header that starts at an offset of a file, with limits that a broken or hostile file cannot exceed.</summary>
internal static class FitsHeaderReader
{
    private const int BlocksAtOnce = 8;

    /// <summary>108,000 cards: far more than any real header. A card takes four to five times its 80 bytes in memory, so that this bounds a header to some 50 MB.</summary>
    private const int MaximumBlocks = 3_000;

    /// <summary>Says in one sentence what is wrong with a file that does not begin as FITS does.</summary>
    public static void CheckStart(FitsBytes bytes)
    {
        if (bytes.Length == 0)
            throw InputException.InFile(bytes.Path, "the file is empty: expected a FITS file");
        Span<byte> start = stackalloc byte[9];
        int read = bytes.ReadUpTo(0, start);
        if (read < start.Length || !start[..8].SequenceEqual("SIMPLE  "u8) || start[8] != (byte)'=')
            throw InputException.InFile(bytes.Path, "this is not a FITS file: expected its first card to be SIMPLE");
    }

    /// <summary>The HDU at <paramref name="offset"/>, or null where no further one begins there (the end, or special records).</summary>
    public static FitsHdu? Read(FitsBytes bytes, long offset, int index)
    {
        if (offset >= bytes.Length)
            return null;
        byte[] buffer = new byte[BlocksAtOnce * FitsHeader.BlockLength];
        int filled = bytes.ReadUpTo(offset, buffer), searched = 0;
        if (index > 0 && !buffer.AsSpan(0, filled).StartsWith("XTENSION"u8))
            return null;
        string source = $"{bytes.Path}[{index}]";
        while (true)
        {
            // Whole cards only: a file may end within one.
            int end = FitsHeader.EndOffset(buffer.AsSpan(searched, filled - searched));
            if (end >= 0)
            {
                end += searched;
                FitsHeader header = FitsHeader.Parse(buffer.AsSpan(0, end + FitsCard.Length), source);
                return new FitsHdu(bytes, index, header, offset, FitsAxes.Padded(end + FitsCard.Length));
            }

            searched = filled / FitsCard.Length * FitsCard.Length;
            if (filled < buffer.Length)
                throw InputException.InFile(source, $"the header that begins at byte {offset} has no END card: expected one before the file's end at byte {bytes.Length}");
            if (filled >= MaximumBlocks * FitsHeader.BlockLength)
                throw InputException.InFile(source, $"the header that begins at byte {offset} has no END card in its first {MaximumBlocks} blocks: expected a shorter header");
            Array.Resize(ref buffer, Math.Min(buffer.Length * 2, MaximumBlocks * FitsHeader.BlockLength));
            filled += bytes.ReadUpTo(offset + filled, buffer.AsSpan(filled));
        }
    }
}
