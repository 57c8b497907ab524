namespace Arclet.Imaging.Psf;

/// <summary>The softened fourth-degree power law C / (1 + (r / c)^4) of an <see cref="AnalyticPsf"/>.</summary>
/// <param name="Amplitude">C, the value at the centre, per pixel.</param>
/// <param name="RadiusPixels">c, in pixels, where the term has fallen to half.</param>
public readonly record struct Power4Term(double Amplitude, double RadiusPixels)
{
    /// <summary>The value at the squared distance <paramref name="r2"/> (px2) from the centre, per pixel.</summary>
    public double Value(double r2)
    {
        if (Amplitude == 0)
            return 0;
        double u = r2 / (RadiusPixels * RadiusPixels);
        return Amplitude / (1 + (u * u));
    }

    /// <summary>The integral over the disc of the given radius: pi C c2 arctan(R2 / c2).</summary>
    public double EnclosedFlux(double radiusPixels)
    {
        if (Amplitude == 0)
            return 0;
        double c2 = RadiusPixels * RadiusPixels;
        return Math.PI * Amplitude * c2 * Math.Atan(radiusPixels * radiusPixels / c2);
    }
}
