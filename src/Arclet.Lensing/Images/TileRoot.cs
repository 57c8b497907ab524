namespace Arclet.Lensing;

/// <summary>The one image that a tile can hold, where the lens map is one-to-one on it.</summary>
internal readonly struct TileRoot(LensField field, double sourceX, double sourceY)
{
    private const int MostSteps = 60;

    /// <summary>
    /// Returns the image in the tile, or null if there is none. Newton's method finds it almost always; where it leaves the tile, the simplified
    /// iteration with the centre's Jacobian, projected onto the tile, decides: it approaches an image in the tile by the factor kappa each step.
    /// </summary>
    public (double X, double Y)? Find(LensTile tile, Jacobian centre, double kappa)
    {
        (double X, double Y)? root = Polish(tile.X, tile.Y, tile.Radius * 4);
        if (root is { } r && tile.Contains(r.X, r.Y))
            return r;
        (double x, double y) = (tile.X, tile.Y);
        double distance = 2 * tile.Radius;
        for (int step = 0; step < MostSteps; step++)
        {
            (double bx, double by) = field.SourceOf(x, y);
            (double ux, double uy) = centre.Solve(sourceX - bx, sourceY - by);
            double size = Math.Sqrt((ux * ux) + (uy * uy));
            if (size > (1 + kappa) * distance * (1 + 1e-6))
                return null;
            if (size < 1e-3 * tile.Half && Polish(x, y, tile.Radius) is { } near)
                return tile.Contains(near.X, near.Y) ? near : null;
            x = Math.Clamp(x + ux, tile.X - tile.Half, tile.X + tile.Half);
            y = Math.Clamp(y + uy, tile.Y - tile.Half, tile.Y + tile.Half);
            distance *= kappa;
        }

        return null;
    }

    /// <summary>Newton's method to the precision of the arithmetic; null where it does not converge within a distance.</summary>
    private (double X, double Y)? Polish(double startX, double startY, double within)
    {
        (double x, double y) = (startX, startY);
        double best = double.PositiveInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            LensTerms t = field.DeflectionAndHessianAt(x, y);
            double rx = sourceX - (x - t.AlphaX), ry = sourceY - (y - t.AlphaY);
            double residual = Math.Abs(rx) + Math.Abs(ry);

            // Below 1e-11 arcsec the rounding of positions of 100 arcsec is near: it ends when it does not get better.
            if (residual < 1e-11 && !(residual < 0.5 * best))
                return (x, y);
            best = Math.Min(best, residual);
            (double ux, double uy) = Jacobian.Of(t).Solve(rx, ry);
            x += ux;
            y += uy;
            if (!(Math.Abs(x - startX) <= within && Math.Abs(y - startY) <= within))
                return null;
        }

        return null;
    }
}
