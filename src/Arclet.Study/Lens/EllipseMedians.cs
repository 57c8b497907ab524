using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>The medians of |mu|, |mu_t| and |mu_r| over the pixels of one ellipse, for many models: the pixels are laid out once. One thread.</summary>
internal sealed class EllipseMedians
{
    private readonly double[] x, y, xx, xy, yy, rotation;

    public EllipseMedians(ClumpShape clump, LensSettings settings)
    {
        double major = settings.EllipseSigmas * clump.SigmaMajorArcsec, minor = settings.EllipseSigmas * clump.SigmaMinorArcsec;
        double step = Math.Min(settings.PixelArcsec, Math.Sqrt(Math.PI * major * minor / settings.FewestPixels));
        step = Math.Max(step, major / 2000);
        (x, y) = Inside(clump, major, minor, step);
        while (x.Length < settings.FewestPixels)
        {
            step *= 0.97;
            (x, y) = Inside(clump, major, minor, step);
        }

        (xx, xy, yy, rotation) = (new double[x.Length], new double[x.Length], new double[x.Length], new double[x.Length]);
    }

    public (double Mu, double Tangential, double Radial) Of(LensField field)
    {
        field.Hessians(x, y, xx, xy, yy, rotation);
        double[] mu = new double[x.Length], tangential = new double[x.Length], radial = new double[x.Length];
        for (int i = 0; i < mu.Length; i++)
        {
            var terms = new LensTerms(0, 0, 0, xx[i], xy[i], yy[i], rotation[i]);
            (mu[i], tangential[i], radial[i]) = (Math.Abs(terms.Mu), Math.Abs(terms.MuTangential), Math.Abs(terms.MuRadial));
        }

        return (Median(mu), Median(tangential), Median(radial));
    }

    private static (double[] X, double[] Y) Inside(ClumpShape clump, double major, double minor, double step)
    {
        (double sin, double cos) = Math.SinCos(clump.AngleDegrees * Math.PI / 180);
        int half = (int)Math.Ceiling(major / step);
        List<double> px = [], py = [];
        for (int row = -half; row <= half; row++)
        {
            for (int column = -half; column <= half; column++)
            {
                double dx = column * step, dy = row * step;
                double u = ((dx * cos) + (dy * sin)) / major, v = ((dy * cos) - (dx * sin)) / minor;
                if ((u * u) + (v * v) > 1)
                    continue;
                px.Add(clump.X + dx);
                py.Add(clump.Y + dy);
            }
        }

        return ([.. px], [.. py]);
    }

    private static double Median(double[] values)
    {
        Array.Sort(values);
        int n = values.Length;
        return n % 2 == 1 ? values[n / 2] : (values[(n / 2) - 1] + values[n / 2]) / 2;
    }
}
