namespace Arclet.Sky;

/// <summary>
/// A DS9 region. In the image its positions are 0-based pixels, its lengths pixels, its angle degrees counter-clockwise from +x of the
/// first axis (<c>theta_deg</c>). In the sky its positions are degrees, its lengths arcsec, its angle the position angle of the first
/// axis, from north through east. (DS9's files write 1-based pixels, and in the sky the angle from west through north, which is the position angle
/// plus 90 degrees.)
/// </summary>
public sealed record Region
{
    /// <summary>A region; the factories are easier to use.</summary>
    private Region(RegionShape shape, RegionFrame frame, IReadOnlyList<double> coordinates, double first, double second, double angle)
    {
        (Shape, Frame, Coordinates) = (shape, frame, coordinates);
        (FirstLength, SecondLength, AngleDegrees) = (first, second, angle);
    }

    /// <summary>The shape.</summary>
    public RegionShape Shape { get; }

    /// <summary>The coordinates that it is given in.</summary>
    public RegionFrame Frame { get; }

    /// <summary>x, y (or right ascension, declination in degrees) of the centre, or of a polygon's corners one after the other.</summary>
    public IReadOnlyList<double> Coordinates { get; }

    /// <summary>The radius, first semi-axis or first half-side, in pixels or arcsec; 0 for points, polygons and texts.</summary>
    public double FirstLength { get; }

    /// <summary>The radius, second semi-axis or second half-side, in pixels or arcsec; 0 for points, polygons and texts.</summary>
    public double SecondLength { get; }

    /// <summary>The angle of the first axis in degrees: from +x in the image, the position angle in the sky.</summary>
    public double AngleDegrees { get; }

    /// <summary>The label, or null.</summary>
    public string? Text { get; init; }

    /// <summary>The tags, such as who made the region.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The colour as DS9 names it, or null for DS9's default.</summary>
    public string? Color { get; init; }

    /// <summary>Whether the region is one to leave out (a minus sign before it).</summary>
    public bool IsExcluded { get; init; }

    /// <summary>A point in the image.</summary>
    public static Region Point(double x, double y) => new(RegionShape.Point, RegionFrame.Image, [x, y], 0, 0, 0);

    /// <summary>A point in the sky.</summary>
    public static Region Point(SkyPosition position) => new(RegionShape.Point, RegionFrame.Icrs, [position.RaDegrees, position.DecDegrees], 0, 0, 0);

    /// <summary>A circle in the image, with a radius in pixels.</summary>
    public static Region Circle(double x, double y, double radius) => new(RegionShape.Circle, RegionFrame.Image, [x, y], radius, radius, 0);

    /// <summary>A circle in the sky.</summary>
    public static Region Circle(SkyPosition center, double radiusArcsec) =>
        new(RegionShape.Circle, RegionFrame.Icrs, [center.RaDegrees, center.DecDegrees], radiusArcsec, radiusArcsec, 0);

    /// <summary>An ellipse in the image: semi-axes in pixels, the first at an angle counter-clockwise from +x.</summary>
    public static Region Ellipse(double x, double y, double semiFirst, double semiSecond, double thetaDegrees) =>
        new(RegionShape.Ellipse, RegionFrame.Image, [x, y], semiFirst, semiSecond, thetaDegrees);

    /// <summary>An ellipse in the sky: semi-axes in arcsec, the first at a position angle.</summary>
    public static Region Ellipse(SkyPosition center, double semiFirstArcsec, double semiSecondArcsec, double positionAngleDegrees) =>
        new(RegionShape.Ellipse, RegionFrame.Icrs, [center.RaDegrees, center.DecDegrees], semiFirstArcsec, semiSecondArcsec, positionAngleDegrees);

    /// <summary>A rectangle in the image by its half-sides.</summary>
    public static Region Box(double x, double y, double halfFirst, double halfSecond, double thetaDegrees) =>
        new(RegionShape.Box, RegionFrame.Image, [x, y], halfFirst, halfSecond, thetaDegrees);

    /// <summary>A polygon in the image: x, y of its corners one after the other.</summary>
    /// <exception cref="ArgumentException">There are fewer than three corners or an odd number of coordinates.</exception>
    public static Region Polygon(params double[] corners) => corners.Length >= 6 && corners.Length % 2 == 0
        ? new(RegionShape.Polygon, RegionFrame.Image, [.. corners], 0, 0, 0)
        : throw new ArgumentException($"a polygon has three or more corners of two coordinates each, not {corners.Length} coordinates");

    /// <summary>A rectangle in the sky by its half-sides in arcsec, the first at a position angle.</summary>
    public static Region Box(SkyPosition center, double halfFirstArcsec, double halfSecondArcsec, double positionAngleDegrees) =>
        new(RegionShape.Box, RegionFrame.Icrs, [center.RaDegrees, center.DecDegrees], halfFirstArcsec, halfSecondArcsec, positionAngleDegrees);

    /// <summary>A polygon in the sky by its corners.</summary>
    /// <exception cref="ArgumentException">There are fewer than three corners.</exception>
    public static Region Polygon(params SkyPosition[] corners) => corners.Length >= 3
        ? new(RegionShape.Polygon, RegionFrame.Icrs, [.. corners.SelectMany(c => new[] { c.RaDegrees, c.DecDegrees })], 0, 0, 0)
        : throw new ArgumentException($"a polygon has three or more corners, not {corners.Length}");

    /// <summary>A text in the image, at a position.</summary>
    public static Region Label(double x, double y, string text) => new(RegionShape.Text, RegionFrame.Image, [x, y], 0, 0, 0) { Text = text };

    /// <summary>A text in the sky, at a position.</summary>
    public static Region Label(SkyPosition position, string text) => new(RegionShape.Text, RegionFrame.Icrs, [position.RaDegrees, position.DecDegrees], 0, 0, 0) { Text = text };

    /// <summary>The same region, in the sky, with its coordinates taken as those of another frame of the sky; nothing is converted.</summary>
    /// <exception cref="InvalidOperationException">The region or the frame is in the image.</exception>
    public Region InFrame(RegionFrame frame) => Frame == RegionFrame.Image || frame == RegionFrame.Image
        ? throw new InvalidOperationException("only a region in the sky can be taken as one of another frame of the sky")
        : new(Shape, frame, Coordinates, FirstLength, SecondLength, AngleDegrees) { Text = Text, Tags = Tags, Color = Color, IsExcluded = IsExcluded };

    /// <summary>The region on an image's pixels. Lengths and angles follow the WCS at the region's centre.</summary>
    public Region ToImage(Wcs wcs)
    {
        if (Frame == RegionFrame.Image)
            return this;
        double[] pixels = Map((ra, dec) => wcs.SkyToPixel(new SkyPosition(ra, dec)));
        WcsJacobian local = wcs.JacobianAt(pixels[0], pixels[1]);
        return Mapped(RegionFrame.Image, pixels, 1 / local.ScaleArcsec, local.ThetaDegrees(AngleDegrees));
    }

    /// <summary>The region in the sky, in the frame of the WCS. Lengths and angles follow the WCS at the region's centre.</summary>
    public Region ToSky(Wcs wcs)
    {
        if (Frame != RegionFrame.Image)
            return this;
        WcsJacobian local = wcs.JacobianAt(Coordinates[0], Coordinates[1]);
        double[] degrees = Map((x, y) => wcs.PixelToSky(x, y) is var p ? (p.RaDegrees, p.DecDegrees) : default);
        return Mapped(wcs.Frame == SkyFrame.Fk5 ? RegionFrame.Fk5 : RegionFrame.Icrs, degrees, local.ScaleArcsec, local.PositionAngleDegrees(AngleDegrees));
    }

    /// <summary>Whether a pixel position lies inside; only for regions in the image. A point or a text contains nothing.</summary>
    /// <exception cref="InvalidOperationException">The region is in the sky: convert it with <see cref="ToImage"/>.</exception>
    public bool Contains(double x, double y)
    {
        if (Frame != RegionFrame.Image)
            throw new InvalidOperationException("a region in the sky contains no pixels before ToImage");
        if (Shape == RegionShape.Polygon)
            return PolygonContains(x, y);
        (double sin, double cos) = Math.SinCos(AngleDegrees / PhysicalConstants.DegreesPerRadian);
        double dx = x - Coordinates[0], dy = y - Coordinates[1];
        double along = ((dx * cos) + (dy * sin)) / FirstLength, across = ((dy * cos) - (dx * sin)) / SecondLength;
        return Shape switch
        {
            RegionShape.Point or RegionShape.Text => false,
            RegionShape.Box => Math.Abs(along) <= 1 && Math.Abs(across) <= 1,
            _ => (along * along) + (across * across) <= 1,
        };
    }

    /// <summary>A copy with everything but the label parts replaced; how the reader makes regions.</summary>
    internal static Region Create(RegionShape shape, RegionFrame frame, double[] coordinates, double first, double second, double angle) =>
        new(shape, frame, coordinates, first, second, angle);

    private Region Mapped(RegionFrame frame, double[] coordinates, double scale, double angle) =>
        new(Shape, frame, coordinates, FirstLength * scale, SecondLength * scale, Shape is RegionShape.Ellipse or RegionShape.Box ? angle : 0)
        {
            Text = Text,
            Tags = Tags,
            Color = Color,
            IsExcluded = IsExcluded,
        };

    private double[] Map(Func<double, double, (double, double)> map)
    {
        double[] mapped = new double[Coordinates.Count];
        for (int i = 0; i < mapped.Length; i += 2)
            (mapped[i], mapped[i + 1]) = map(Coordinates[i], Coordinates[i + 1]);
        return mapped;
    }

    /// <summary>Even-odd rule: how often a ray to the right crosses the outline.</summary>
    private bool PolygonContains(double x, double y)
    {
        bool inside = false;
        for (int i = 0, j = Coordinates.Count - 2; i < Coordinates.Count; j = i, i += 2)
        {
            double xi = Coordinates[i], yi = Coordinates[i + 1], xj = Coordinates[j], yj = Coordinates[j + 1];
            if (yi > y != yj > y && x < ((xj - xi) * (y - yi) / (yj - yi)) + xi)
                inside = !inside;
        }

        return inside;
    }
}
