using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Hosts;
using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.Hosts;

public class MatchingKernelTests
{
    private const int Size = 161;
    private static readonly GaussianMixturePsf Narrow = new([PsfGaussian.Round(0.7, 1.2), PsfGaussian.Round(0.3, 4)], 0.02);
    private static readonly GaussianMixturePsf Wide = new([new PsfGaussian(0.6, 9, 1, 7), PsfGaussian.Round(0.4, 6.5)], 0.02);

    [Fact]
    public void Apply_PointThroughTheNarrowPsf_IsThePointThroughTheWideOne()
    {
        MemoryImage matched = MatchingKernel.Between(Narrow, Wide).Apply(Point(Narrow)), wide = Point(Wide);
        double peak = wide[80, 80];
        for (int y = 60; y <= 100; y++)
        {
            for (int x = 60; x <= 100; x++)
                Assert.Equal(wide[x, y], matched[x, y], 0.01 * peak);
        }
    }

    [Fact]
    public void Between_AnyTwo_HasASumOfOneAndKeepsFlux()
    {
        MatchingKernel kernel = MatchingKernel.Between(Narrow, Wide);
        Assert.Equal(1, kernel.Values.ToArray().Sum(), 1e-12);
        Assert.Equal(Point(Narrow).Pixels.ToArray().Sum(p => (double)p), kernel.Apply(Point(Narrow)).Pixels.ToArray().Sum(p => (double)p), 1e-3);
    }

    [Fact]
    public void Apply_MissingPixel_StaysMissingAndTouchesNothingElse()
    {
        var pixels = new float[41 * 41];
        Array.Fill(pixels, 2);
        pixels[(20 * 41) + 20] = float.NaN;
        MemoryImage matched = MatchingKernel.Between(Narrow, Wide).Apply(new MemoryImage(pixels, 41, 41));
        Assert.True(float.IsNaN(matched[20, 20]));
        Assert.Equal(2, matched[21, 20], 1e-5);
    }

    [Fact]
    public void Between_DifferentPixels_IsRefused() => Assert.Throws<ArgumentException>(() => MatchingKernel.Between(Narrow, Wide.Rescaled(0.04)));

    private static MemoryImage Point(GaussianMixturePsf psf)
    {
        var pixels = new float[Size * Size];
        ClumpModel.Add(pixels, Size, psf, 80, 80, ClumpShape.FromAxes(1e-3, 1, 0), 1);
        return new MemoryImage(pixels, Size, Size);
    }
}
