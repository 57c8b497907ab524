namespace Arclet.Imaging.Psf;

/// <summary>The Gaussian term B exp(-r2 / 2 s2) of an <see cref="AnalyticPsf"/>.</summary>
/// <param name="Amplitude">B, the value at the centre, per pixel.</param>
/// <param name="SigmaPixels">s, in pixels.</param>
public readonly record struct GaussianTerm(double Amplitude, double SigmaPixels)
{
    /// <summary>The value at the squared distance <paramref name="r2"/> (px2) from the centre, per pixel.</summary>
    public double Value(double r2) => Amplitude == 0 ? 0 : Amplitude * Math.Exp(-r2 / (2 * SigmaPixels * SigmaPixels));

    /// <summary>The integral over the disc of the given radius: 2 pi B s2 (1 - exp(-R2 / 2 s2)).</summary>
    public double EnclosedFlux(double radiusPixels)
    {
        if (Amplitude == 0)
            return 0;
        double s2 = SigmaPixels * SigmaPixels;
        return 2 * Math.PI * Amplitude * s2 * (1 - Math.Exp(-radiusPixels * radiusPixels / (2 * s2)));
    }
}
