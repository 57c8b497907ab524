using System.Numerics;

namespace Arclet.Lensing;

/// <summary>The deflection by a convergence made of square pixels: each square's own is a closed form, their sum a convolution.</summary>
internal static class SquarePixelDeflection
{
    /// <summary>Deflections in arcsec at the pixels' centres.</summary>
    public static (double[] X, double[] Y) Convolve(MapGrid grid, ReadOnlySpan<double> convergence)
    {
        int w = grid.Width, h = grid.Height;
        int fw = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * w)), fh = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * h));

        // Both components at once: the kernel is alpha_x + i alpha_y of a unit square, the convergence is real.
        Complex[] mass = new Complex[fw * fh], kernel = new Complex[fw * fh];
        for (int j = 0; j < h; j++)
        {
            for (int i = 0; i < w; i++)
                mass[(j * fw) + i] = convergence[(j * w) + i];
        }

        for (int j = 1 - h; j < h; j++)
        {
            for (int i = 1 - w; i < w; i++)
                kernel[(((j + fh) % fh) * fw) + ((i + fw) % fw)] = new(UnitSquare(i, j), UnitSquare(j, i));
        }

        FourierTransform.Forward(mass, fw, fh);
        FourierTransform.Forward(kernel, fw, fh);
        for (int k = 0; k < mass.Length; k++)
            mass[k] *= kernel[k];
        FourierTransform.Inverse(mass, fw, fh);
        double[] x = new double[w * h], y = new double[w * h];
        for (int j = 0; j < h; j++)
        {
            for (int i = 0; i < w; i++)
            {
                Complex value = mass[(j * fw) + i] * grid.StepArcsec;
                (x[(j * w) + i], y[(j * w) + i]) = (value.Real, value.Imaginary);
            }
        }

        return (x, y);
    }

    /// <summary>alpha along the first coordinate at (x, y) of a unit square of convergence 1 at the origin.</summary>
    private static double UnitSquare(double x, double y) =>
        (Corner(x + 0.5, y + 0.5) - Corner(x - 0.5, y + 0.5) - Corner(x + 0.5, y - 0.5) + Corner(x - 0.5, y - 0.5)) / Math.PI;

    /// <summary>The double integral of x / (x^2 + y^2), apart from terms that cancel between corners.</summary>
    private static double Corner(double x, double y) => (0.5 * y * Math.Log((x * x) + (y * y))) + (x * Math.Atan(y / x));
}
