using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Arclet.Fits.Tests.Compression;

/// <summary>Hostile compressed images: one clear error, in bounded time and memory. Random damage is tested in <see cref="Hostile.HostileInputTests"/>.</summary>
public class HostileCompressionTests
{
    [Theory]
    [InlineData("ZTILE1", "0")]
    [InlineData("ZTILE1", "-5")]
    [InlineData("ZNAXIS1", "2000000000")]
    [InlineData("ZNAXIS2", "9000000000000000000")]
    [InlineData("ZNAXIS", "0")]
    [InlineData("ZNAXIS", "1000")]
    [InlineData("ZBITPIX", "12")]
    [InlineData("ZCMPTYPE", "'LZW'")]
    [InlineData("ZQUANTIZ", "'MAGIC'")]
    [InlineData("ZVAL1", "0")]
    [InlineData("ZVAL1", "2000000000")]
    [InlineData("ZVAL2", "8")]
    [InlineData("TFORM1", "'1PZ'")]
    [InlineData("TFORM1", "'1D'")]
    [InlineData("TFORM1", "'9999PB'")]
    [InlineData("TTYPE1", "'SOMETHING'")]
    [InlineData("TFIELDS", "-1")]
    [InlineData("NAXIS1", "4")]
    [InlineData("NAXIS2", "3")]
    [InlineData("PCOUNT", "100000000")]
    public void Open_HostileHeader_IsAnInputErrorThatNamesTheFile(string keyword, string value)
    {
        using var folder = new TestFolder();
        byte[] bytes = CompressedCase.Named("fpack-rice-dither1-f4").Unpacked();
        SetCard(bytes, keyword, value);
        string path = folder.Write("hostile.fits", bytes);
        Assert.StartsWith(path, Assert.Throws<InputException>(() => ReadAll(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_TheapWithinTheTable_IsAnInputError()
    {
        using var folder = new TestFolder();
        byte[] bytes = CompressedCase.Named("fpack-rice-dither1-f4").Unpacked();
        // Over a line of history, as the file has no THEAP.
        int at = CardOffset(bytes, "HISTORY");
        Encoding.ASCII.GetBytes("THEAP   = 8".PadRight(80)).CopyTo(bytes, at);
        string path = folder.Write("hostile.fits", bytes);
        Assert.Contains("keyword THEAP", Assert.Throws<InputException>(() => ReadAll(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DescriptorBehindTheHeap_NamesTheTile()
    {
        using var folder = new TestFolder();
        byte[] bytes = CompressedCase.Named("fpack-rice-int16").Unpacked();
        // The descriptor of the third tile: 8 bytes a row.
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan((int)DataOffset(bytes) + 16 + 4), 1_000_000_000);
        string path = folder.Write("hostile.fits", bytes);
        string message = Assert.Throws<InputException>(() => ReadAll(path)).Message;
        Assert.Contains($"{path}[1]: tile 3: its data of ", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_HugeTileOfFewBytes_IsRefusedBeforeItTakesMemory()
    {
        using var folder = new TestFolder();
        byte[] bytes = CompressedCase.Named("fpack-rice-int16").Unpacked();
        SetCard(bytes, "ZNAXIS1", "20000");
        SetCard(bytes, "ZNAXIS2", "20000");
        SetCard(bytes, "ZTILE1", "20000");
        SetCard(bytes, "ZTILE2", "20000");
        string path = folder.Write("bomb.fits", bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        using FitsImage image = FitsImage.Open(path);
        string message = Assert.Throws<InputException>(() => image.ReadWindow(0, 0, 1, 1, new float[1])).Message;
        Assert.Contains("tile 1: its 400000000 pixels are too many", message, StringComparison.Ordinal);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1 << 20);
    }

    [Fact]
    public void Read_GzipBomb_StopsAtTheTilesLength()
    {
        using var folder = new TestFolder();
        string path = folder["bomb.fits"];
        using (FitsWriter writer = FitsWriter.Create(path))
        {
            writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.UInt8, 8000, 4000) { Compression = FitsCompression.Lossless with { TileHeight = 4000 } });
            for (int y = 0; y < 4000; y++)
                writer.WriteRows(new byte[8000]);
            writer.Complete();
        }

        byte[] bytes = File.ReadAllBytes(path);
        // The tile unpacks to 32 MB, the image now says 80 pixels.
        SetCard(bytes, "ZNAXIS1", "8");
        SetCard(bytes, "ZNAXIS2", "10");
        File.WriteAllBytes(path, bytes);
        Assert.Throws<InputException>(() => ReadAll(path));
    }

    private static void ReadAll(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        foreach (FitsHdu hdu in file.Hdus.Where(h => h.Kind == FitsHduKind.CompressedImage))
        {
            using FitsImage opened = hdu.OpenImage();
            using FitsImage image = opened.Planes > 1 ? opened.SelectPlane(opened.Planes - 1) : opened;
            // Whatever the header says, not more than a caller would ask for at once.
            int width = (int)Math.Min(image.Width, 4096), height = (int)Math.Min(image.Height, 64);
            double[] pixels = new double[width * height];
            image.ReadWindow(0, 0, width, height, pixels);
            image.ReadWindow(image.Width - 1, image.Height - 1, 1, 1, pixels);
        }
    }

    private static long DataOffset(byte[] bytes)
    {
        int end = 2880;
        while (!bytes.AsSpan(end, 8).SequenceEqual("END     "u8))
            end += 80;
        return (end + 80 + 2879) / 2880 * 2880;
    }

    private static int CardOffset(byte[] bytes, string keyword)
    {
        int at = 2880;
        while (Encoding.ASCII.GetString(bytes, at, 8).TrimEnd() != keyword)
            at += 80;
        return at;
    }

    private static void SetCard(byte[] bytes, string keyword, string value) =>
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{keyword,-8}= {value,20}").PadRight(80)).CopyTo(bytes, CardOffset(bytes, keyword));
}
