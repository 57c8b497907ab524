using Arclet.Imaging.Apertures;
using Arclet.Imaging.Detection;
using KronMoment = Arclet.Imaging.Apertures.KronRadius;

namespace Arclet.Imaging;

/// <summary>What is measured around a detected object, in the image's unit; the recipes are those of sep's documentation.</summary>
/// <param name="FluxRadiusPixels">The radius of the circle that holds half of <paramref name="Auto"/>, from a curve of growth out to 6 a.</param>
/// <param name="KronRadius">The Kron radius within 6 times the ellipse, in units of the semi-axes; 0 where it is not defined.</param>
/// <param name="Auto">The flux within 2.5 Kron radii, at least 3.5 semi-axes: SExtractor's FLUX_AUTO.</param>
public readonly record struct ObjectPhotometry(double FluxRadiusPixels, double KronRadius, ApertureFlux Auto)
{
    private const double HalfLight = 0.5;

    private static readonly AutoFluxSettings Settings = new();

    /// <summary>The largest distance in rows from an object's centre that its measurement can need: the Kron radius is at most 6, the aperture 2.5 times that.</summary>
    public static double Reach(DetectedObject detected) => (Math.Max(Settings.KronFactor * KronMoment.UsualExtent, Settings.MinimumScale) * detected.A) + 3;

    /// <summary>Measures one object in a window that holds its pixels.</summary>
    public static ObjectPhotometry Measure(in PixelWindow window, DetectedObject detected)
    {
        double x = detected.X;
        double y = detected.Y;
        double theta = detected.ThetaRadians;
        Aperture ellipse = Aperture.Ellipse(x, y, detected.A, detected.B, theta, KronMoment.UsualExtent);
        KronResult kron = KronMoment.Measure(window, ellipse);
        ApertureFlux auto = AutoFlux.Measure(window, x, y, detected.A, detected.B, theta, kron, Settings);
        FluxRadiusResult half = FluxRadius.Measure(window, x, y, KronMoment.UsualExtent * detected.A, HalfLight, auto.Flux);
        return new(half.RadiusPixels, kron.Radius, auto with { Flags = auto.Flags | half.Flags });
    }
}
