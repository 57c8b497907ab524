namespace Arclet.Fits;

/// <summary>The buffers that decoding one tile after the other needs; for one thread at a time.</summary>
internal sealed class TileScratch
{
    /// <summary>Larger buffers than this are given back to the collector instead of being kept for the next request.</summary>
    private const int LargestKept = 1 << 22;

    private byte[] _row = [];
    private byte[] _packed = [];
    private byte[] _bytes = [];
    private byte[] _pixels = [];
    private int[] _integers = [];

    public bool IsSmall => _packed.Length <= LargestKept && _bytes.Length <= LargestKept && _pixels.Length <= LargestKept && _integers.Length <= LargestKept / 4;

    /// <summary>A row of the table.</summary>
    public Span<byte> Row(int length) => Of(ref _row, length);

    /// <summary>The tile as it stands in the file.</summary>
    public byte[] Packed(int length)
    {
        Of(ref _packed, length);
        return _packed;
    }

    /// <summary>Unpacked bytes on the way to pixels.</summary>
    public Span<byte> Bytes(int length) => Of(ref _bytes, length);

    /// <summary>Integers on the way to pixels.</summary>
    public Span<int> Integers(int count) => Of(ref _integers, count);

    /// <summary>The pixels as the image stores them, in native byte order.</summary>
    public Span<byte> Pixels(int length) => Of(ref _pixels, length);

    private static Span<T> Of<T>(ref T[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = GC.AllocateUninitializedArray<T>(length);
        return buffer.AsSpan(0, length);
    }
}
