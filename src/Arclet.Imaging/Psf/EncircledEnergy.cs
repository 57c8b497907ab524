using Arclet.Fits;
using Arclet.Imaging.Apertures;

namespace Arclet.Imaging.Psf;

/// <summary>
/// The part of a point's flux inside a circle, measured on a PSF image with exact circular apertures. Aperture corrections
/// come from it and not from an analytic model, which misses the enclosed flux by up to 0.1 on NIRCam PSFs.
/// </summary>
public sealed class EncircledEnergy
{
    private readonly double[] radii;
    private readonly double[] fractions;
    private readonly double[] slopes;

    /// <summary>A curve through given points, between which it is a monotone cubic (Fritsch and Carlson 1980).</summary>
    /// <param name="radiusArcsec">Radii in rising order, from 0 on, in arcsec.</param>
    /// <param name="fraction">The part of the flux inside each; 0 at radius 0.</param>
    /// <exception cref="ArgumentException">There are fewer than two points, the lists differ in length, or the radii do not rise from 0.</exception>
    public EncircledEnergy(IReadOnlyList<double> radiusArcsec, IReadOnlyList<double> fraction)
    {
        ArgumentNullException.ThrowIfNull(radiusArcsec);
        ArgumentNullException.ThrowIfNull(fraction);
        radii = [.. radiusArcsec];
        fractions = [.. fraction];
        if (radii.Length < 2 || radii.Length != fractions.Length || radii[0] != 0 || fractions[0] != 0)
            throw new ArgumentException("an encircled energy curve needs two points or more, the first of radius and fraction 0");
        for (int i = 1; i < radii.Length; i++)
        {
            if (!(radii[i] > radii[i - 1]) || !double.IsFinite(fractions[i]))
                throw new ArgumentException("the radii of an encircled energy curve must rise, its fractions must be finite");
        }

        slopes = MonotoneSlopes(radii, fractions);
    }

    /// <summary>The radii of the curve, in arcsec.</summary>
    public IReadOnlyList<double> RadiusArcsec => radii;

    /// <summary>The part of the flux inside each radius.</summary>
    public IReadOnlyList<double> Fraction => fractions;

    /// <summary>The largest radius, in arcsec, where the measured fraction is one unless the flux outside was known.</summary>
    public double OuterRadiusArcsec => radii[^1];

    /// <summary>Measures the curve of a PSF image around its centre, of unit flux inside the normalisation radius.</summary>
    /// <param name="psf">The PSF.</param>
    /// <param name="normalizationRadiusArcsec">Where the fraction is <paramref name="fractionInside"/>; null for the largest circle inside the image.</param>
    /// <param name="fractionInside">The part of all flux inside the normalisation radius, where it is known: 1 counts only what is inside.</param>
    /// <exception cref="ArgumentException">The radius is outside the image, the flux inside is not positive, or the fraction is not in (0, 1].</exception>
    public static EncircledEnergy Measure(PsfImage psf, double? normalizationRadiusArcsec = null, double fractionInside = 1)
    {
        ArgumentNullException.ThrowIfNull(psf);
        if (!(fractionInside > 0 && fractionInside <= 1))
            throw new ArgumentException($"the fraction inside the normalisation radius is {fractionInside}, expected more than 0 and at most 1");
        double outer = normalizationRadiusArcsec ?? psf.OuterRadiusArcsec;
        PsfImage unit = psf.Normalized(outer);
        double step = psf.PixelScaleArcsec / 2;
        // Half a pixel in the core, 5 % of the radius in the wings.
        var radius = new List<double> { 0 };
        for (double r = step; r < outer - (step / 2); r += Math.Max(step, 0.05 * r))
            radius.Add(r);
        radius.Add(outer);
        return new EncircledEnergy(radius, [.. radius.Select(r => r == 0 ? 0 : fractionInside * ApertureFlux(unit, r))]);
    }

    /// <summary>The part of the flux inside a circle; beyond the outer radius that at the outer radius.</summary>
    /// <exception cref="ArgumentException">The radius is negative.</exception>
    public double At(double radiusArcsec)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radiusArcsec);
        if (radiusArcsec >= radii[^1])
            return fractions[^1];
        int high = Array.BinarySearch(radii, radiusArcsec);
        if (high >= 0)
            return fractions[high];
        high = ~high;
        int low = high - 1;
        double h = radii[high] - radii[low];
        double t = (radiusArcsec - radii[low]) / h;
        double u = 1 - t;
        return (fractions[low] * (1 + (2 * t)) * u * u) + (slopes[low] * h * t * u * u) + (fractions[high] * t * t * (3 - (2 * t))) - (slopes[high] * h * t * t * u);
    }

    /// <summary>What the flux in a circle of the given radius is multiplied with to have all of it.</summary>
    /// <exception cref="ArgumentException">The radius is not positive.</exception>
    public double ApertureCorrection(double radiusArcsec)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radiusArcsec);
        return 1 / At(radiusArcsec);
    }

    /// <summary>The radius of the circle that first holds the given part of the flux, in arcsec; NaN where none does.</summary>
    public double RadiusOf(double fraction)
    {
        int high = Array.FindIndex(fractions, f => f >= fraction);
        if (high < 0)
            return double.NaN;
        if (high == 0)
            return 0;
        double low = radii[high - 1];
        double up = radii[high];
        for (int i = 0; i < 60; i++)
        {
            double middle = (low + up) / 2;
            if (At(middle) < fraction)
                low = middle;
            else
                up = middle;
        }

        return (low + up) / 2;
    }

    /// <summary>The curve as a table with the columns radius_arcsec, fraction and aperture_correction.</summary>
    public Table ToTable()
    {
        var table = new Table("encircled energy");
        table.Add("radius_arcsec", radii[1..], "arcsec", "radius of the circle");
        table.Add("fraction", fractions[1..], null, "part of the flux inside");
        table.Add("aperture_correction", [.. fractions.Skip(1).Select(f => 1 / f)], null, "what the flux inside is multiplied with to have all of it");
        return table;
    }

    /// <summary>The sum over a circle around the PSF's centre, by the exact overlap with each pixel.</summary>
    internal static double ApertureFlux(PsfImage psf, double radiusArcsec)
    {
        // Single precision of the pixels is 6e-8 of each of them: far below what a stack is good for.
        float[] single = [.. psf.Pixels.ToArray().Select(p => (float)p)];
        var window = new PixelWindow(single, 0, 0, psf.Width, psf.Height, psf.Width, psf.Height);
        return AperturePhotometry.Measure(window, Aperture.Circle(psf.CentreX, psf.CentreY, radiusArcsec / psf.PixelScaleArcsec), new ApertureSettings { Subpixels = 0 }).Flux;
    }

    private static double[] MonotoneSlopes(double[] x, double[] y)
    {
        int n = x.Length;
        var secants = new double[n - 1];
        for (int i = 0; i < n - 1; i++)
            secants[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
        var tangents = new double[n];
        // The flux grows with the area: the curve starts flat.
        tangents[0] = 0;
        tangents[n - 1] = secants[n - 2];
        for (int i = 1; i < n - 1; i++)
        {
            if (secants[i - 1] * secants[i] <= 0)
                continue;
            double h0 = x[i] - x[i - 1];
            double h1 = x[i + 1] - x[i];
            double w0 = (2 * h1) + h0;
            double w1 = h1 + (2 * h0);
            tangents[i] = (w0 + w1) / ((w0 / secants[i - 1]) + (w1 / secants[i]));
        }

        return tangents;
    }
}
