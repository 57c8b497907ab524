using Arclet.Imaging.Apertures;
using Arclet.Imaging.Detection;
using KronMoment = Arclet.Imaging.Apertures.KronRadius;

namespace Arclet.Imaging;

/// <summary>What is measured around a detected object, in the image's unit; the recipes are those of sep's documentation.</summary>
/// <param name="FluxRadiusPixels">The radius of the circle that holds half of <paramref name="Auto"/>, from a curve of growth out to 6 a.</param>
/// <param name="KronRadius">The Kron radius within 6 times the ellipse, in units of the semi-axes; 0 where it is not defined, at most 6.</param>
/// <param name="Auto">The flux within 2.5 Kron radii, at least 3.5 semi-axes: SExtractor's FLUX_AUTO.</param>
public readonly record struct ObjectPhotometry(double FluxRadiusPixels, double KronRadius, ApertureFlux Auto)
{
    private const double HalfLight = 0.5;

    private static readonly AutoFluxSettings Settings = new();

    /// <summary>An object around which nothing was measured.</summary>
    public static ObjectPhotometry NotMeasured { get; } = new(double.NaN, 0, new ApertureFlux(double.NaN, double.NaN, 0, MeasurementFlags.Undefined));

    /// <summary>The pixels of an image that the measurement can need: the Kron radius is at most 6, the aperture 2.5 times that.</summary>
    public static PixelBounds Bounds(DetectedObject detected, int imageWidth, int imageHeight)
    {
        ArgumentNullException.ThrowIfNull(detected);
        double scale = Math.Max(Settings.KronFactor * KronMoment.UsualExtent, Settings.MinimumScale);
        PixelBounds aperture = Aperture.Ellipse(detected.X, detected.Y, detected.A, detected.B, detected.ThetaRadians, scale).Bounds(imageWidth, imageHeight);
        return aperture.Union(FluxRadius.Bounds(detected.X, detected.Y, KronMoment.UsualExtent * detected.A, imageWidth, imageHeight));
    }

    /// <summary>Measures one object in a window that holds its <see cref="Bounds"/>.</summary>
    /// <exception cref="ArgumentException">The window lacks pixels.</exception>
    public static ObjectPhotometry Measure(in PixelWindow window, DetectedObject detected)
    {
        ArgumentNullException.ThrowIfNull(detected);
        double x = detected.X;
        double y = detected.Y;
        double theta = detected.ThetaRadians;
        Aperture ellipse = Aperture.Ellipse(x, y, detected.A, detected.B, theta, KronMoment.UsualExtent);
        KronResult kron = KronMoment.Measure(window, ellipse);
        // The first moment of positive pixels lies inside the ellipse; with negative ones it can be anything.
        if (kron.Radius > KronMoment.UsualExtent)
            kron = new KronResult(KronMoment.UsualExtent, kron.Flags | MeasurementFlags.KronLimited);
        ApertureFlux auto = AutoFlux.Measure(window, x, y, detected.A, detected.B, theta, kron, Settings);
        FluxRadiusResult half = FluxRadius.Measure(window, x, y, KronMoment.UsualExtent * detected.A, HalfLight, auto.Flux);
        return new(half.RadiusPixels, kron.Radius, auto with { Flags = auto.Flags | half.Flags });
    }
}
