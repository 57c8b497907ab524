using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.TestSupport;
using Xunit.Abstractions;

namespace Arclet.Imaging.Tests.Psf;

/// <summary>The five real F090W stars on 31-mas pixels, where the PSF is undersampled (FWHM below 2 pixels).</summary>
public class RealStarsTests(ITestOutputHelper output)
{
    [SharedDataFact]
    public void Stack_FiveRealStars_AgreeWithEachOther()
    {
        PsfStack stack = PsfStacker.Stack(Stars(), 0.03122941);
        output.WriteLine($"FWHM {stack.Profile.FwhmArcsec:F4} EE {string.Join(' ', new[] { 0.05, 0.1, 0.2, 0.5, 1.0, 1.4 }.Select(r => stack.Energy.At(r).ToString("F3")))} wing {stack.WingLevel:E2}");
        foreach (StackedStar s in stack.Stars)
            output.WriteLine($"{s.Name} {s.X:F3} {s.Y:F3} f {s.Flux:F1} b {s.Background:F5} n {s.Noise:F5} misfit {s.Misfit:F4} rejected {s.RejectedPixels}");
        Assert.Equal(5, stack.Stars.Count);
        Assert.All(stack.Stars, s => Assert.InRange(s.Misfit, 0, 0.01));
        // The 31-mas pixel widens the 0.047 arcsec of the 20-mas mosaics.
        Assert.InRange(stack.Profile.FwhmArcsec, 0.050, 0.056);
        // Sums of numpy over the pixels of each star around its centre, without any stack: 0.58-0.65 of the flux in 16 pixels is in 3.2.
        Assert.InRange(stack.Energy.At(0.1) / stack.Energy.At(0.5), 0.58, 0.65);
        // The ring's level grows with the flux by the same amount for all five: it is the wings', not the sky's.
        Assert.InRange(stack.WingLevel, 2e-6, 6e-6);
    }

    private static List<StarStamp> Stars()
    {
        var stars = new List<StarStamp>();
        for (int i = 0; i < 5; i++)
        {
            using FitsImage image = FitsImage.Open(SharedData.File("images", "nircam-f090w-stars", $"psf_f090w_star{i}.fits"));
            var pixels = new double[image.Width * image.Height];
            image.ReadRows(0, (int)image.Height, pixels);
            stars.Add(new StarStamp($"star{i}", pixels, (int)image.Width, (int)image.Height, 45, 45));
        }

        return stars;
    }
}
