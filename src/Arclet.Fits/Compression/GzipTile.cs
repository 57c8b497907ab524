using System.IO.Compression;

namespace Arclet.Fits;

/// <summary>GZIP_1 and GZIP_2 (FITS standard 4.0, section 10.4.2): gzip of the big-endian pixels, for GZIP_2 all their first bytes before all their second ones.</summary>
internal static class GzipTile
{
    /// <summary>Unpacks into <paramref name="destination"/>; returns how many bytes came, one more than fits where there would be more.</summary>
    /// <exception cref="InvalidDataException">The bytes are no gzip stream.</exception>
    public static int Unpack(byte[] packed, int length, Span<byte> destination)
    {
        using var source = new MemoryStream(packed, 0, length, writable: false);
        using var gzip = new GZipStream(source, CompressionMode.Decompress);
        int total = 0;
        while (total < destination.Length)
        {
            int read = gzip.Read(destination[total..]);
            if (read == 0)
                return total;
            total += read;
        }

        Span<byte> more = stackalloc byte[1];
        return total + gzip.Read(more);
    }

    /// <summary>Packs into a gzip stream. The time stamp in it is zero, so that the same pixels give the same bytes.</summary>
    public static void Pack(ReadOnlySpan<byte> plain, MemoryStream destination)
    {
        using var gzip = new GZipStream(destination, CompressionLevel.Optimal, leaveOpen: true);
        gzip.Write(plain);
    }

    /// <summary>From all first bytes, all second bytes ... to values of <paramref name="size"/> bytes.</summary>
    public static void Unshuffle(ReadOnlySpan<byte> shuffled, Span<byte> values, int size)
    {
        int count = shuffled.Length / size;
        for (int k = 0; k < size; k++)
        {
            ReadOnlySpan<byte> plane = shuffled.Slice(k * count, count);
            for (int i = 0, at = k; i < plane.Length; i++, at += size)
                values[at] = plane[i];
        }
    }

    /// <summary>From values of <paramref name="size"/> bytes to all first bytes, all second bytes ...</summary>
    public static void Shuffle(ReadOnlySpan<byte> values, Span<byte> shuffled, int size)
    {
        int count = values.Length / size;
        for (int k = 0; k < size; k++)
        {
            Span<byte> plane = shuffled.Slice(k * count, count);
            for (int i = 0, at = k; i < plane.Length; i++, at += size)
                plane[i] = values[at];
        }
    }
}
