using System.IO.Compression;

namespace Arclet.Hostile;

/// <summary>Damage that knows nothing of the format.</summary>
internal static class ByteMutations
{
    public static byte[] BitFlips(Random random, byte[] bytes)
    {
        for (int n = random.Next(1, 9); n > 0; n--)
            bytes[Place(random, bytes)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    public static byte[] ByteRuns(Random random, byte[] bytes)
    {
        for (int n = random.Next(1, 4); n > 0; n--)
        {
            int at = Place(random, bytes);
            Span<byte> run = bytes.AsSpan(at, Math.Min(random.Next(1, 300), bytes.Length - at));
            switch (random.Next(4))
            {
                case 0:
                    run.Clear();
                    break;
                case 1:
                    run.Fill(0xFF);
                    break;
                case 2:
                    run.Fill((byte)' ');
                    break;
                default:
                    random.NextBytes(run);
                    break;
            }
        }

        return bytes;
    }

    public static byte[] Truncation(Random random, byte[] bytes) => bytes[..Place(random, bytes)];

    public static byte[] Insertion(Random random, byte[] bytes)
    {
        byte[] inserted = new byte[random.Next(4) switch { 0 => 1, 1 => random.Next(1, 100), 2 => 80, _ => 2880 }];
        random.NextBytes(inserted);
        return Insert(bytes, Place(random, bytes), inserted);
    }

    public static byte[] DuplicatedBlocks(Random random, byte[] bytes)
    {
        int unit = random.Next(4) switch { 0 => 80, 1 => 2880, 2 => 8, _ => random.Next(1, 4000) };
        int blocks = (bytes.Length + unit - 1) / unit;
        int from = unit * random.Next(blocks), to = unit * random.Next(blocks);
        byte[] block = bytes[from..Math.Min(bytes.Length, from + unit)];
        for (int n = random.Next(1, 4); n > 0; n--)
            bytes = Insert(bytes, Math.Min(to, bytes.Length), block);
        return bytes;
    }

    /// <summary>Breaks the bytes within gzip; where the class is one of bytes, half of the time those of gzip itself.</summary>
    public static byte[] Packed(Random random, byte[] bytes, MutationClass inner, bool ofBytes)
    {
        if (ofBytes && random.Next(2) == 0)
            return inner.Apply(random, Pack(bytes));
        return Pack(inner.Apply(random, bytes));
    }

    public static byte[] Pack(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    public static byte[] Insert(byte[] bytes, int at, ReadOnlySpan<byte> inserted) => [.. bytes.AsSpan(0, at), .. inserted, .. bytes.AsSpan(at)];

    /// <summary>A place in the file; half of the time among the first 4 kB, where the headers are.</summary>
    private static int Place(Random random, byte[] bytes) => random.Next(random.Next(2) == 0 ? bytes.Length : Math.Min(bytes.Length, 4096));
}
