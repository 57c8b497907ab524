using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Xunit.Abstractions;

namespace Arclet.Fits.Tests.Compression;

/// <summary>Broken and hostile compressed images: pixels or one clear error, in bounded time and memory.</summary>
public class HostileCompressionTests(ITestOutputHelper output)
{
    /// <summary>A long run is asked for by the environment.</summary>
    private static readonly int Mutants = int.Parse(Environment.GetEnvironmentVariable("ARCLET_MUTANTS") ?? "320", CultureInfo.InvariantCulture);

    private static readonly string[] Sources =
    [
        "fpack-rice-dither1-f4", "fpack-rice-dither2-f8", "fpack-gzip2-none-f4", "fpack-gzip1-lossless-f8", "fpack-fallback-f4", "fpack-rice-tiles-int16", "fpack-rice-uint8",
        "fpack-scaled-int32", "fpack-plio-int16", "fpack-hcompress-int32", "astropy-hcompress-smooth", "fpack-nocompress-int32", "fpack-cube-f4", "astropy-gzip_2-int16", "fpack-rice-nan-f4",
    ];

    [Fact]
    public void Read_MutatedFiles_GivesPixelsOrOneError()
    {
        using var folder = new TestFolder();
        byte[][] originals = [.. Sources.Select(s => CompressedCase.Named(s).Unpacked())];
        string path = folder["mutant.fits"];
        int errors = 0;
        var slowest = TimeSpan.Zero;
        long most = 0;
        for (int i = 0; i < Mutants; i++)
        {
            byte[] mutant = (byte[])originals[i % originals.Length].Clone();
            Mutate(new Random(1000 + i), mutant);
            File.WriteAllBytes(path, mutant);
            long before = GC.GetAllocatedBytesForCurrentThread();
            var watch = Stopwatch.StartNew();
            try
            {
                ReadAll(path);
            }
            catch (InputException e)
            {
                Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
                errors++;
            }
            catch (Exception e)
            {
                Assert.Fail($"mutant {i} of {Sources[i % Sources.Length]}: {e}");
            }

            slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
            most = Math.Max(most, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Mutants} mutants: {errors} errors, {Mutants - errors} images, the slowest {slowest.TotalSeconds:F3} s, at most {most / 1048576.0:F1} MiB allocated"));
        // Enough of the mutants are broken for this to test something; one of them may have broken what does not matter.
        Assert.InRange(errors, Mutants / 5, Mutants);
        // A second is what any file may take; the machine may be busy.
        Assert.True(slowest < TimeSpan.FromSeconds(5), $"the slowest mutant took {slowest}");
        Assert.True(most < 64L << 20, $"{most} bytes were allocated for one mutant");
    }

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

    /// <summary>One to four changes: digits and letters of the compressed header, bytes of table and heap, descriptors.</summary>
    private static void Mutate(Random random, byte[] bytes)
    {
        int header = 2880, data = (int)DataOffset(bytes);
        for (int n = random.Next(1, 5); n > 0; n--)
        {
            switch (random.Next(5))
            {
                case 0:
                    // A digit of a value of some card.
                    int card = header + (80 * random.Next((data - header) / 80));
                    bytes[card + random.Next(10, 30)] = (byte)('0' + random.Next(10));
                    break;
                case 1:
                    bytes[random.Next(header, data)] = (byte)"0123456789-'/= TPQBE."[random.Next(21)];
                    break;
                case 2:
                    bytes[random.Next(data, bytes.Length)] = (byte)random.Next(256);
                    break;
                case 3:
                    // Something large into the table, where the descriptors are.
                    int at = data + (4 * random.Next(0, Math.Min(60, (bytes.Length - data) / 4)));
                    BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(at), random.Next(4) == 0 ? -random.Next(1000) : random.Next(2000));
                    break;
                default:
                    int from = random.Next(data, bytes.Length), length = Math.Min(random.Next(1, 40), bytes.Length - from);
                    random.NextBytes(bytes.AsSpan(from, length));
                    break;
            }
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
