using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Hosts;
using Arclet.Sky;

namespace Arclet.Host;

/// <summary>The galaxies' apertures: regions on the sky, or objects of a segmentation map, seen in any image.</summary>
internal sealed class HostApertures
{
    /// <summary>How far beyond the image's border an aperture is followed, pixels.</summary>
    private const int MostBeyond = 4096;

    private readonly List<(string Id, Func<Wcs?, bool, Func<double, double, bool>> In)> galaxies = [];

    private HostApertures()
    {
    }

    /// <summary>The galaxies' ids.</summary>
    public IReadOnlyList<string> Ids => [.. galaxies.Select(g => g.Id)];

    public static HostApertures Read(HostRequest request, Wcs? firstWcs, ImageSource first)
    {
        var result = new HostApertures();
        if (request.Regions is { } file)
            result.AddRegions(file, firstWcs, first.Name);
        else
            result.AddSegments(request.Segmentation!, request.Ids, firstWcs, first);
        return result;
    }

    /// <summary>A galaxy's aperture on an image's pixels, those beyond its border included; empty where it has none in the image.</summary>
    /// <exception cref="InputException">It is no galaxy's: it goes on far beyond the image.</exception>
    public HostAperture Of(int galaxy, Wcs? wcs, bool isFirst, int width, int height)
    {
        Func<double, double, bool> contains = galaxies[galaxy].In(wcs, isFirst);
        PixelBounds inside = BoundsInImage(contains, width, height);
        return HostAperture.Of(contains, inside.IsEmpty ? inside : Grown(contains, inside, galaxies[galaxy].Id));
    }

    private static PixelBounds BoundsInImage(Func<double, double, bool> contains, int width, int height)
    {
        int x0 = width, x1 = 0, y0 = height, y1 = 0;
        for (int y = 0; y < height; y++)
        {
            for (int x = 0; x < width; x++)
            {
                if (!contains(x, y))
                    continue;
                (x0, x1, y0, y1) = (Math.Min(x0, x), Math.Max(x1, x), Math.Min(y0, y), Math.Max(y1, y));
            }
        }

        return x1 < x0
            ? new PixelBounds(0, 0, 0, 0)
            : new PixelBounds(x0 - 1, y0 - 1, x1 + 2, y1 + 2);
    }

    /// <summary>The bounds moved outwards until the aperture touches none of them: what is beyond the image's border is missing, and must be known to be.</summary>
    private static PixelBounds Grown(Func<double, double, bool> contains, PixelBounds start, string id)
    {
        PixelBounds b = start;
        while (true)
        {
            PixelBounds grown = new(
                Touches(b.XMin, b.XMin + 1, b.YMin, b.YMax) ? b.XMin - 1 : b.XMin,
                Touches(b.XMin, b.XMax, b.YMin, b.YMin + 1) ? b.YMin - 1 : b.YMin,
                Touches(b.XMax - 1, b.XMax, b.YMin, b.YMax) ? b.XMax + 1 : b.XMax,
                Touches(b.XMin, b.XMax, b.YMax - 1, b.YMax) ? b.YMax + 1 : b.YMax);
            if (grown == b)
                return b;
            b = grown;
            if (start.XMin - b.XMin > MostBeyond || start.YMin - b.YMin > MostBeyond || b.XMax - start.XMax > MostBeyond || b.YMax - start.YMax > MostBeyond)
                throw new InputException($"the aperture of galaxy {id} goes on for more than {MostBeyond} pixels beyond the image, expected one of a galaxy");
        }

        bool Touches(int fromX, int endX, int fromY, int endY)
        {
            for (int y = fromY; y < endY; y++)
            {
                for (int x = fromX; x < endX; x++)
                {
                    if (contains(x, y))
                        return true;
                }
            }

            return false;
        }
    }

    private void AddRegions(string file, Wcs? first, string firstName)
    {
        int number = 0;
        foreach (Region region in RegionFile.Load(file))
        {
            number++;
            if (region.Shape is RegionShape.Point or RegionShape.Text)
                throw InputException.InFile(file, $"region {number} has no area, expected a circle, ellipse, box or polygon");
            if (region.IsExcluded)
                throw InputException.InFile(file, $"region {number} is one to leave out (a minus sign before it), expected the aperture of a galaxy");
            galaxies.Add((string.IsNullOrWhiteSpace(region.Text) ? $"{number}" : region.Text, (wcs, isFirst) => InImage(region, wcs, isFirst, first, file, firstName).Contains));
        }

        if (number == 0)
            throw InputException.InFile(file, "there is no region, expected one for each galaxy");
        if (Ids.Distinct(StringComparer.Ordinal).Count() < number)
            throw InputException.InFile(file, "two regions have the same text, expected ids that differ");
    }

    private static Region InImage(Region region, Wcs? wcs, bool isFirst, Wcs? first, string file, string firstName)
    {
        if (region.Frame == RegionFrame.Image && isFirst)
            return region;
        if (wcs is null || (region.Frame == RegionFrame.Image && first is null))
            throw InputException.InFile(file, $"the region is to be seen in another image than the one whose pixels it is in, and {firstName} or that image has no WCS that can be used");
        return (region.Frame == RegionFrame.Image ? region.ToSky(first!) : region).ToImage(wcs);
    }

    private void AddSegments(string file, IReadOnlyList<int> ids, Wcs? firstWcs, ImageSource first)
    {
        using FitsImageSource map = FitsImageSource.Open(file);
        int width = map.Width, height = map.Height;
        if (width != first.Width || height != first.Height)
            throw InputException.InFile(file, $"the segmentation map has {width} x {height} pixels, but {first.Name} has {first.Width} x {first.Height}, expected the same shape");
        var pixels = new float[checked(width * height)];
        map.ReadRows(0, height, pixels);
        foreach (int id in ids)
        {
            if (!Array.Exists(pixels, p => p == id))
                throw InputException.InFile(file, $"there is no object {id} in the segmentation map, expected one of its ids");
            galaxies.Add(($"{id}", (wcs, isFirst) =>
            {
                if (isFirst)
                    return Holds;
                if (wcs is null || firstWcs is null)
                    throw InputException.InFile(file, "an image has no WCS that can be used, expected one in every image of several");
                return (x, y) =>
                {
                    (double fx, double fy) = firstWcs.SkyToPixel(wcs.PixelToSky(x, y));
                    return Holds(fx, fy);
                };

                bool Holds(double x, double y)
                {
                    int column = (int)Math.Round(x), row = (int)Math.Round(y);
                    return (uint)column < (uint)width && (uint)row < (uint)height && pixels[(row * width) + column] == id;
                }
            }
            ));
        }
    }
}
