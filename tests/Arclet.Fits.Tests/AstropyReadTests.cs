using System.Globalization;
using System.Text.Json;

namespace Arclet.Fits.Tests;

/// <summary>Compares our reading with that of astropy 5.2.1 (Astropy/make_files.py, expected.json).</summary>
public class AstropyReadTests
{
    private static readonly JsonDocument Expected = JsonDocument.Parse(File.ReadAllBytes(TestFolder.Astropy("expected.json")));

    public static TheoryData<string> Files => new(Expected.RootElement.EnumerateObject().Select(p => p.Name));

    [Theory]
    [MemberData(nameof(Files))]
    public void Pixels_OfEveryHdu_AreThoseOfAstropy(string name)
    {
        using FitsFile file = FitsFile.Open(TestFolder.Astropy(name));
        foreach (JsonElement entry in Expected.RootElement.GetProperty(name).EnumerateArray())
        {
            FitsHdu hdu = file.Hdu(entry.GetProperty("hdu").GetInt32());
            Assert.Equal(entry.GetProperty("name").GetString(), hdu.Name, ignoreCase: true);
            if (!entry.TryGetProperty("pixels", out JsonElement pixels))
            {
                Assert.Throws<InputException>(hdu.OpenImage);
                continue;
            }

            string[] wanted = pixels.EnumerateArray().Select(p => p.GetString()!).ToArray();
            using FitsImage image = hdu.OpenImage();
            int width = (int)image.Width, height = (int)image.Height;
            long[] shape = entry.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()).Reverse().ToArray();
            Assert.Equal(shape, hdu.Axes);
            for (int plane = 0; plane < image.Planes; plane++)
            {
                using FitsImage one = image.SelectPlane(plane);
                string[] part = wanted.AsSpan(plane * width * height, width * height).ToArray();
                double[] values = part.Select(p => double.Parse(p, CultureInfo.InvariantCulture)).ToArray();
                double[] doubles = new double[part.Length];
                float[] floats = new float[part.Length];
                one.ReadWindow(0, 0, width, height, doubles);
                one.ReadRows(0, height, floats);
                Assert.Equal(values, doubles);
                // (float) of a parsed decimal of 19 digits rounds twice; one unit in the last place is allowed to 64-bit integers.
                Assert.All(floats.Zip(values), p => Assert.True(p.First.Equals((float)p.Second) || Math.Abs(p.First - p.Second) <= 1e-7 * Math.Abs(p.Second)));
                if (!one.IsInteger)
                    continue;
                if (image.PixelType == FitsPixelType.UInt64)
                    Assert.Throws<InputException>(() => one.ReadRows(0, height, new long[part.Length]));
                else if (image.Blank is null)
                    Assert.Equal(part.Select(p => long.Parse(p, CultureInfo.InvariantCulture)), Integers(one, width, height));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Checksums_WrittenByAstropy_AreConsistent(string name)
    {
        using FitsFile file = FitsFile.Open(TestFolder.Astropy(name));
        foreach (JsonElement entry in Expected.RootElement.GetProperty(name).EnumerateArray())
        {
            bool? there = entry.GetProperty("checksum").GetBoolean() ? true : null;
            Assert.Equal(new FitsChecksumResult(there, there), file.Hdu(entry.GetProperty("hdu").GetInt32()).VerifyChecksum());
        }
    }

    [Fact]
    public void Header_OfEveryKindOfCard_IsThatOfAstropy()
    {
        using FitsFile file = FitsFile.Open(TestFolder.Astropy("header.fits"));
        FitsHeader header = file.Hdu(0).Header;
        JsonElement[] cards = Expected.RootElement.GetProperty("header.fits")[0].GetProperty("cards").EnumerateArray().ToArray();
        Assert.Equal(cards.Length, header.Count);
        for (int i = 0; i < cards.Length; i++)
        {
            FitsCard card = header[i];
            Assert.Equal(cards[i].GetProperty("keyword").GetString(), card.Keyword);
            Assert.Equal(cards[i].GetProperty("comment").GetString(), card.Comment ?? "");
            string kind = cards[i].GetProperty("kind").GetString()!;
            Assert.Equal(kind, card.Kind == FitsCardKind.Commentary ? "string" : card.Kind.ToString().ToLowerInvariant());
            switch (card.Value)
            {
                case string text:
                    Assert.Equal(cards[i].GetProperty("value").GetString(), text);
                    break;
                case bool logical:
                    Assert.Equal(cards[i].GetProperty("value").GetBoolean(), logical);
                    break;
                case not null:
                    Assert.Equal(double.Parse(cards[i].GetProperty("value").GetString()!, CultureInfo.InvariantCulture), Convert.ToDouble(card.Value));
                    break;
            }
        }
    }

    [Fact]
    public void UInt64_WithinSignedRange_IsReadExactly()
    {
        using var folder = new TestFolder();
        byte[] data = new byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(data, long.MinValue);
        System.Buffers.Binary.BinaryPrimitives.WriteInt64BigEndian(data.AsSpan(8), -1);
        string path = folder.Write("u.fits", FitsBuilder.WithData(FitsBuilder.Primary(64, [2, 1], "BZERO   =  9223372036854775808"), data));
        using FitsImage image = FitsImage.Open(path);
        long[] values = new long[2];
        image.ReadRows(0, 1, values);
        Assert.Equal([0, long.MaxValue], values);
    }

    [Fact]
    public void CompressedImage_Opened_HasTheShapeAndNameOfTheImage()
    {
        using FitsImage image = FitsImage.Open(TestFolder.Astropy("compressed.fits"));
        Assert.Equal((7L, 5L, "SCI"), (image.Width, image.Height, image.Hdu.Name));
    }

    private static long[] Integers(FitsImage image, int width, int height)
    {
        long[] values = new long[width * height];
        image.ReadWindow(0, 0, width, height, values);
        return values;
    }
}
