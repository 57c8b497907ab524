namespace Arclet.Imaging.Psf;

/// <summary>
/// The paper's round PSF: a Moffat profile, a Gaussian and a fourth-degree power law,
/// P(r) = A (1 + r2/a2)^-beta + B exp(-r2 / 2 s2) + C / (1 + (r/c)^4), of unit flux inside the normalisation radius
/// (section 3.5 of the paper; it prints no formula, this is the common reading). Values are per pixel of <see cref="PixelScaleArcsec"/>.
/// </summary>
public sealed partial record AnalyticPsf
{
    /// <summary>The kind that the JSON file names.</summary>
    public const string Kind = "moffat+gaussian+power4";

    /// <summary>
    /// True for a PSF measured on images: its value at a pixel's centre is what that pixel receives, and it must not be
    /// integrated over the pixel again. False for an optical PSF.
    /// </summary>
    public bool IncludesPixel { get; init; } = true;

    /// <summary>The side of a pixel, in arcsec.</summary>
    public required double PixelScaleArcsec { get; init; }

    /// <summary>The radius inside which the flux is one, in pixels.</summary>
    public required double NormalizationRadiusPixels { get; init; }

    /// <summary>The Moffat term.</summary>
    public required MoffatTerm Moffat { get; init; }

    /// <summary>The Gaussian term.</summary>
    public GaussianTerm Gaussian { get; init; } = new(0, 1);

    /// <summary>The power law.</summary>
    public Power4Term Power4 { get; init; } = new(0, 1);

    /// <summary>The value at the centre, per pixel.</summary>
    public double Peak => Moffat.Amplitude + Gaussian.Amplitude + Power4.Amplitude;

    /// <summary>The value at a distance from the centre, per pixel, for a point of unit flux.</summary>
    public double Value(double radiusPixels)
    {
        double r2 = radiusPixels * radiusPixels;
        return Moffat.Value(r2) + Gaussian.Value(r2) + Power4.Value(r2);
    }

    /// <summary>The flux within a radius of the centre; 1 at the normalisation radius.</summary>
    public double EnclosedFlux(double radiusPixels) =>
        Moffat.EnclosedFlux(radiusPixels) + Gaussian.EnclosedFlux(radiusPixels) + Power4.EnclosedFlux(radiusPixels);

    /// <summary>
    /// The full width at half of the model's central value, in pixels. On NIRCam PSFs it is 7-13 % below the width of the
    /// azimuthal profile of the same stack: say which one is meant.
    /// </summary>
    public double FwhmPixels()
    {
        double half = Peak / 2;
        double low = 0;
        double high = 1;
        while (Value(high) > half)
        {
            low = high;
            high *= 2;
        }

        for (int i = 0; i < 60; i++)
        {
            double middle = (low + high) / 2;
            if (Value(middle) > half)
                low = middle;
            else
                high = middle;
        }

        return low + high;
    }

    /// <summary>The same profile with its amplitudes scaled so that the flux inside the normalisation radius is one.</summary>
    /// <exception cref="ArgumentException">The profile has no flux.</exception>
    public AnalyticPsf Normalized()
    {
        double flux = EnclosedFlux(NormalizationRadiusPixels);
        if (!(flux > 0) || !double.IsFinite(flux))
            throw new ArgumentException($"a PSF of flux {flux} inside {NormalizationRadiusPixels} px cannot be normalised");
        return this with
        {
            Moffat = Moffat with { Amplitude = Moffat.Amplitude / flux },
            Gaussian = Gaussian with { Amplitude = Gaussian.Amplitude / flux },
            Power4 = Power4 with { Amplitude = Power4.Amplitude / flux },
        };
    }

    /// <summary>
    /// The same profile on the sky on pixels of another size: lengths in pixels scale with old / new, values per pixel with
    /// (new / old)^2. The response of the old pixel stays in it.
    /// </summary>
    public AnalyticPsf Rescaled(double pixelScaleArcsec)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelScaleArcsec);
        double length = PixelScaleArcsec / pixelScaleArcsec;
        double value = 1 / (length * length);
        return this with
        {
            PixelScaleArcsec = pixelScaleArcsec,
            NormalizationRadiusPixels = NormalizationRadiusPixels * length,
            Moffat = Moffat with { Amplitude = Moffat.Amplitude * value, RadiusPixels = Moffat.RadiusPixels * length },
            Gaussian = new GaussianTerm(Gaussian.Amplitude * value, Gaussian.SigmaPixels * length),
            Power4 = new Power4Term(Power4.Amplitude * value, Power4.RadiusPixels * length),
        };
    }
}
