using Arclet.Fits;
using Arclet.Imaging;
using Arclet.Imaging.Apertures;
using Arclet.Imaging.Hosts;
using Arclet.Sky;

namespace Arclet.Host;

/// <summary>The galaxies' apertures: regions on the sky, or objects of a segmentation map, seen in any image.</summary>
internal sealed class HostApertures
{
    private readonly List<(string Id, Func<Wcs?, bool, Func<double, double, bool>> In)> galaxies = [];

    private HostApertures()
    {
    }

    /// <summary>The galaxies' ids.</summary>
    public IReadOnlyList<string> Ids => [.. galaxies.Select(g => g.Id)];

    public static HostApertures Read(HostRequest request, Wcs? first, string firstName)
    {
        var result = new HostApertures();
        if (request.Regions is { } file)
            result.AddRegions(file, first, firstName);
        else
            result.AddSegments(request.Segmentation!, request.Ids, first);
        return result;
    }

    /// <summary>A galaxy's aperture in an image.</summary>
    public HostAperture Of(int galaxy, Wcs? wcs, bool isFirst, int width, int height)
    {
        Func<double, double, bool> contains = galaxies[galaxy].In(wcs, isFirst);
        return HostAperture.Of(contains, Bounds(contains, width, height));
    }

    private static PixelBounds Bounds(Func<double, double, bool> contains, int width, int height)
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
            : new PixelBounds(Math.Max(0, x0 - 1), Math.Max(0, y0 - 1), Math.Min(width, x1 + 2), Math.Min(height, y1 + 2));
    }

    private void AddRegions(string file, Wcs? first, string firstName)
    {
        int number = 0;
        foreach (Region region in RegionFile.Load(file))
        {
            number++;
            if (region.Shape is RegionShape.Point or RegionShape.Text)
                throw InputException.InFile(file, $"region {number} has no area, expected a circle, ellipse, box or polygon");
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

    private void AddSegments(string file, IReadOnlyList<int> ids, Wcs? first)
    {
        using FitsImageSource map = FitsImageSource.Open(file);
        int width = map.Width, height = map.Height;
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
                if (wcs is null || first is null)
                    throw InputException.InFile(file, "an image has no WCS that can be used, expected one in every image of several");
                return (x, y) =>
                {
                    (double fx, double fy) = first.SkyToPixel(wcs.PixelToSky(x, y));
                    return Holds(fx, fy);
                };

                bool Holds(double x, double y)
                {
                    int column = (int)Math.Round(x), row = (int)Math.Round(y);
                    return (uint)column < (uint)width && (uint)row < (uint)height && pixels[(row * width) + column] == id;
                }
            }));
        }
    }
}
