namespace Arclet.Imaging.ClumpFit;

/// <summary>The smooth background of a fit: a linear space of functions over the region, with coordinates from -1 to 1 over its longer side.</summary>
public abstract class BackgroundBasis
{
    /// <summary>How many functions.</summary>
    public abstract int Count { get; }

    /// <summary>A polynomial of total degree 0 to 6.</summary>
    public static BackgroundBasis Polynomial(int degree) =>
        degree is >= 0 and <= 6 ? new PolynomialBackground(degree) : throw new ArgumentOutOfRangeException(nameof(degree), $"a degree of {degree} is not between 0 and 6");

    /// <summary>Uniform cubic B-splines over a square of <paramref name="cells"/> x <paramref name="cells"/> cells.</summary>
    public static BackgroundBasis Spline(int cells) =>
        cells is >= 1 and <= 16 ? new SplineBackground(cells) : throw new ArgumentOutOfRangeException(nameof(cells), $"{cells} cells are not between 1 and 16");

    /// <summary>Fills the functions' values at a place.</summary>
    internal abstract void Values(double u, double v, Span<double> values);

    private sealed class PolynomialBackground(int degree) : BackgroundBasis
    {
        public override int Count => (degree + 1) * (degree + 2) / 2;

        internal override void Values(double u, double v, Span<double> values)
        {
            // Legendre's polynomials: nearly orthogonal on a full box, so that the normal matrix is well conditioned.
            Span<double> pu = stackalloc double[degree + 1], pv = stackalloc double[degree + 1];
            Legendre(u, pu);
            Legendre(v, pv);
            int i = 0;
            for (int total = 0; total <= degree; total++)
            {
                for (int k = 0; k <= total; k++)
                    values[i++] = pu[total - k] * pv[k];
            }
        }

        private static void Legendre(double t, Span<double> p)
        {
            p[0] = 1;
            if (p.Length > 1)
                p[1] = t;
            for (int k = 2; k < p.Length; k++)
                p[k] = ((((2 * k) - 1) * t * p[k - 1]) - ((k - 1) * p[k - 2])) / k;
        }
    }

    private sealed class SplineBackground(int cells) : BackgroundBasis
    {
        public override int Count => (cells + 3) * (cells + 3);

        internal override void Values(double u, double v, Span<double> values)
        {
            Span<double> bu = stackalloc double[cells + 3], bv = stackalloc double[cells + 3];
            Cubic(u, bu);
            Cubic(v, bv);
            for (int j = 0; j < bv.Length; j++)
            {
                for (int i = 0; i < bu.Length; i++)
                    values[(j * bu.Length) + i] = bu[i] * bv[j];
            }
        }

        private void Cubic(double t, Span<double> b)
        {
            b.Clear();
            double place = Math.Clamp((t + 1) * 0.5 * cells, 0, cells);
            int cell = Math.Min((int)place, cells - 1);
            double f = place - cell, g = 1 - f;
            b[cell] = g * g * g / 6;
            b[cell + 1] = ((3 * f * f * f) - (6 * f * f) + 4) / 6;
            b[cell + 2] = ((3 * g * g * g) - (6 * g * g) + 4) / 6;
            b[cell + 3] = f * f * f / 6;
        }
    }
}
