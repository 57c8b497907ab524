using System.Buffers.Binary;
using System.IO.Compression;

namespace Arclet.Fits.Tests.Compression;

/// <summary>What the standard allows and fpack and astropy do not write: tables of tiles made by hand, with values that can be worked out by hand.</summary>
public class HandMadeTileTests
{
    [Fact]
    public void Integers_WithWideDescriptorsAGapBeforeTheHeapAndTheirOwnBlanks_AreRead()
    {
        byte[][] tiles = [Gzip(Shorts(1, 2, -7)), Gzip(Shorts(4, -8, 6))];
        byte[] table = new byte[2 * 20];
        long offset = 0;
        for (int i = 0; i < 2; i++)
        {
            BinaryPrimitives.WriteInt64BigEndian(table.AsSpan(i * 20), tiles[i].Length);
            BinaryPrimitives.WriteInt64BigEndian(table.AsSpan((i * 20) + 8), offset);
            BinaryPrimitives.WriteInt32BigEndian(table.AsSpan((i * 20) + 16), -7 - i);
            offset += tiles[i].Length;
        }

        // Twelve bytes between table and heap.
        byte[] data = [.. table, .. new byte[12], .. tiles[0], .. tiles[1]];
        using var folder = new TestFolder();
        string path = folder.Write("z.fits", File(data, 20, 2, [
            "TFIELDS = 2", "TTYPE1  = 'COMPRESSED_DATA'", "TFORM1  = '1QB(99)'", "TTYPE2  = 'ZBLANK'", "TFORM2  = 'J'", "THEAP   = 52",
            "ZCMPTYPE= 'GZIP_1'", "ZBITPIX = 16", "ZNAXIS  = 2", "ZNAXIS1 = 3", "ZNAXIS2 = 2", "BLANK   = -99", "BSCALE  = 0.5", "BZERO   = 10"]));
        using FitsImage image = FitsImage.Open(path);
        float[] pixels = new float[6];
        image.ReadRows(0, 2, pixels);
        Assert.Equal([10.5f, 11f, float.NaN, 12f, float.NaN, 13f], pixels);
    }

    [Fact]
    public void Reals_WithScaleInKeywordsAndAnUncompressedTile_AreRead()
    {
        byte[] first = Gzip(Integers(0, 4, -5)), second = new byte[12];
        for (int i = 0; i < 3; i++)
            BinaryPrimitives.WriteSingleBigEndian(second.AsSpan(4 * i), i + 0.25f);
        byte[] table = new byte[2 * 16];
        BinaryPrimitives.WriteInt32BigEndian(table, first.Length);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(24), 3);
        BinaryPrimitives.WriteInt32BigEndian(table.AsSpan(28), first.Length);
        using var folder = new TestFolder();
        string path = folder.Write("z.fits", File([.. table, .. first, .. second], 16, 2, [
            "TFIELDS = 2", "TTYPE1  = 'COMPRESSED_DATA'", "TFORM1  = '1PB'", "TTYPE2  = 'UNCOMPRESSED_DATA'", "TFORM2  = '1PE'",
            "ZCMPTYPE= 'GZIP_1'", "ZBITPIX = -32", "ZNAXIS  = 2", "ZNAXIS1 = 3", "ZNAXIS2 = 2", "ZSCALE  = 0.5", "ZZERO   = 3", "ZBLANK  = -5"]));
        using FitsImage image = FitsImage.Open(path);
        double[] pixels = new double[6];
        image.ReadRows(0, 2, pixels);
        Assert.Equal([3, 5, double.NaN, 0.25, 1.25, 2.25], pixels);
    }

    [Fact]
    public void Tile_WithoutData_IsAnInputErrorThatNamesIt()
    {
        byte[] first = Gzip(Shorts(1, 2, 3));
        byte[] table = new byte[16];
        BinaryPrimitives.WriteInt32BigEndian(table, first.Length);
        using var folder = new TestFolder();
        string path = folder.Write("z.fits", File([.. table, .. first], 8, 2, [
            "TFIELDS = 1", "TTYPE1  = 'COMPRESSED_DATA'", "TFORM1  = '1PB'", "ZCMPTYPE= 'GZIP_1'", "ZBITPIX = 16", "ZNAXIS  = 2", "ZNAXIS1 = 3", "ZNAXIS2 = 2"]));
        using FitsImage image = FitsImage.Open(path);
        long[] pixels = new long[3];
        image.ReadRows(0, 1, pixels);
        Assert.Equal([1L, 2L, 3L], pixels);
        foreach (int threads in (int[])[1, 2])
        {
            image.Threads = threads;
            Assert.StartsWith($"{path}[1]: tile 2: it has no data", Assert.Throws<InputException>(() => image.ReadRows(0, 2, new long[6])).Message, StringComparison.Ordinal);
        }
    }

    private static byte[] File(byte[] data, int rowLength, int rows, string[] cards)
    {
        byte[] header = FitsBuilder.Header([
            "XTENSION= 'BINTABLE'", FitsBuilder.Card("BITPIX", 8), FitsBuilder.Card("NAXIS", 2), FitsBuilder.Card("NAXIS1", rowLength), FitsBuilder.Card("NAXIS2", rows),
            FitsBuilder.Card("PCOUNT", data.Length - (rowLength * rows)), FitsBuilder.Card("GCOUNT", 1), "ZIMAGE  = T", .. cards]);
        return [.. FitsBuilder.Primary(8, []), .. FitsBuilder.WithData(header, data)];
    }

    private static byte[] Shorts(params short[] values)
    {
        byte[] bytes = new byte[2 * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * i), values[i]);
        return bytes;
    }

    private static byte[] Integers(params int[] values)
    {
        byte[] bytes = new byte[4 * values.Length];
        for (int i = 0; i < values.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), values[i]);
        return bytes;
    }

    private static byte[] Gzip(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            stream.Write(plain);
        return packed.ToArray();
    }
}
