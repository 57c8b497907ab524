using Arclet.Imaging.Psf;
using Xunit.Abstractions;

namespace Arclet.Imaging.Tests.Psf;

public class StarSelectorTests(ITestOutputHelper output)
{
    private const int Size = 400;

    /// <summary>Six isolated stars, of which one is saturated; a pair; a star at the border; three galaxies.</summary>
    private static readonly (double X, double Y, double Flux, string Kind)[] Objects =
    [
        (60.3, 70.6, 3000, "star"), (150.1, 60.2, 2500, "star"), (240.7, 75.4, 2000, "star"), (330.2, 64.9, 1500, "star"), (62.6, 160.3, 1200, "star"),
        (155.1, 155.2, 40000, "saturated"),
        (250.2, 160.4, 2000, "pair"), (262.0, 165.0, 600, "faint"),
        (8.4, 250.3, 2200, "border"),
        (340.3, 170.1, 4000, "galaxy"), (70.2, 300.4, 3000, "galaxy"), (170.9, 320.7, 3500, "galaxy"),
    ];

    private static readonly StarSelectorSettings Settings = new() { StampRadiusPixels = 25, SaturationLevel = 4000 };

    [Fact]
    public void Find_FieldOfStarsAndGalaxies_TakesTheIsolatedUnsaturatedStars()
    {
        StarSelection selection = StarSelector.Find(Field(), null, Settings);
        foreach (RejectedStar r in selection.Rejected)
            output.WriteLine(r.ToString());
        Assert.Equal(5, selection.Stars.Count);
        foreach ((StarStamp stamp, (double x, double y, _, _)) in selection.Stars.Zip(Objects))
        {
            // Brightest first, as they stand above.
            Assert.Equal(x, stamp.OriginX + stamp.X, 0.2);
            Assert.Equal(y, stamp.OriginY + stamp.Y, 0.2);
            Assert.Equal(51, stamp.Width);
        }

        string Reason(string kind)
        {
            (double X, double Y, double Flux, string Kind) o = Objects.First(p => p.Kind == kind);
            return selection.Rejected.Single(r => Math.Abs(r.X - o.X) < 1 && Math.Abs(r.Y - o.Y) < 1).Reason;
        }

        Assert.Contains("saturation level of 4000", Reason("saturated"), StringComparison.Ordinal);
        Assert.Contains("pixels away with", Reason("pair"), StringComparison.Ordinal);
        Assert.Contains("border", Reason("border"), StringComparison.Ordinal);
        Assert.Contains("half-light radius is", Reason("galaxy"), StringComparison.Ordinal);
    }

    [Fact]
    public void Find_ThenStack_GivesThePsf()
    {
        StarSelection selection = StarSelector.Find(Field(), null, Settings);
        PsfStack stack = PsfStacker.Stack(selection.Stars, 0.03, new PsfStackSettings { RadiusPixels = 24 });
        Assert.Equal(5, stack.Stars.Count);
        // 0.05905 arcsec is the width of the simulated PSF (sampled finely, see PsfStackerTests).
        Assert.Equal(0.05905, stack.Profile.FwhmArcsec, 0.001);
    }

    [Fact]
    public void AtPositions_PositionAtTheBorder_IsRejectedWithItsName()
    {
        StarSelection selection = StarSelector.AtPositions(Field(), [("a", 60.3, 70.6), ("b", 8.4, 250.3)], Settings);
        Assert.Equal("a", Assert.Single(selection.Stars).Name);
        Assert.Equal("b", Assert.Single(selection.Rejected).Name);
    }

    private static MemoryImage Field()
    {
        var random = new Random(7);
        var pixels = new float[Size * Size];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = (float)(2 + (0.05 * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
        foreach ((double cx, double cy, double flux, string kind) in Objects)
        {
            PsfGaussian galaxy = PsfGaussian.Elliptical(1, 4, 3, 0.5);
            for (int y = Math.Max(0, (int)cy - 45); y < Math.Min(Size, cy + 45); y++)
            {
                for (int x = Math.Max(0, (int)cx - 45); x < Math.Min(Size, cx + 45); x++)
                    pixels[(y * Size) + x] += (float)(flux * (kind == "galaxy" ? galaxy.Value(x - cx, y - cy) : SimulatedStars.Truth.Value(x - cx, y - cy)));
            }
        }

        return new MemoryImage(pixels, Size, Size);
    }
}
