namespace Arclet.Simulation;

/// <summary>
/// A round point-spread function that is a sum of Gaussians, PSF(r) = sum_i w_i exp(-r2 / 2 s_i2) / (2 pi s_i2). It is the
/// effective PSF: the pixel's response is included, and its value at a pixel's centre is what that pixel receives.
/// </summary>
public sealed class GaussianMixturePsf
{
    private readonly double[] weights;
    private readonly double[] sigmas;

    /// <summary>A PSF of the given weights (made to sum to one) and standard deviations in pixels.</summary>
    /// <exception cref="ArgumentException">The lists are empty or differ in length, or a number is not positive.</exception>
    public GaussianMixturePsf(IReadOnlyList<double> weights, IReadOnlyList<double> sigmaPixels)
    {
        ArgumentNullException.ThrowIfNull(weights);
        ArgumentNullException.ThrowIfNull(sigmaPixels);
        if (weights.Count == 0 || weights.Count != sigmaPixels.Count)
            throw new ArgumentException($"a PSF needs as many weights as widths, not {weights.Count} and {sigmaPixels.Count}");
        if (weights.Concat(sigmaPixels).Any(v => !(v > 0)))
            throw new ArgumentException("the weights and widths of a PSF are positive");
        double sum = weights.Sum();
        this.weights = [.. weights.Select(w => w / sum)];
        sigmas = [.. sigmaPixels];
        FwhmPixels = FindFwhm();
    }

    /// <summary>
    /// NIRCam F150W on 20-mas pixels: the weights follow from the enclosed energies .723, .835 and .934 at 0.1, 0.2 and 0.5
    /// arcsec that were measured on the PSF of the SMACS 0723 mosaic, with a core of 1.1 pixels; its FWHM is 0.053 arcsec.
    /// </summary>
    public static GaussianMixturePsf NircamF150W20mas { get; } = new([0.575, 0.2, 0.12, 0.105], [1.1, 3.5, 9, 25]);

    /// <summary>The full width at half maximum in pixels.</summary>
    public double FwhmPixels { get; }

    /// <summary>The standard deviations of the Gaussians, in pixels.</summary>
    public IReadOnlyList<double> SigmaPixels => sigmas;

    /// <summary>The part of the flux in each Gaussian; they sum to one.</summary>
    public IReadOnlyList<double> Weights => weights;

    /// <summary>The same PSF, core and wings, made wider or narrower to a full width at half maximum in pixels.</summary>
    public GaussianMixturePsf WithFwhm(double fwhmPixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fwhmPixels);
        return new(weights, [.. sigmas.Select(s => s * fwhmPixels / FwhmPixels)]);
    }

    /// <summary>
    /// A PSF with the wings of <see cref="NircamF150W20mas"/>, Gaussians of 0.18 and 0.5 arcsec, and its core, made as wide as the full width at half maximum asks for. In real cameras the
    /// light outside of half an arcsec grows only slowly with wavelength: NIRCam's F150W has .067 there and F444W .100 in the mosaics of SMACS 0723, this has .066 and .075.
    /// </summary>
    /// <param name="fwhmArcsec">The full width at half maximum.</param>
    /// <param name="pixelScaleArcsec">The side of the pixels that the PSF is in.</param>
    public static GaussianMixturePsf WithCore(double fwhmArcsec, double pixelScaleArcsec)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(fwhmArcsec);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelScaleArcsec);
        const double FinePixelArcsec = 0.02;
        const int CoreGaussians = 2;
        GaussianMixturePsf form = NircamF150W20mas;
        double low = 0.01, high = 100;
        for (int i = 0; i < 60; i++)
        {
            double middle = Math.Sqrt(low * high);
            (low, high) = Made(middle).FwhmPixels * pixelScaleArcsec < fwhmArcsec ? (middle, high) : (low, middle);
        }

        return Made(Math.Sqrt(low * high));

        GaussianMixturePsf Made(double core) => new(form.weights, [.. form.sigmas.Select((s, i) => s * (i < CoreGaussians ? core : 1) * FinePixelArcsec / pixelScaleArcsec)]);
    }

    /// <summary>The value at a distance from the centre, per pixel, for a point of unit flux.</summary>
    public double Value(double radiusPixels)
    {
        double value = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double s2 = sigmas[i] * sigmas[i];
            value += weights[i] / (2 * Math.PI * s2) * Math.Exp(-radiusPixels * radiusPixels / (2 * s2));
        }

        return value;
    }

    /// <summary>The part of a point's flux within a radius.</summary>
    public double EnclosedEnergy(double radiusPixels)
    {
        double outside = 0;
        for (int i = 0; i < weights.Length; i++)
            outside += weights[i] * Math.Exp(-radiusPixels * radiusPixels / (2 * sigmas[i] * sigmas[i]));
        return 1 - outside;
    }

    /// <summary>The components of a Gaussian convolved with this PSF, appended to a list.</summary>
    internal void AddConvolved(GaussianComponent component, List<GaussianComponent> destination)
    {
        for (int i = 0; i < weights.Length; i++)
            destination.Add(component.ConvolvedWith(weights[i], sigmas[i] * sigmas[i]));
    }

    private double FindFwhm()
    {
        double half = Value(0) / 2;
        double low = 0;
        double high = 3 * sigmas.Max();
        for (int i = 0; i < 100; i++)
        {
            double middle = (low + high) / 2;
            if (Value(middle) > half)
                low = middle;
            else
                high = middle;
        }

        return low + high;
    }
}
