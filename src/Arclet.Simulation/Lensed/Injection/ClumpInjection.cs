using Arclet.Imaging;
using Arclet.Inference;
using Arclet.Sky;
using FittedPsf = Arclet.Imaging.Psf.GaussianMixturePsf;

namespace Arclet.Simulation;

/// <summary>
/// Puts clumps into an image, through its PSF and on its pixels, with the noise of their own photons: what is measured on the result and compared with what
/// went in says how complete and how biased a measurement is. Nothing is convolved on a grid.
/// </summary>
public static class ClumpInjection
{
    /// <summary>Light is drawn down to this part of the injected flux per pixel.</summary>
    private const double RelativeFloor = 1e-7;

    /// <summary>A copy of an image with clumps in it.</summary>
    /// <param name="image">The image, in any unit of flux per pixel.</param>
    /// <param name="wcs">Where its pixels are.</param>
    /// <param name="psf">Its effective PSF (the pixel's response included), in its pixels.</param>
    /// <param name="clumps">The clumps and their fluxes in the image's unit.</param>
    /// <param name="electronsPerUnit">Electrons per unit of flux, for the clumps' photon noise; infinite for none.</param>
    /// <param name="seed">Seeds that noise.</param>
    /// <exception cref="ArgumentException">The PSF does not include the pixel's response, or the electrons are not above 0.</exception>
    public static MemoryImage Inject(
        MemoryImage image, Wcs wcs, FittedPsf psf, IReadOnlyList<(InjectedClump Clump, double Flux)> clumps, double electronsPerUnit = double.PositiveInfinity, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(image);
        if (!(electronsPerUnit > 0))
            throw new ArgumentException($"{electronsPerUnit} electrons per unit of flux, expected a number above 0");
        double[] light = Light(image.Width, image.Height, wcs, psf, clumps);
        float[] result = image.Pixels.ToArray();
        for (int y = 0; y < image.Height; y++)
        {
            var photons = new SeededRandom(seed, "injected photons", y);
            for (int x = 0; x < image.Width; x++)
            {
                int i = (y * image.Width) + x;
                if (light[i] == 0)
                    continue;

                // Light may be negative where the PSF is.
                double scatter = double.IsInfinity(electronsPerUnit) || light[i] < 0 ? 0 : Math.Sqrt(light[i] / electronsPerUnit) * photons.Gaussian();
                result[i] += (float)(light[i] + scatter);
            }
        }

        return new MemoryImage(result, image.Width, image.Height, image.Name + " with injected clumps");
    }

    /// <summary>The clumps' light alone, row by row.</summary>
    /// <param name="width">Pixels along x.</param>
    /// <param name="height">Pixels along y.</param>
    /// <param name="wcs">Where the pixels are.</param>
    /// <param name="psf">The effective PSF (the pixel's response included).</param>
    /// <param name="clumps">The clumps and their fluxes.</param>
    /// <exception cref="ArgumentException">The PSF does not include the pixel's response.</exception>
    public static double[] Light(int width, int height, Wcs wcs, FittedPsf psf, IReadOnlyList<(InjectedClump Clump, double Flux)> clumps)
    {
        ArgumentNullException.ThrowIfNull(wcs);
        ArgumentNullException.ThrowIfNull(psf);
        ArgumentNullException.ThrowIfNull(clumps);
        if (!psf.IncludesPixel)
            throw new ArgumentException("the PSF is without the pixel's response, expected the effective one");
        var components = new List<GaussianComponent>();
        double largest = 0;
        foreach ((InjectedClump clump, double flux) in clumps)
        {
            largest = Math.Max(largest, Math.Abs(flux) * clump.FluxRatio);
            (double x, double y) = wcs.SkyToPixel(new SkyPosition(clump.RaDegrees, clump.DecDegrees));
            WcsJacobian j = wcs.JacobianAt(x, y);
            foreach (GaussianComponent c in clump.Components)
                Add(components, InPixels(c with { Flux = c.Flux * flux }, x, y, j), psf);
        }

        var light = new double[width * height];
        if (largest == 0)
            return light;
        var renderer = new GaussianRenderer(width, height, components, RelativeFloor * largest);
        for (int b = 0; b < renderer.BandCount; b++)
        {
            (int first, int count) = renderer.Rows(b);
            renderer.AddBand(b, light.AsSpan(first * width, count * width));
        }

        return light;
    }

    /// <summary>From arcsec to the west and north of a place to the image's pixels, by the inverse of the WCS's Jacobian.</summary>
    private static GaussianComponent InPixels(GaussianComponent c, double x, double y, WcsJacobian j)
    {
        // (east, north) = J (dx, dy), and x of the component grows to the west.
        double det = (j.EastPerX * j.NorthPerY) - (j.EastPerY * j.NorthPerX);
        double a = -j.NorthPerY / det, b = -j.EastPerY / det, d = j.NorthPerX / det, e = j.EastPerX / det;
        return new(
            x + (a * c.X) + (b * c.Y),
            y + (d * c.X) + (e * c.Y),
            c.Flux,
            (a * a * c.Cxx) + (2 * a * b * c.Cxy) + (b * b * c.Cyy),
            (a * d * c.Cxx) + (((a * e) + (b * d)) * c.Cxy) + (b * e * c.Cyy),
            (d * d * c.Cxx) + (2 * d * e * c.Cxy) + (e * e * c.Cyy));
    }

    private static void Add(List<GaussianComponent> destination, GaussianComponent c, FittedPsf psf)
    {
        foreach (Imaging.Psf.PsfGaussian g in psf.Components)
        {
            destination.Add(new GaussianComponent(
                c.X + g.OffsetX, c.Y + g.OffsetY, c.Flux * g.FluxFraction, c.Cxx + g.CovarianceXX, c.Cxy + g.CovarianceXY, c.Cyy + g.CovarianceYY));
        }
    }
}
