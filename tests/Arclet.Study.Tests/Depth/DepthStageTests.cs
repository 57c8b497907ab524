using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.Sky;

namespace Arclet.Study.Tests;

public sealed class DepthStageTests : IDisposable
{
    private const int Size = 500;

    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(1.0, 0.674)]
    [InlineData(2.9, 0.886)]
    [InlineData(20.0, 0.983)]
    public void MeanSquare_OfACircle_IsThatOfFinerSampling(double radius, double expected) =>
        // depth_coverage.py beside this file, 100 x 100 subpixels and 64 places; 1 % is half a percent of the noise.
        Assert.Equal(expected, PixelCoverage.MeanSquare(radius), 0.01 * expected);

    [Fact]
    public void Measure_WhiteNoise_HasItsScatterInTheMapAndInTheLimit()
    {
        FilterLimit limit = Measure(correlated: false);

        // The scatter of 3000 apertures by the median absolute deviation has an error of 2.1 %; four of them.
        Assert.Equal(1, limit.NoiseScale, 0.085);
        double radius = limit.RadiusArcsec / 0.02;
        Assert.Equal(5 * Math.Sqrt(Math.PI * radius * radius * PixelCoverage.MeanSquare(radius)) / limit.EncircledEnergy, limit.LimitNanojansky, 0.085 * limit.LimitNanojansky);
        Assert.Equal(0, limit.MedianNanojansky, 5 * limit.ScatterNanojansky / Math.Sqrt(3000));
    }

    [Fact]
    public void Measure_CorrelatedNoise_ScalesTheErrorMap()
    {
        // Means of 2 x 2 white pixels, times 2 for a scatter of 1: sums over large areas scatter by 2, over small apertures by less.
        Assert.InRange(Measure(correlated: true).NoiseScale, 1.6, 2.05);
    }

    [Fact]
    public void Measure_WithoutErrors_SaysWhereTheyAreMissing()
    {
        Write("noerror.fits", new float[Size * Size], null);
        using var band = MosaicBand.Open(new MosaicFiles { Filter = "F150W", Science = folder.File("noerror.fits[SCI]") });
        InputException problem = Assert.Throws<InputException>(() => DepthStage.Measure(band, SmallField.Psfs["F150W"], [], new DepthSettings(), 1));
        Assert.Contains("no error map", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private FilterLimit Measure(bool correlated)
    {
        var random = new Arclet.Inference.SeededRandom(4, "depth");
        double[] white = [.. Enumerable.Range(0, (Size + 1) * (Size + 1)).Select(_ => random.Gaussian())];
        float[] pixels = [.. Enumerable.Range(0, Size * Size).Select(i =>
        {
            int at = (i / Size * (Size + 1)) + (i % Size);
            return (float)(correlated ? (white[at] + white[at + 1] + white[at + Size + 1] + white[at + Size + 2]) / 2 : white[at]);
        })];
        Write("noise.fits", pixels, 1);
        using var band = MosaicBand.Open(new MosaicFiles { Filter = "F150W", Science = folder.File("noise.fits[SCI]"), Error = folder.File("noise.fits[ERR]") });
        return DepthStage.Measure(band, SmallField.Psfs["F150W"], [], new DepthSettings(), 7);
    }

    private void Write(string name, float[] pixels, float? error)
    {
        using FitsWriter writer = FitsWriter.Create(folder.File(name));
        writer.WriteEmpty(new FitsHeader());
        Plane("SCI", pixels);
        if (error is { } value)
            Plane("ERR", [.. Enumerable.Repeat(value, pixels.Length)]);
        writer.Complete();

        void Plane(string extension, float[] values)
        {
            var header = new FitsHeader();
            header.Set("EXTNAME", extension);
            header.Set("BUNIT", "nJy");
            Wcs.Tangent(SmallField.Center, Size, Size, 0.02).WriteTo(header);
            writer.BeginImage(header, FitsPixelType.Float32, Size, Size);
            writer.WriteRows(values);
        }
    }
}
