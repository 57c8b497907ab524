using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>A clump to be put into an image: an elliptical Gaussian in the sky before any PSF, or the images of a clump behind a lens.</summary>
public sealed class InjectedClump
{
    private InjectedClump(double ra, double dec, IReadOnlyList<GaussianComponent> components) => (RaDegrees, DecDegrees, Components) = (ra, dec, components);

    /// <summary>Right ascension of the light's centroid, degrees.</summary>
    public double RaDegrees { get; }

    /// <summary>Declination of the centroid, degrees.</summary>
    public double DecDegrees { get; }

    /// <summary>The Gaussians, in arcsec to the west and north of the centroid; their fluxes add up to the clump's, in units of the flux that is injected.</summary>
    internal IReadOnlyList<GaussianComponent> Components { get; }

    /// <summary>A clump that is a Gaussian in the sky; its injected flux is the one in the image.</summary>
    /// <param name="position">The centre.</param>
    /// <param name="sigmaMajorArcsec">Standard deviation along the major axis.</param>
    /// <param name="sigmaMinorArcsec">Standard deviation along the minor axis.</param>
    /// <param name="positionAngleDegrees">Direction of the major axis, degrees from north to east.</param>
    /// <exception cref="ArgumentOutOfRangeException">A standard deviation is negative.</exception>
    public static InjectedClump Gaussian(SkyPosition position, double sigmaMajorArcsec, double sigmaMinorArcsec, double positionAngleDegrees)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sigmaMajorArcsec);
        ArgumentOutOfRangeException.ThrowIfNegative(sigmaMinorArcsec);

        // x grows to the west: north is +y, and an angle towards the east is counter-clockwise from there.
        double angle = double.DegreesToRadians(90 + positionAngleDegrees);
        return new InjectedClump(position.RaDegrees, position.DecDegrees, [GaussianComponent.FromAxes(0, 0, 1, sigmaMajorArcsec, sigmaMinorArcsec, angle)]);
    }

    /// <summary>The images of a clump in the source plane, each to be injected; their injected flux is the one behind the lens.</summary>
    /// <param name="model">The lens.</param>
    /// <param name="redshift">The clump's redshift.</param>
    /// <param name="clump">The clump in the source plane, arcsec in the lens's frame.</param>
    /// <param name="faintestMagnification">Images of a smaller |mu| are left out.</param>
    public static IReadOnlyList<InjectedClump> BehindLens(LensModel model, double redshift, ClumpShape clump, double faintestMagnification = LensedFieldSimulation.FaintestMagnification)
    {
        ArgumentNullException.ThrowIfNull(model);
        return [.. new ClumpTracer(model, redshift).Trace(clump, faintestMagnification).Select(i => OfImage(model.Reference, i))];
    }

    /// <summary>The total flux in the image over the one that is injected: 1, or the magnification.</summary>
    public double FluxRatio => Components.Sum(c => c.Flux);

    private static InjectedClump OfImage(LensReference reference, LensedClumpImage image)
    {
        (double ra, double dec) = reference.ToSky(image.X, image.Y);
        return new InjectedClump(ra, dec, [.. image.Components.Select(c => c with { X = c.X - image.X, Y = c.Y - image.Y })]);
    }
}
