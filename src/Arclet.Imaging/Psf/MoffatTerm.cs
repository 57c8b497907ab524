namespace Arclet.Imaging.Psf;

/// <summary>The Moffat term A (1 + r2 / a2)^-beta of an <see cref="AnalyticPsf"/> (Moffat 1969, A&amp;A 3, 455).</summary>
/// <param name="Amplitude">A, the value at the centre, per pixel.</param>
/// <param name="RadiusPixels">a, in pixels.</param>
/// <param name="Beta">The exponent; the total flux is finite above 1.</param>
public readonly record struct MoffatTerm(double Amplitude, double RadiusPixels, double Beta)
{
    /// <summary>The value at the squared distance <paramref name="r2"/> (px2) from the centre, per pixel.</summary>
    public double Value(double r2) => Amplitude == 0 ? 0 : Amplitude * Math.Pow(1 + (r2 / (RadiusPixels * RadiusPixels)), -Beta);

    /// <summary>The integral over the disc of the given radius: pi A a2 / (beta - 1) (1 - (1 + R2/a2)^(1-beta)).</summary>
    public double EnclosedFlux(double radiusPixels)
    {
        if (Amplitude == 0)
            return 0;
        double a2 = RadiusPixels * RadiusPixels;
        double logarithm = Math.Log(1 + (radiusPixels * radiusPixels / a2));
        double exponent = 1 - Beta;
        // expm1 keeps the digits where beta is close to 1 (there the integral is the logarithm itself).
        double integral = Math.Abs(exponent * logarithm) < 1e-8 ? logarithm : (Math.Exp(exponent * logarithm) - 1) / exponent;
        return Math.PI * Amplitude * a2 * integral;
    }
}
