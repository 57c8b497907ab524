namespace Arclet.Imaging.Psf;

/// <summary>
/// A PSF as a sum of Gaussians, PSF(d) = sum_k f_k N(d - o_k; C_k), all around one centre (o_k = 0) but in free expansions (a multi-Gaussian expansion, Emsellem, Monnet
/// and Bacon 1994, A&amp;A 285, 723): an elliptical Gaussian convolved with it is again a sum of Gaussians, with analytic
/// derivatives. Values are per pixel of <see cref="PixelScaleArcsec"/>.
/// </summary>
public sealed partial class GaussianMixturePsf
{
    private readonly PsfGaussian[] components;

    /// <summary>A PSF of the given Gaussians; their fluxes are taken as they are.</summary>
    /// <exception cref="ArgumentException">There is no Gaussian, a covariance is not positive definite, a number is not finite, or the pixel scale is not positive.</exception>
    public GaussianMixturePsf(IEnumerable<PsfGaussian> components, double pixelScaleArcsec, bool includesPixel = true)
    {
        ArgumentNullException.ThrowIfNull(components);
        this.components = [.. components];
        if (this.components.Length == 0)
            throw new ArgumentException("a PSF needs at least one Gaussian");
        foreach (PsfGaussian c in this.components)
        {
            if (!double.IsFinite(c.FluxFraction) || !(c.CovarianceXX > 0) || !(c.CovarianceYY > 0) || !(c.Determinant > 0) || !double.IsFinite(c.Determinant))
                throw new ArgumentException($"a PSF's Gaussian needs a finite flux and a positive definite covariance, not {c}");
        }

        if (!(pixelScaleArcsec > 0) || !double.IsFinite(pixelScaleArcsec))
            throw new ArgumentException($"a pixel scale of {pixelScaleArcsec} arcsec is not positive");
        PixelScaleArcsec = pixelScaleArcsec;
        IncludesPixel = includesPixel;
    }

    /// <summary>The Gaussians.</summary>
    public ReadOnlySpan<PsfGaussian> Components => components;

    /// <summary>The side of a pixel, in arcsec.</summary>
    public double PixelScaleArcsec { get; }

    /// <summary>
    /// True for a PSF measured on images: its value at a pixel's centre is what that pixel receives, and it must not be
    /// integrated over the pixel again. False for an optical PSF.
    /// </summary>
    public bool IncludesPixel { get; }

    /// <summary>True when every Gaussian is round.</summary>
    public bool IsRound => Array.TrueForAll(components, c => c.IsRound);

    /// <summary>True when every Gaussian is on the PSF's centre; a fit that does not shift them must refuse other PSFs.</summary>
    public bool IsCentred => Array.TrueForAll(components, c => c.IsCentred);

    /// <summary>The sum of the Gaussians' fluxes out to infinity: 1 to the accuracy of the fit that made them.</summary>
    public double TotalFlux => components.Sum(c => c.FluxFraction);

    /// <summary>The value at the centre, per pixel.</summary>
    public double Peak => Value(0, 0);

    /// <summary>The value at an offset from the centre in pixels, per pixel, for a point of unit flux.</summary>
    public double Value(double dx, double dy)
    {
        double value = 0;
        foreach (PsfGaussian component in components)
            value += component.Value(dx, dy);
        return value;
    }

    /// <summary>The flux within a radius of the centre, in pixels.</summary>
    public double EnclosedFlux(double radiusPixels)
    {
        double flux = 0;
        foreach (PsfGaussian c in components)
            flux += c.IsCentred ? c.FluxFraction * EnclosedFraction(c, radiusPixels * radiusPixels) : EnclosedOffCentre(c, radiusPixels);
        return flux;
    }

    /// <summary>The same PSF with the sum of its fluxes made one.</summary>
    /// <exception cref="ArgumentException">The sum of the fluxes is not positive.</exception>
    public GaussianMixturePsf Normalized()
    {
        double total = TotalFlux;
        if (!(total > 0))
            throw new ArgumentException($"a PSF of flux {total} cannot be normalised");
        return new(components.Select(c => c with { FluxFraction = c.FluxFraction / total }), PixelScaleArcsec, IncludesPixel);
    }

    /// <summary>
    /// The same PSF on the sky on pixels of another size: covariances in px2 scale with (old / new)^2, fluxes stay. The
    /// response of the old pixel stays in it.
    /// </summary>
    public GaussianMixturePsf Rescaled(double pixelScaleArcsec)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixelScaleArcsec);
        double length = PixelScaleArcsec / pixelScaleArcsec;
        double area = length * length;
        return new(
            components.Select(c => new PsfGaussian(c.FluxFraction, c.CovarianceXX * area, c.CovarianceXY * area, c.CovarianceYY * area)
            {
                OffsetX = c.OffsetX * length,
                OffsetY = c.OffsetY * length,
            }),
            pixelScaleArcsec,
            IncludesPixel);
    }

    /// <summary>The PSF turned counter-clockwise by an angle: what an image sees whose axes are turned clockwise against those of the PSF.</summary>
    public GaussianMixturePsf Rotated(double angleRadians)
    {
        (double sin, double cos) = Math.SinCos(angleRadians);
        return new(
            components.Select(c => c.IsRound
                ? c
                : new PsfGaussian(
                    c.FluxFraction,
                    (c.CovarianceXX * cos * cos) - (2 * c.CovarianceXY * sin * cos) + (c.CovarianceYY * sin * sin),
                    ((c.CovarianceXX - c.CovarianceYY) * sin * cos) + (c.CovarianceXY * ((cos * cos) - (sin * sin))),
                    (c.CovarianceXX * sin * sin) + (2 * c.CovarianceXY * sin * cos) + (c.CovarianceYY * cos * cos))
                {
                    OffsetX = (c.OffsetX * cos) - (c.OffsetY * sin),
                    OffsetY = (c.OffsetX * sin) + (c.OffsetY * cos),
                }),
            PixelScaleArcsec,
            IncludesPixel);
    }

    /// <summary>
    /// The part of a Gaussian inside a circle. For unequal axes the mean over the angle of 1 - exp(-R2 q(phi) / 2) / (q sqrt(det))
    /// with q(phi) = u' C^-1 u; the integrand is periodic, so that equal steps converge exponentially.
    /// </summary>
    private static double EnclosedFraction(PsfGaussian c, double r2)
    {
        if (c.IsRound)
            return 1 - Math.Exp(-r2 / (2 * c.CovarianceXX));
        double determinant = c.Determinant;
        double mean = (c.CovarianceXX + c.CovarianceYY) / 2;
        double half = Math.Sqrt(Math.Max(0, (mean * mean) - determinant));
        double axisRatio = Math.Sqrt((mean + half) / Math.Max(mean - half, double.Epsilon));
        int steps = Math.Clamp((int)(32 * axisRatio), 64, 4096);
        double sum = 0;
        for (int i = 0; i < steps; i++)
        {
            (double sin, double cos) = Math.SinCos(Math.PI * (i + 0.5) / steps);
            double q = ((c.CovarianceYY * cos * cos) - (2 * c.CovarianceXY * sin * cos) + (c.CovarianceXX * sin * sin)) / determinant;
            sum += (1 - Math.Exp(-r2 * q / 2)) / q;
        }

        return sum / (steps * Math.Sqrt(determinant));
    }

    /// <summary>The flux of a Gaussian off the centre inside a circle: the trapezoid rule in the angle, Simpson's in the radius.</summary>
    private static double EnclosedOffCentre(PsfGaussian c, double radius)
    {
        double narrow = Math.Sqrt(c.Determinant / Math.Max(c.CovarianceXX, c.CovarianceYY));
        int rings = 2 * (int)Math.Clamp(Math.Ceiling(2 * radius / narrow), 16, 400);
        int angles = (int)Math.Clamp(Math.Ceiling(12 * radius / narrow), 48, 2000);
        double sum = 0;
        for (int i = 1; i <= rings; i++)
        {
            double r = radius * i / rings;
            double ring = 0;
            for (int k = 0; k < angles; k++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * k / angles);
                ring += c.Value(r * cos, r * sin);
            }

            sum += (i == rings ? 1 : i % 2 == 1 ? 4 : 2) * ring * 2 * Math.PI / angles * r;
        }

        return sum * radius / (3 * rings);
    }
}
