namespace Arclet.Fits.Tests.Compression;

/// <summary>What is written compressed comes back; that cfitsio and astropy read it, and that fpack makes the same bytes, is checked by tests/interop/check_fits.py.</summary>
public class CompressedWriteTests
{
    private const int Width = 61, Height = 23;

    public static TheoryData<FitsPixelType, FitsCompressionMethod, int?, int> IntegerCases
    {
        get
        {
            var data = new TheoryData<FitsPixelType, FitsCompressionMethod, int?, int>();
            foreach (FitsPixelType type in Enum.GetValues<FitsPixelType>().Where(t => t is not (FitsPixelType.Float32 or FitsPixelType.Float64)))
            {
                data.Add(type, FitsCompressionMethod.Gzip2, null, 1);
                data.Add(type, FitsCompressionMethod.Gzip2, 10, 7);
                if (type is FitsPixelType.Int64 or FitsPixelType.UInt64)
                    continue;
                data.Add(type, FitsCompressionMethod.Rice, null, 1);
                data.Add(type, FitsCompressionMethod.Rice, 17, 100);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(IntegerCases))]
    public void Integers_WrittenCompressed_ComeBackExactly(FitsPixelType type, FitsCompressionMethod method, int? tileWidth, int tileHeight)
    {
        (long least, long most) = type switch
        {
            FitsPixelType.UInt8 => (0L, 255L),
            FitsPixelType.Int8 => (-128L, 127L),
            FitsPixelType.Int16 => (short.MinValue, short.MaxValue),
            FitsPixelType.UInt16 => (0L, ushort.MaxValue),
            FitsPixelType.Int32 => (int.MinValue, int.MaxValue),
            FitsPixelType.UInt32 => (0L, uint.MaxValue),
            FitsPixelType.UInt64 => (0L, long.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var random = new Random(3);
        long middle = least + (most / 2) - (least / 2);
        // Flat, small steps, and jumps from end to end of the range: every way of a block.
        long[] pixels = [.. Enumerable.Range(0, Width * Height).Select(i => (i / 200 % 4) switch
        {
            0 => middle,
            1 => Math.Clamp(middle + random.Next(-3, 4), least, most),
            2 => random.Next(2) == 0 ? least : most,
            _ => random.NextInt64(least, most),
        })];
        using var folder = new TestFolder();
        using (FitsWriter writer = FitsWriter.Create(folder["z.fits"]))
        {
            writer.BeginImage(new FitsHeader(), new FitsImageLayout(type, Width, Height) { Compression = new FitsCompression { Method = method, TileWidth = tileWidth, TileHeight = tileHeight } });
            writer.WriteRows(pixels.AsSpan(0, 5 * Width));
            writer.WriteRows(pixels.AsSpan(5 * Width));
            writer.Complete();
        }

        using FitsImage image = FitsImage.Open(folder["z.fits"]);
        Assert.Equal(type, image.PixelType);
        Assert.Equal(new FitsChecksumResult(true, true), image.Hdu.VerifyChecksum());
        long[] back = new long[pixels.Length];
        image.ReadRows(0, Height, back);
        Assert.Equal(pixels, back);
    }

    [Theory]
    [InlineData(FitsDither.None, null, 1)]
    [InlineData(FitsDither.Subtractive1, null, 1)]
    [InlineData(FitsDither.Subtractive2, null, 1)]
    [InlineData(FitsDither.Subtractive1, 20, 10)]
    [InlineData(FitsDither.Subtractive2, 200, 2000)]
    public void Reals_Quantised_AreWithinAStepAndKeepNaNAndZero(FitsDither dither, int? tileWidth, int tileHeight)
    {
        const int width = 150, height = 90;
        float[] pixels = Noise(width * height);
        pixels[7] = pixels[3000] = float.NaN;
        pixels[8] = 0;
        using var folder = new TestFolder();
        var compression = new FitsCompression { QuantizeLevel = 4, Dither = dither, DitherSeed = 10_000, TileWidth = tileWidth, TileHeight = tileHeight };
        float[] back = RoundTrip(folder["z.fits"], pixels, width, height, compression);
        for (int i = 0; i < pixels.Length; i++)
        {
            // The noise is 1: half a step of a quarter, and 20 % for the scatter of its estimate in rows of 150 pixels.
            if (float.IsNaN(pixels[i]))
                Assert.Equal(float.NaN, back[i]);
            else
                Assert.InRange(back[i] - pixels[i], -0.15f * (dither == FitsDither.None ? 1 : 1.2f), 0.18f);
        }

        if (dither == FitsDither.Subtractive2)
            Assert.Equal(0f, back[8]);
        // About six bits a pixel; the headers and the table count in a file as small as this.
        Assert.True(new FileInfo(folder["z.fits"]).Length < pixels.Length * 4 / 2);
    }

    [Fact]
    public void Reals_Lossless_KeepEveryBit()
    {
        float[] pixels = Noise(Width * Height);
        (pixels[0], pixels[1], pixels[2], pixels[3]) = (float.NaN, float.PositiveInfinity, -0f, float.Epsilon);
        using var folder = new TestFolder();
        float[] back = RoundTrip(folder["z.fits"], pixels, Width, Height, FitsCompression.Lossless);
        Assert.Equal(pixels.Select(BitConverter.SingleToInt32Bits), back.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Reals_WhatCannotBeQuantised_IsKeptWithoutLoss()
    {
        float[] pixels = Noise(Width * Height);
        pixels.AsSpan(0, Width).Fill(0.1f);
        pixels[Width] = float.PositiveInfinity;
        pixels[2 * Width] = 1e30f;
        pixels.AsSpan(3 * Width, Width).Fill(float.NaN);
        using var folder = new TestFolder();
        float[] back = RoundTrip(folder["z.fits"], pixels, Width, Height, FitsCompression.Quantized());
        Assert.Equal(pixels[..(4 * Width)], back[..(4 * Width)]);
    }

    [Fact]
    public void RowByRow_OfTilesOfManyRows_DecodesEachTileOnce()
    {
        const int side = 600;
        float[] pixels = Noise(side * side);
        using var folder = new TestFolder();
        _ = RoundTrip(folder["z.fits"], pixels, side, side, FitsCompression.Lossless with { TileWidth = 250, TileHeight = 200 });
        using FitsImage image = FitsImage.Open(folder["z.fits"]);
        float[] row = new float[side];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int y = 0; y < side; y++)
        {
            image.ReadRows(y, 1, row);
            Assert.Equal(pixels[y * side], row[0]);
            Assert.Equal(pixels[(y * side) + side - 1], row[^1]);
        }

        // Each decoded tile is an array of its own in the cache: once over makes the image's size, a second time would be 200 times.
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4L * 4 * pixels.Length);
    }

    [Fact]
    public void Cube_WrittenCompressed_ComesBackPlaneByPlane()
    {
        using var folder = new TestFolder();
        using (FitsWriter writer = FitsWriter.Create(folder["z.fits"]))
        {
            writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Int32, 7, 5) { Planes = 3, Compression = new FitsCompression { TileWidth = 4, TileHeight = 3 } });
            writer.WriteRows(Enumerable.Range(0, 105).ToArray());
            writer.Complete();
        }

        using FitsImage cube = FitsImage.Open(folder["z.fits"]);
        for (int plane = 0; plane < 3; plane++)
        {
            using FitsImage image = cube.SelectPlane(plane);
            long[] back = new long[35];
            image.ReadRows(0, 5, back);
            Assert.Equal(Enumerable.Range(plane * 35, 35).Select(i => (long)i), back);
        }
    }

    [Fact]
    public void SeveralImages_CompressedAndNot_StandInOneFile()
    {
        using var folder = new TestFolder();
        using (FitsWriter writer = FitsWriter.Create(folder["z.fits"]))
        {
            writer.BeginImage(Named("A"), FitsPixelType.Int16, 3, 2);
            writer.WriteRows((short[])[1, 2, 3, 4, 5, 6]);
            writer.BeginImage(Named("B"), new FitsImageLayout(FitsPixelType.Int16, 3, 2) { Compression = FitsCompression.Rice, Blank = -1 });
            writer.WriteRows((double[])[1, double.NaN, 3, 4, 5, 6]);
            writer.BeginImage(Named("C"), FitsPixelType.Int16, 3, 2);
            writer.WriteRows((short[])[6, 5, 4, 3, 2, 1]);
            writer.Complete();
        }

        using FitsFile file = FitsFile.Open(folder["z.fits"]);
        Assert.Equal(["A", "B", "C"], file.Hdus.Select(h => h.Name));
        Assert.All(file.Hdus, h => Assert.True(h.VerifyChecksum().IsConsistent));
        using FitsImage image = file.Hdu("B").OpenImage();
        Assert.Equal("kept", image.Header.GetString("NOTE"));
        float[] pixels = new float[6];
        image.ReadRows(0, 2, pixels);
        Assert.Equal([1f, float.NaN, 3f, 4f, 5f, 6f], pixels);
    }

    [Fact]
    public void Rewritten_CompressedHeader_DescribesTheNewImageOnly()
    {
        using var folder = new TestFolder();
        using FitsImage old = FitsImage.Open(CompressedCase.Named("fpack-scaled-int16").Path);
        using (FitsWriter writer = FitsWriter.Create(folder["plain.fits"]))
        {
            writer.BeginImage(old.Header, FitsPixelType.Float32, old.Width, old.Height);
            float[] pixels = new float[old.Width * old.Height];
            old.ReadRows(0, (int)old.Height, pixels);
            writer.WriteRows(pixels);
            writer.Complete();
        }

        using FitsImage image = FitsImage.Open(folder["plain.fits"]);
        Assert.Equal(FitsHduKind.Image, image.Hdu.Kind);
        Assert.Equal("M 31", image.Header.GetString("OBJECT"));
        Assert.DoesNotContain(image.Header, c => c.Keyword.StartsWith('Z'));
    }

    [Fact]
    public void Writing_WhatCannotBe_IsAnInputError()
    {
        using var folder = new TestFolder();
        (FitsPixelType Type, FitsCompression Compression)[] wrong =
        [
            (FitsPixelType.Float32, FitsCompression.Rice),
            (FitsPixelType.Int64, FitsCompression.Rice),
            (FitsPixelType.Int16, FitsCompression.Quantized()),
            (FitsPixelType.Float32, FitsCompression.Quantized(-1)),
            (FitsPixelType.Float32, FitsCompression.Quantized(4, 0)),
            (FitsPixelType.Int16, new FitsCompression { TileHeight = 0 }),
            (FitsPixelType.Int16, new FitsCompression { TileWidth = 0 }),
        ];
        foreach ((FitsPixelType type, FitsCompression compression) in wrong)
        {
            using FitsWriter writer = FitsWriter.Create(folder["z.fits"]);
            Assert.Throws<InputException>(() => writer.BeginImage(new FitsHeader(), new FitsImageLayout(type, 5, 5) { Compression = compression }));
        }

        Assert.Empty(folder.Files());
    }

    private static FitsHeader Named(string name)
    {
        var header = new FitsHeader();
        header.Set("EXTNAME", name);
        header.Set("NOTE", "kept");
        return header;
    }

    private static float[] Noise(int count)
    {
        var random = new Random(11);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())))];
    }

    private static float[] RoundTrip(string path, float[] pixels, int width, int height, FitsCompression compression)
    {
        using (FitsWriter writer = FitsWriter.Create(path))
        {
            writer.BeginImage(new FitsHeader(), new FitsImageLayout(FitsPixelType.Float32, width, height) { Compression = compression });
            writer.WriteRows(pixels);
            writer.Complete();
        }

        using FitsImage image = FitsImage.Open(path);
        Assert.True(image.Hdu.VerifyChecksum().IsConsistent);
        float[] back = new float[pixels.Length];
        image.ReadRows(0, height, back);
        return back;
    }
}
