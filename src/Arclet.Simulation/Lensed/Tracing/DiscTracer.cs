using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>
/// The images of an exponential disc in the source plane, on the fine pixels of a field: rays from pixel to source see the disc's surface brightness. Inside a
/// pixel the lens map is the linear one of its centre, and rays are as close as the disc's gradient needs.
/// </summary>
internal sealed class DiscTracer
{
    /// <summary>The disc ends at this many scale lengths: 0.3 % of its flux is outside.</summary>
    public const double ReachScaleLengths = 8;

    private const int Side = SparseLight.Side;

    private readonly FieldGeometry geometry;
    private readonly int tilesPerSide;
    private readonly double[] tileX;
    private readonly double[] tileY;

    public DiscTracer(FieldGeometry geometry)
    {
        this.geometry = geometry;
        tilesPerSide = geometry.FinePixels / Side;
        tileX = new double[tilesPerSide * tilesPerSide];
        tileY = new double[tileX.Length];
        for (int i = 0; i < tileX.Length; i++)
            (tileX[i], tileY[i]) = geometry.ToFrame(((i % tilesPerSide) * Side) + ((Side - 1) / 2.0), ((i / tilesPerSide) * Side) + ((Side - 1) / 2.0));
    }

    /// <summary>The light of a galaxy's disc of unit flux.</summary>
    public SparseLight Trace(LensField field, SourceGalaxy galaxy)
    {
        int count = tileX.Length;
        double[] ax = new double[count], ay = new double[count], xx = new double[count], xy = new double[count], yy = new double[count];
        field.DeflectionsAndHessians(tileX, tileY, ax, ay, xx, xy, yy);
        var result = new SparseLight();
        double reach = ReachScaleLengths * galaxy.ScaleLengthArcsec, half = Side / Math.Sqrt(2) * LensedBand.FinePixelArcsec;
        var rays = new TileRays(geometry, field, galaxy);
        for (int t = 0; t < count; t++)
        {
            // A tile reaches as far in the source plane as A stretches it; a quarter more for what A changes inside it.
            double stretch = Math.Max(Math.Abs(1 - xx[t]), Math.Abs(1 - yy[t])) + Math.Abs(xy[t]);
            double distance = double.Hypot(tileX[t] - ax[t] - galaxy.X, tileY[t] - ay[t] - galaxy.Y);
            if (distance < reach + (1.25 * stretch * half) && rays.Light(t % tilesPerSide, t / tilesPerSide) is { } light)
                result.Add(t % tilesPerSide, t / tilesPerSide, light);
        }

        return result;
    }

    /// <summary>Shoots the rays of one tile.</summary>
    private sealed class TileRays(FieldGeometry geometry, LensField field, SourceGalaxy galaxy)
    {
        private const int Pixels = Side * Side;
        private readonly double[] x = new double[Pixels], y = new double[Pixels], ax = new double[Pixels], ay = new double[Pixels];
        private readonly double[] xx = new double[Pixels], xy = new double[Pixels], yy = new double[Pixels];
        private readonly double sin = Math.Sin(double.DegreesToRadians(galaxy.ThetaDegrees)), cos = Math.Cos(double.DegreesToRadians(galaxy.ThetaDegrees));

        public float[]? Light(int tx, int ty)
        {
            for (int i = 0; i < Pixels; i++)
                (x[i], y[i]) = geometry.ToFrame((tx * Side) + (i % Side), (ty * Side) + (i / Side));
            field.DeflectionsAndHessians(x, y, ax, ay, xx, xy, yy);
            double h = galaxy.ScaleLengthArcsec, q = galaxy.AxisRatio;
            const double pixel = LensedBand.FinePixelArcsec;
            double perPixel = pixel * pixel / (2 * Math.PI * h * h * q);
            float[]? result = null;
            for (int i = 0; i < Pixels; i++)
            {
                double bx = x[i] - ax[i] - galaxy.X, by = y[i] - ay[i] - galaxy.Y, r = Radius(bx, by) / h;
                if (!(r < ReachScaleLengths + 1))
                    continue;

                // The cusp in the centre needs more rays than the slopes.
                int n = r < 1 ? 8 : 3;
                double step = pixel / n, sum = 0;
                for (int k = 0; k < n * n; k++)
                {
                    double dx = (((k % n) + 0.5) * step) - (pixel / 2), dy = (((k / n) + 0.5) * step) - (pixel / 2);
                    double at = Radius(bx + ((1 - xx[i]) * dx) - (xy[i] * dy), by - (xy[i] * dx) + ((1 - yy[i]) * dy)) / h;
                    if (at < ReachScaleLengths)
                        sum += Math.Exp(-at);
                }

                if (!(sum > 0))
                    continue;
                result ??= new float[Pixels];
                result[i] = (float)(perPixel * sum / (n * n));
            }

            return result;
        }

        /// <summary>The distance from the centre along the major axis of the ellipse through a place.</summary>
        private double Radius(double dx, double dy)
        {
            double u = (dx * cos) + (dy * sin), v = ((dy * cos) - (dx * sin)) / galaxy.AxisRatio;
            return Math.Sqrt((u * u) + (v * v));
        }
    }
}
