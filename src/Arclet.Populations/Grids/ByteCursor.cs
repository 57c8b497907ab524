using System.Buffers.Binary;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>A place in the bytes of a binary file; reading behind their end is an error that names the byte.</summary>
internal sealed class ByteCursor(string path, byte[] bytes, bool bigEndian)
{
    public int Position { get; set; }

    public int Length => bytes.Length;

    public string Path => path;

    public ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count < 0 || count > bytes.Length - Position)
            throw InputException.InFile(path, $"byte {Position}: the file of {bytes.Length} bytes ends, expected {count} bytes of {what}");
        ReadOnlySpan<byte> taken = bytes.AsSpan(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    public int Int32(string what) => ToInt32(Take(4, what));

    public long Int64(string what) => bigEndian ? BinaryPrimitives.ReadInt64BigEndian(Take(8, what)) : BinaryPrimitives.ReadInt64LittleEndian(Take(8, what));

    public int ToInt32(ReadOnlySpan<byte> four) => bigEndian ? BinaryPrimitives.ReadInt32BigEndian(four) : BinaryPrimitives.ReadInt32LittleEndian(four);

    public double[] Singles(int count, string what)
    {
        double[] values = new double[Checked(count, 4, what)];
        Singles(values, what);
        return values;
    }

    public void Singles(Span<double> destination, string what)
    {
        ReadOnlySpan<byte> stored = Take(4L * destination.Length, what);
        for (int i = 0; i < destination.Length; i++)
            destination[i] = bigEndian ? BinaryPrimitives.ReadSingleBigEndian(stored[(4 * i)..]) : BinaryPrimitives.ReadSingleLittleEndian(stored[(4 * i)..]);
    }

    public double[] Doubles(int count, string what)
    {
        double[] values = new double[Checked(count, 8, what)];
        ReadOnlySpan<byte> stored = Take(8L * count, what);
        for (int i = 0; i < count; i++)
            values[i] = bigEndian ? BinaryPrimitives.ReadDoubleBigEndian(stored[(8 * i)..]) : BinaryPrimitives.ReadDoubleLittleEndian(stored[(8 * i)..]);
        return values;
    }

    /// <summary>Memory is taken only for what the file can hold.</summary>
    private int Checked(int count, int size, string what) => count >= 0 && (long)count * size <= bytes.Length - Position
        ? count
        : throw InputException.InFile(path, $"byte {Position}: {count} values of {what} are announced, expected at most the {(bytes.Length - Position) / size} that the file can hold");
}
