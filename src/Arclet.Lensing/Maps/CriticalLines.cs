using Arclet.Sky;

namespace Arclet.Lensing.Maps;

/// <summary>
/// Critical lines and caustics: the zero contours of the eigenvalues lambda_t and lambda_r (not of mu, whose poles cannot be contoured) by
/// marching squares on a lattice that is refined where an eigenvalue changes sign or comes near zero, and around the lenses. From
/// the cells found, the lines are followed from cell to cell, so that they are closed or leave the field.
/// </summary>
public static class CriticalLines
{
    /// <summary>All critical lines in a rectangle of the image plane.</summary>
    /// <param name="field">The field of one plane.</param>
    /// <param name="xMin">Its least x in arcsec.</param>
    /// <param name="xMax">Its largest x in arcsec.</param>
    /// <param name="yMin">Its least y in arcsec.</param>
    /// <param name="yMax">Its largest y in arcsec.</param>
    /// <param name="options">The cells.</param>
    /// <exception cref="ArgumentException">The rectangle is empty or an option is outside its range.</exception>
    public static IReadOnlyList<CriticalLine> Find(LensPlaneField field, double xMin, double xMax, double yMin, double yMax, CriticalLineOptions? options = null)
    {
        options ??= new CriticalLineOptions();
        if (!(xMax > xMin && yMax > yMin))
            throw new ArgumentException($"the field {xMin} to {xMax}, {yMin} to {yMax} is empty");
        if (!(options.FinestArcsec > 0) || options.Levels is < 0 or > 10)
            throw new ArgumentException($"critical lines need cells above 0 and 0 to 10 levels, not {options.FinestArcsec} and {options.Levels}");
        var lattice = new EigenvalueLattice(field, xMin, xMax, yMin, yMax, options);
        return [.. lattice.Trace(CriticalLineKind.Tangential), .. lattice.Trace(CriticalLineKind.Radial)];
    }

    /// <summary>
    /// The lines as DS9 polygons in the sky, tangential ones red and radial ones blue. DS9 closes every polygon, so a line that is open goes back on itself.
    /// </summary>
    /// <param name="lines">The lines.</param>
    /// <param name="reference">The model's reference.</param>
    /// <param name="caustics">Whether the caustics are meant rather than the critical lines.</param>
    public static IEnumerable<Region> ToRegions(IEnumerable<CriticalLine> lines, LensReference reference, bool caustics = false)
    {
        foreach (CriticalLine line in lines)
        {
            IEnumerable<(double X, double Y)> points = caustics ? line.Source : line.Image;
            if (!line.IsClosed)
                points = points.Concat(points.Reverse().Skip(1).SkipLast(1));
            SkyPosition[] corners = [.. points.Select(p => reference.ToSky(p.X, p.Y)).Select(s => new SkyPosition(s.RightAscensionDegrees, s.DeclinationDegrees))];
            if (corners.Length < 3)
                continue;
            bool tangential = line.Kind == CriticalLineKind.Tangential;
            yield return Region.Polygon(corners) with
            {
                Color = tangential ? "red" : "blue",
                Tags = [(tangential ? "tangential " : "radial ") + (caustics ? "caustic" : "critical line")],
            };
        }
    }
}
