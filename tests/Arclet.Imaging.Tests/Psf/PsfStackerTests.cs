using Arclet.Imaging.Psf;
using Xunit.Abstractions;

namespace Arclet.Imaging.Tests.Psf;

public class PsfStackerTests(ITestOutputHelper output)
{
    private static readonly PsfStackSettings Settings = new() { RadiusPixels = 28 };

    [Fact]
    public void Stack_StarsOfAKnownPsf_GivesThePsfBack()
    {
        PsfStack stack = PsfStacker.Stack([.. Enumerable.Range(0, 12).Select(i => SimulatedStars.Stamp(i))], 0.03, Settings);
        AssertIsTruth(stack);
        Assert.Equal(12, stack.Stars.Count);
        for (int i = 0; i < 12; i++)
        {
            (double x, double y) = SimulatedStars.Place(i);
            StackedStar star = stack.Stars[i];
            output.WriteLine($"{star.X - x:F4} {star.Y - y:F4} {star.Flux / SimulatedStars.Flux(i):F5} {star.Background:F5}");
            // The S/N of these stars is above 1000, which puts the noise's limit near 0.001 pixels; the grid of a quarter pixel adds to it.
            Assert.Equal(x, star.X, 0.01);
            Assert.Equal(y, star.Y, 0.01);
            Assert.Equal(SimulatedStars.Flux(i), star.Flux, 0.01 * SimulatedStars.Flux(i));
        }
    }

    [Fact]
    public void Stack_GalaxyCosmicRayAndSaturatedStar_AreLeftOutWithReasons()
    {
        var stamps = new List<StarStamp>();
        for (int i = 0; i < 10; i++)
        {
            double[] pixels = SimulatedStars.Pixels(i, i == 3 ? Galaxy : null);
            if (i == 5)
            {
                // A cosmic ray beside the core and one in the wings.
                pixels[(31 * SimulatedStars.Size) + 32] += 150;
                pixels[(40 * SimulatedStars.Size) + 20] += 50;
            }

            if (i == 7)
                pixels[(30 * SimulatedStars.Size) + 30] = double.NaN;
            stamps.Add(SimulatedStars.Stamp(i, pixels));
        }

        PsfStack stack = PsfStacker.Stack(stamps, 0.03, Settings);
        foreach (RejectedStar star in stack.Rejected)
            output.WriteLine(star.ToString());
        foreach (StackedStar star in stack.Stars)
            output.WriteLine(star.ToString());
        Assert.Equal(["star 3", "star 7"], stack.Rejected.Select(r => r.Name).Order());
        Assert.Contains("differs from the stack", stack.Rejected.Single(r => r.Name == "star 3").Reason);
        Assert.Contains("missing", stack.Rejected.Single(r => r.Name == "star 7").Reason);
        Assert.InRange(stack.Stars.Single(s => s.Name == "star 5").RejectedPixels, 2, 6);
        AssertIsTruth(stack);
    }

    [Fact]
    public void Stack_StarsAboveTheSaturationLevel_AreLeftOut()
    {
        StarStamp[] stamps = [.. Enumerable.Range(0, 6).Select(i => SimulatedStars.Stamp(i))];
        double level = stamps[4].Pixels.ToArray().Max() * 0.99;
        PsfStack stack = PsfStacker.Stack(stamps, 0.03, Settings with { SaturationLevel = level });
        Assert.All(stack.Rejected, r => Assert.Contains("saturation", r.Reason));
        Assert.Contains(stack.Rejected, r => r.Name == "star 4");
        ArgumentException none = Assert.Throws<ArgumentException>(() => PsfStacker.Stack(stamps, 0.03, Settings with { SaturationLevel = 1 }));
        Assert.Contains("star 0: its peak reaches the saturation level", none.Message);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    public void Stack_FewUndersampledStars_StillGiveThePsfBack(int count)
    {
        PsfStack stack = PsfStacker.Stack([.. Enumerable.Range(0, count).Select(i => SimulatedStars.Stamp(i))], 0.03, Settings);
        AssertIsTruth(stack);
    }

    [Fact]
    public void Stack_OneStar_IsTheStar()
    {
        PsfStack stack = PsfStacker.Stack([SimulatedStars.Stamp(0)], 0.03, Settings);
        // One undersampled star leaves the PSF between its pixels open: its width is known to some percent.
        Assert.Equal(AzimuthalProfile.Measure(TruthImage()).FwhmArcsec, stack.Profile.FwhmArcsec, 0.08 * stack.Profile.FwhmArcsec);
        Assert.Equal(0, stack.WingLevel);
    }

    private void AssertIsTruth(PsfStack stack)
    {
        PsfImage truth = TruthImage();
        double scale = 1.0 / 16;
        double peak = SimulatedStars.Truth.Peak;
        double squares = 0;
        int count = 0;
        for (double y = -6; y <= 6; y += 0.25)
        {
            for (double x = -6; x <= 6; x += 0.25)
            {
                squares += Math.Pow((stack.Psf.Value(4 * x, 4 * y) / scale) - SimulatedStars.Truth.Value(x, y), 2);
                count++;
            }
        }

        double rms = Math.Sqrt(squares / count) / peak;
        EncircledEnergy expected = EncircledEnergy.Measure(truth);
        double fwhm = AzimuthalProfile.Measure(truth).FwhmArcsec;
        output.WriteLine($"rms {100 * rms:F3} % of peak, FWHM {stack.Profile.FwhmArcsec:F5} truth {fwhm:F5}, EE {stack.Energy.At(0.06) - expected.At(0.06):F4} {stack.Energy.At(0.15) - expected.At(0.15):F4} {stack.Energy.At(0.4) - expected.At(0.4):F4}, wings {stack.WingLevel:E2}");
        Assert.True(rms < 0.002, $"rms {rms}");
        Assert.Equal(fwhm, stack.Profile.FwhmArcsec, 0.015 * fwhm);
        // Where the wings at the edge cannot be told from the background they are subtracted with it: 0.6 % of the flux of this PSF.
        foreach (double radius in new[] { 0.06, 0.15, 0.4, 0.7 })
            Assert.Equal(expected.At(radius), stack.Energy.At(radius), stack.WingLevel > 0 ? 0.003 : 0.008);
    }

    /// <summary>The truth on the stack's grid.</summary>
    private static PsfImage TruthImage()
    {
        const int Half = 112;
        const int Across = (2 * Half) + 1;
        var pixels = new double[Across * Across];
        for (int y = 0; y < Across; y++)
        {
            for (int x = 0; x < Across; x++)
                pixels[(y * Across) + x] = SimulatedStars.Truth.Value((x - Half) / 4.0, (y - Half) / 4.0) / 16;
        }

        return new PsfImage(pixels, Across, Across, 0.0075).Normalized(0.84);
    }

    private static double Galaxy(double dx, double dy) => (0.5 * SimulatedStars.Truth.Value(dx, dy)) + (0.5 * PsfGaussian.Elliptical(1, 2.6, 1.2, 1).Value(dx, dy));
}
