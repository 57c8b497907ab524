namespace Arclet.Simulation;

/// <summary>An object of the catalogue while it is being made.</summary>
internal sealed class ObjectDraft
{
    public required FieldObjectKind Kind { get; init; }

    public LensedGalaxy? Galaxy { get; init; }

    public double PixelX { get; init; }

    public double PixelY { get; init; }

    public double HalfLightRadiusPixels { get; init; }

    /// <summary>The fluxes of a member or star.</summary>
    public IReadOnlyList<double> Fluxes { get; init; } = [];

    public double DiscMagnification { get; set; }

    /// <summary>The clumps' images in it: place in the field's list, the clump, and the image's magnification.</summary>
    public List<(int Place, SourceClump Clump, double Magnification)> Clumps { get; } = [];

    public double Distance(double x, double y) => double.Hypot(x - PixelX, y - PixelY);

    /// <summary>A draft with the centroid and half-light radius of some pixels of a stamp.</summary>
    public static ObjectDraft Of(ObjectStamp stamp, int[] pixels, FieldObjectKind kind, LensedGalaxy? galaxy, IReadOnlyList<double> fluxes)
    {
        double light = 0, x = 0, y = 0;
        foreach (int p in pixels)
        {
            light += stamp.Light[p];
            x += stamp.Light[p] * (p % stamp.Width);
            y += stamp.Light[p] * (p / stamp.Width);
        }

        (x, y) = (x / light, y / light);
        double inside = 0, radius = 0;
        foreach ((double r, float value) in pixels.Select(p => (double.Hypot((p % stamp.Width) - x, (p / stamp.Width) - y), stamp.Light[p])).OrderBy(p => p.Item1))
        {
            inside += value;
            radius = r;
            if (inside >= light / 2)
                break;
        }

        return new ObjectDraft { Kind = kind, Galaxy = galaxy, PixelX = x + stamp.X0, PixelY = y + stamp.Y0, HalfLightRadiusPixels = radius, Fluxes = fluxes };
    }
}
