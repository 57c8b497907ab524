namespace Arclet.Imaging.Apertures;

/// <summary>The flux in an ellipse that is scaled by the object's Kron radius: SExtractor's FLUX_AUTO.</summary>
public static class AutoFlux
{
    /// <summary>The aperture for an object's ellipse (semi-axes in pixels, angle in radians) and its Kron radius in units of that ellipse.</summary>
    public static Aperture ApertureFor(double x, double y, double a, double b, double theta, KronResult kron, AutoFluxSettings? settings = null)
    {
        settings ??= new AutoFluxSettings();
        return Aperture.Ellipse(x, y, a, b, theta, Math.Max(settings.KronFactor * kron.Radius, settings.MinimumScale));
    }

    /// <summary>The flux for a Kron radius that was measured before; its flags are joined to the flux's.</summary>
    /// <exception cref="ArgumentException">The window lacks pixels of <see cref="ApertureFor"/>'s aperture.</exception>
    public static ApertureFlux Measure(
        in PixelWindow window, double x, double y, double a, double b, double theta, KronResult kron, AutoFluxSettings? settings = null, int objectId = 0)
    {
        settings ??= new AutoFluxSettings();
        ApertureFlux flux = AperturePhotometry.Measure(window, ApertureFor(x, y, a, b, theta, kron, settings), settings.Sum, objectId);
        return flux with { Flags = flux.Flags | kron.Flags };
    }
}
