using Arclet.TestSupport;

namespace Arclet.Fits.Tests;

/// <summary>Real files of NIRCam, HST and others, where they are here.</summary>
public class SharedDataTests
{
    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(SharedData.Root!, "*.fits*", SearchOption.AllDirectories).Where(f => f.EndsWith(".fits", StringComparison.Ordinal) || f.EndsWith(".fits.gz", StringComparison.Ordinal));

    [SharedDataFact]
    public void Headers_OfRealFiles_SurviveByteForByte()
    {
        int count = 0;
        foreach (string path in Files().Where(f => f.EndsWith(".fits", StringComparison.Ordinal)))
        {
            using FitsFile file = FitsFile.Open(path);
            using FileStream bytes = File.OpenRead(path);
            foreach (FitsHdu hdu in file.Hdus)
            {
                byte[] header = new byte[hdu.DataOffset - hdu.HeaderOffset];
                bytes.Position = hdu.HeaderOffset;
                bytes.ReadExactly(header);
                Assert.True(header.AsSpan().SequenceEqual(hdu.Header.ToBytes()), hdu.Header.Source);
                Assert.True(hdu.VerifyChecksum().IsConsistent, hdu.Header.Source);
                count++;
            }
        }

        Assert.True(count > 20);
    }

    [SharedDataFact]
    public void NircamImage_ReadByExtensionName_HasThePixelsThatAstropyReads()
    {
        using FitsImage image = FitsImage.Open(SharedData.File("images", "nircam-i2d", "jwst_f150w_2022_cutout.fits") + "[SCI]");
        float[] pixels = new float[image.Width * image.Height];
        image.ReadRows(0, (int)image.Height, pixels);
        Assert.Equal((349L, 349L), (image.Width, image.Height));
        Assert.Equal((349 * 349) - 31253, pixels.Count(float.IsFinite));
        // numpy's sum of astropy 5.2.1's pixels in double precision; the order of the summation differs.
        Assert.Equal(82658.03348292124, pixels.Where(float.IsFinite).Sum(v => (double)v), 1e-7);
    }
}
