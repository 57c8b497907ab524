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

    /// <summary>The picture of a galaxy: its colours about its segments and clumps, on the grid of the reference filter.</summary>
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
        var colours = GalaxyColours.Of(cutouts, reference, window.Left, window.Bottom, window.Size, window.Size);
        return new GalaxyStamp
        {
            GalaxyId = galaxy.Id,
            Redshift = galaxy.Redshift,
            Picture = colours.Picture,
            PixelScaleArcsec = reference.Wcs.PixelScaleArcsec,
            Filters = (colours.Red, colours.Green, colours.Blue),
            Clumps = [.. places.Select(p => (p.X - window.Left, p.Y - window.Bottom))],
            // In front of the lens there are none, and several planes have no lines of one of them.
            CriticalLines = lens is not null && lens.Potentials.All(p => p.Redshift < galaxy.Redshift) && lens.FieldFor(galaxy.Redshift) is LensPlaneField field ? Critical(field, lens.Reference, reference.Wcs, window) : [],
        };
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
