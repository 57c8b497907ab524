using Arclet.Imaging.Psf;

namespace Arclet.Imaging.Tests.Psf;

/// <summary>Stars of a known effective PSF, undersampled as NIRCam's short filters are on 31-mas pixels, with noise and accidents.</summary>
internal static class SimulatedStars
{
    public const int Size = 61;

    /// <summary>An asymmetric PSF of FWHM 1.9 pixels with wings.</summary>
    public static GaussianMixturePsf Truth { get; } = new(
        [
            PsfGaussian.Elliptical(0.55, 0.85, 0.75, 0.4),
            PsfGaussian.Elliptical(0.25, 2.2, 1.6, -0.6),
            PsfGaussian.Round(0.12, 4.5),
            PsfGaussian.Round(0.08, 9),
        ],
        0.03);

    /// <summary>The positions that the stars were put at, in pixels of their stamps.</summary>
    public static (double X, double Y) Place(int star) => (30 + (0.5 * Math.Sin(star * 2.3)), 30 + (0.5 * Math.Cos(star * 1.7)));

    /// <summary>A star of flux 1000 (1 + star / 4) on a background of 5 with noise of 0.05 a pixel.</summary>
    public static double[] Pixels(int star, Func<double, double, double>? psf = null)
    {
        (double cx, double cy) = Place(star);
        var random = new Random(1000 + star);
        var pixels = new double[Size * Size];
        for (int y = 0; y < Size; y++)
        {
            for (int x = 0; x < Size; x++)
                pixels[(y * Size) + x] = 5 + (Flux(star) * (psf ?? Truth.Value)(x - cx, y - cy)) + (0.05 * Normal(random));
        }

        return pixels;
    }

    public static double Flux(int star) => 1000 * (1 + (star / 4.0));

    public static StarStamp Stamp(int star, double[]? pixels = null) => new($"star {star}", pixels ?? Pixels(star), Size, Size, 30, 30);

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
