namespace Arclet.Lensing;

/// <summary>The barycentre of a reconstructed galaxy's light.</summary>
/// <param name="X">x in arcsec in the source plane.</param>
/// <param name="Y">y in arcsec in the source plane.</param>
/// <param name="Flux">The light that it is the barycentre of.</param>
/// <param name="PixelCount">The pixels that took part.</param>
public readonly record struct LightBarycentre(double X, double Y, double Flux, int PixelCount)
{
    /// <summary>The barycentre of the pixels brighter than a threshold, weighted with their surface brightness.</summary>
    /// <param name="source">The reconstruction.</param>
    /// <param name="threshold">The lowest surface brightness that takes part, in the reconstruction's unit.</param>
    /// <exception cref="ArgumentException">No pixel is brighter.</exception>
    public static LightBarycentre Of(SourceReconstruction source, double threshold = 0)
    {
        ArgumentNullException.ThrowIfNull(source);
        double light = 0, x = 0, y = 0;
        int count = 0;
        SourceGrid grid = source.Grid;
        for (int row = 0; row < grid.Height; row++)
        {
            for (int column = 0; column < grid.Width; column++)
            {
                double value = source.SurfaceBrightness[(row * grid.Width) + column];
                if (!(value > threshold))
                    continue;

                // The edge's pixels are partly covered: their mean holds for that part only.
                double weight = value * Math.Min(1, source.Method == SourceMethod.FluxConserving ? source.Coverage[(row * grid.Width) + column] : 1);
                light += weight;
                x += weight * grid.X(column);
                y += weight * grid.Y(row);
                count++;
            }
        }

        return count > 0
            ? new(x / light, y / light, light * grid.PixelArea, count)
            : throw new ArgumentException($"no pixel of the source plane is brighter than {threshold}");
    }

    /// <summary>The distance of a source-plane position from the barycentre in kpc.</summary>
    /// <param name="x">The position's x in arcsec.</param>
    /// <param name="y">The position's y in arcsec.</param>
    /// <param name="kiloparsecPerArcsec">The scale at the source, as <see cref="LensModel.KiloparsecPerArcsec"/> gives it for its redshift.</param>
    public double DistanceKiloparsec(double x, double y, double kiloparsecPerArcsec) =>
        Math.Sqrt(((x - X) * (x - X)) + ((y - Y) * (y - Y))) * kiloparsecPerArcsec;
}
