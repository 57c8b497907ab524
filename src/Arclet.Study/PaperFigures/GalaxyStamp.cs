using Arclet.Figures;
using Arclet.Lensing;
using Arclet.Lensing.Maps;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>A colour picture of a galaxy with what is drawn over it, in the picture's pixels (first one's centre at 0, 0, y upwards).</summary>
public sealed record GalaxyStamp
{
    /// <summary>The galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>Its redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>The picture.</summary>
    public required Raster Picture { get; init; }

    /// <summary>The side of its pixels in arcsec.</summary>
    public required double PixelScaleArcsec { get; init; }

    /// <summary>The filters of red, green and blue.</summary>
    public required (string Red, string Green, string Blue) Filters { get; init; }

    /// <summary>Where the clumps are.</summary>
    public IReadOnlyList<(double X, double Y)> Clumps { get; init; } = [];

    /// <summary>Tangential critical lines for the galaxy's redshift.</summary>
    public IReadOnlyList<IReadOnlyList<(double X, double Y)>> CriticalLines { get; init; } = [];

    /// <summary>
    /// The picture of a galaxy: the filters that cover it in three groups by wavelength, broad ones where there are three, each the mean surface brightness of its filters on the grid of the
    /// reference filter.
    /// </summary>
    /// <param name="galaxy">The galaxy.</param>
    /// <param name="cutouts">Its pixels.</param>
    /// <param name="referenceFilter">The filter whose grid the picture has; another one where it does not cover the galaxy.</param>
    /// <param name="clumps">Its clumps in the sky.</param>
    /// <param name="lens">The lens model; null for no critical lines.</param>
    public static GalaxyStamp? Of(Galaxy galaxy, CutoutSet cutouts, string referenceFilter, IReadOnlyList<SkyPosition> clumps, LensModel? lens)
    {
        ArgumentNullException.ThrowIfNull(galaxy);
        ArgumentNullException.ThrowIfNull(cutouts);
        ArgumentNullException.ThrowIfNull(clumps);
        if ((cutouts.Find(referenceFilter) ?? (cutouts.Bands.Count > 0 ? cutouts.Bands[0] : null)) is not { } reference)
            return null;
        (double X, double Y)[] places = [.. clumps.Select(reference.Wcs.SkyToPixel)];
        StampWindow window = StampWindow.Around(reference, galaxy, places);
        CutoutBand[][] groups = Groups(cutouts);
        FloatImage[] channels = [.. groups.Select(g => Mean(g, reference, window))];

        // Faint light is to be seen beside clumps, and the noise not to be a rainbow: linear up to an eighth of what 99 % of the pixels are below, but not within five times the noise.
        float[] bright = [.. Enumerable.Range(0, channels[0].Pixels.Length).Select(i => (channels[0].Pixels.Span[i] + channels[1].Pixels.Span[i] + channels[2].Pixels.Span[i]) / 3).Where(float.IsFinite).Order()];
        double top = bright.Length > 0 ? bright[(int)(0.99 * (bright.Length - 1))] : 0, linear = Math.Max(0.12 * top, 5 * Noise(groups));
        var colours = new RgbComposite { Stretch = linear > 0 ? linear : 1, Q = 8 };
        return new GalaxyStamp
        {
            GalaxyId = galaxy.Id,
            Redshift = galaxy.Redshift,
            Picture = colours.Make(channels[0], channels[1], channels[2]),
            PixelScaleArcsec = reference.Wcs.PixelScaleArcsec,
            Filters = (Names(groups[0]), Names(groups[1]), Names(groups[2])),
            Clumps = [.. places.Select(p => (p.X - window.Left, p.Y - window.Bottom))],
            // In front of the lens there are none, and several planes have no lines of one of them.
            CriticalLines = lens is not null && lens.Potentials.All(p => p.Redshift < galaxy.Redshift) && lens.FieldFor(galaxy.Redshift) is LensPlaneField field ? Critical(field, lens.Reference, reference.Wcs, window) : [],
        };
    }

    /// <summary>The error of the three channels' mean in nJy per arcsec^2, by the medians of the error maps.</summary>
    private static double Noise(CutoutBand[][] groups)
    {
        double variance = 0;
        foreach (CutoutBand[] group in groups)
        {
            foreach (CutoutBand band in group)
            {
                double error = band.MedianError() is var typical && typical > 0 ? typical / (band.Wcs.PixelScaleArcsec * band.Wcs.PixelScaleArcsec) : 0;
                variance += error * error / (9.0 * group.Length * group.Length);
            }
        }

        return Math.Sqrt(variance);
    }

    private static string Names(CutoutBand[] group) => string.Join('+', group.Select(b => b.Filter));

    /// <summary>Red, green and blue.</summary>
    private static CutoutBand[][] Groups(CutoutSet cutouts)
    {
        CutoutBand[] sorted = [.. cutouts.Bands.OrderBy(b => FilterCatalog.Get(b.Filter).PivotMicron).ThenBy(b => b.Filter, StringComparer.Ordinal)];
        HashSet<string> broadNames = [.. FilterSets.NircamBroad.Select(f => f.Id)];
        CutoutBand[] broad = [.. sorted.Where(b => broadNames.Contains(b.Filter))], used = broad.Length >= 3 ? broad : sorted;
        return used.Length switch
        {
            1 => [used, used, used],
            2 => [[used[1]], used, [used[0]]],
            _ => [used[(2 * used.Length / 3)..], used[(used.Length / 3)..(2 * used.Length / 3)], used[..(used.Length / 3)]],
        };
    }

    /// <summary>The mean surface brightness of filters in nJy per arcsec^2, at each pixel of the window bilinear between their pixels; missing ones are left out.</summary>
    private static FloatImage Mean(CutoutBand[] group, CutoutBand reference, StampWindow window)
    {
        var sums = new double[window.Size * window.Size];
        var counts = new int[sums.Length];
        foreach (CutoutBand band in group)
        {
            double area = band.Wcs.PixelScaleArcsec * band.Wcs.PixelScaleArcsec;
            for (int i = 0; i < sums.Length; i++)
            {
                (double x, double y) = band.Wcs.SkyToPixel(reference.Wcs.PixelToSky(window.Left + (i % window.Size), window.Bottom + (i / window.Size)));
                double value = Bilinear(band, x, y);
                if (double.IsFinite(value))
                    (sums[i], counts[i]) = (sums[i] + (value / area), counts[i] + 1);
            }
        }

        return new FloatImage(sums.Select((s, i) => counts[i] > 0 ? (float)(s / counts[i]) : float.NaN).ToArray(), window.Size, window.Size);
    }

    private static double Bilinear(CutoutBand band, double x, double y)
    {
        int x0 = (int)Math.Floor(x), y0 = (int)Math.Floor(y);
        if (x0 < 0 || y0 < 0 || x0 + 1 >= band.Width || y0 + 1 >= band.Height)
            return double.NaN;
        double fx = x - x0, fy = y - y0;
        return ((1 - fy) * (((1 - fx) * band.Science[x0, y0]) + (fx * band.Science[x0 + 1, y0]))) + (fy * (((1 - fx) * band.Science[x0, y0 + 1]) + (fx * band.Science[x0 + 1, y0 + 1])));
    }

    private static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Critical(LensPlaneField field, LensReference reference, Wcs wcs, StampWindow window)
    {
        var corners = new[] { (0, 0), (window.Size, 0), (0, window.Size), (window.Size, window.Size) }.Select(c =>
        {
            SkyPosition sky = wcs.PixelToSky(window.Left + c.Item1 - 0.5, window.Bottom + c.Item2 - 0.5);
            return reference.ToFrame(sky.RaDegrees, sky.DecDegrees);
        }).ToArray();
        double xMin = corners.Min(c => c.X), xMax = corners.Max(c => c.X), yMin = corners.Min(c => c.Y), yMax = corners.Max(c => c.Y);
        return [.. TangentialLines(field, xMin, xMax, yMin, yMax).Select(l => (IReadOnlyList<(double X, double Y)>)[.. (l.IsClosed ? l.Image.Append(l.Image[0]) : l.Image).Select(p =>
        {
            (double ra, double dec) = reference.ToSky(p.X, p.Y);
            (double x, double y) = wcs.SkyToPixel(new SkyPosition(ra, dec));
            return (x - window.Left, y - window.Bottom);
        })])];
    }

    private static IEnumerable<CriticalLine> TangentialLines(LensPlaneField field, double xMin, double xMax, double yMin, double yMax) =>
        Lensing.Maps.CriticalLines.Find(field, xMin, xMax, yMin, yMax, new CriticalLineOptions { FinestArcsec = 0.05, Levels = 3 }).Where(l => l.Kind == CriticalLineKind.Tangential);
}
