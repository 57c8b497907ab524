using Arclet.Figures;
using Arclet.Imaging;
using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Detection;
using Arclet.Imaging.Psf;
using Arclet.Inference;

namespace Arclet.Study;

/// <summary>
/// The idealised simulations of section 5.1: round Gaussian clumps, convolved with a PSF of 3.4 px FWHM, with noise, then detected with the study's detection and measured with its
/// photometry. The numbers depend on the seed alone.
/// </summary>
public static class IdealSimulation
{
    private const int Size = 31, Sampling = 5, Realisations = 60;

    private const double PsfFwhmPixels = 3.4, PixelScaleArcsec = 0.02, PeakSignalToNoise = 40;

    private const ulong Seed = 14;

    private static readonly Lazy<IReadOnlyList<IdealCase>> Computed = new(Compute);

    private static readonly Lazy<IdealCase> ComputedAtFwhm = new(() => Simulate(Psf(), "B3", "one FWHM apart", 0.5, PsfFwhmPixels));

    /// <summary>The five cases, computed once in a process.</summary>
    public static IReadOnlyList<IdealCase> Cases => Computed.Value;

    /// <summary>Case B3 with the separation that the paper names, one FWHM of the PSF, computed once in a process.</summary>
    public static IdealCase PairAtFwhm => ComputedAtFwhm.Value;

    /// <summary>A PSF of a core and wings, with the FWHM of F150W in the paper: four fifths of the light in a Gaussian, one fifth in one 2.5 times as wide.</summary>
    internal static GaussianMixturePsf Psf()
    {
        double low = 0.5, high = 3;
        while (high - low > 1e-9)
        {
            double middle = 0.5 * (low + high);
            GaussianMixturePsf psf = Of(middle);
            if (psf.Value(0.5 * PsfFwhmPixels, 0) < 0.5 * psf.Peak)
                low = middle;
            else
                high = middle;
        }

        return Of(low);

        static GaussianMixturePsf Of(double sigma) => new([PsfGaussian.Round(0.8, sigma), PsfGaussian.Round(0.2, 2.5 * sigma)], PixelScaleArcsec);
    }

    private static IReadOnlyList<IdealCase> Compute()
    {
        GaussianMixturePsf psf = Psf();
        return
        [
            Simulate(psf, "A", "unresolved", 0.15, 0),
            Simulate(psf, "B1", "one compact", 0.9, 0),
            Simulate(psf, "B2", "blended compact", 0.5, 2),
            Simulate(psf, "B3", "separated compact", 0.5, 4.5),
            Simulate(psf, "C", "extended", 2.2, 0),
        ];
    }

    private static IdealCase Simulate(GaussianMixturePsf psf, string name, string description, double sigma, double separation)
    {
        double centre = (Size - 1) / 2.0;
        double[] places = separation > 0 ? [centre - (separation / 2), centre + (separation / 2)] : [centre];
        var shape = ClumpShape.FromAxes(sigma, 1, 0);
        var clean = new float[Size * Size];
        foreach (double x in places)
            ClumpModel.Add(clean, Size, psf, x, centre, shape, 1);

        // The noise is 1: the flux gives the brightest pixel its signal-to-noise ratio.
        double flux = PeakSignalToNoise / clean.Max();
        var error = new float[clean.Length];
        Array.Fill(error, 1);
        var errorImage = new MemoryImage(error, Size, Size);
        var detected = new List<int>();
        var sigmas = new List<double>();
        var ratios = new List<double>();
        IdealImage? example = null;
        for (int k = 0; k < Realisations; k++)
        {
            var random = new SeededRandom(Seed, "figure 14 " + name, k);
            float[] pixels = [.. clean.Select(v => (float)((flux * v) + random.Gaussian()))];
            var image = new MemoryImage(pixels, Size, Size);
            DetectionResult found = Detector.Detect(image, errorImage, null, new DetectionSettings { Threshold = 5, Background = null, Threads = 1 });
            detected.Add(found.Objects.Count);
            if (found.Objects.Count == 0)
                continue;
            ClumpPosition[] positions = [.. found.Objects.Select((o, i) => new ClumpPosition($"{i}", o.X, o.Y))];
            IReadOnlyList<ClumpFitResult> fits = ClumpFitter.FitShapes(new ClumpFitImage { Image = image, Error = errorImage, Psf = psf }, positions, new ClumpFitSettings { Threads = 1 });
            ClumpFitResult[] good = [.. fits.Where(f => double.IsFinite(f.Flux + f.Shape.RadiusPixels))];
            if (good.Length == 0)
                continue;
            sigmas.Add(good.MaxBy(f => f.Flux)!.Shape.RadiusPixels);
            ratios.Add(good.Sum(f => f.Flux) / (flux * places.Length));
            example ??= new IdealImage(Size, Input(places, centre, sigma), Sampling, pixels, Fitted(good, psf), [.. good.Select(Ellipse)]);
        }

        return new IdealCase
        {
            Name = name,
            Description = description,
            InputSigmaPixels = sigma,
            SeparationPixels = separation,
            Detected = detected,
            FittedSigmaPixels = sigmas,
            FluxRatios = ratios,
            Example = example ?? throw new InvalidOperationException($"case {name} was never detected"),
        };
    }

    private static EllipseShape Ellipse(ClumpFitResult f)
    {
        double radius = Math.Sqrt(2 * Math.Log(2));
        return new(f.X, f.Y, Math.Max(0.4, radius * f.Shape.SigmaMajPixels), Math.Max(0.4, radius * f.Shape.SigmaMinPixels), f.Shape.ThetaDegrees);
    }

    /// <summary>The input before PSF and pixels, in units of its own peak.</summary>
    private static float[] Input(double[] places, double centre, double sigma)
    {
        int n = Size * Sampling;
        var input = new float[n * n];
        for (int i = 0; i < input.Length; i++)
        {
            double x = ((i % n) + 0.5) / Sampling - 0.5, y = ((i / n) + 0.5) / Sampling - 0.5;
            input[i] = (float)places.Sum(p => Math.Exp(-0.5 * (((x - p) * (x - p)) + ((y - centre) * (y - centre))) / (sigma * sigma)));
        }

        return input;
    }

    private static float[] Fitted(ClumpFitResult[] fits, GaussianMixturePsf psf)
    {
        var model = new float[Size * Size];
        foreach (ClumpFitResult f in fits)
            ClumpModel.Add(model, Size, psf, f.X, f.Y, f.Shape, f.Flux);

        // The plane of the brightest one stands for all: they share it where they are fitted together.
        ClumpFitResult first = fits.MaxBy(f => f.Flux)!;
        for (int i = 0; i < model.Length; i++)
            model[i] += (float)(first.Sky + (first.SkyX * ((i % Size) - first.X)) + (first.SkyY * ((i / Size) - first.Y)));
        return model;
    }
}
