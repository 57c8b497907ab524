namespace Arclet.Figures;

/// <summary>
/// Colour pictures of three images by Lupton et al. (2004, PASP 116, 133): brightness goes with asinh of the mean I of the three,
/// and a pixel too bright for the screen keeps its colour. With the values above their minima and F(I) = asinh(Q I / stretch), each
/// channel is 255 s value F(I) / I; s = 0.1 / asinh(0.1 Q) normalises the curve as astropy's <c>make_lupton_rgb</c> has it.
/// </summary>
public sealed record RgbComposite
{
    /// <summary>The values that are black, for red, green and blue.</summary>
    public (double Red, double Green, double Blue) Minimum { get; init; }

    /// <summary>Up to about this value above the minimum the picture is linear; in the images' unit.</summary>
    public double Stretch { get; init; } = 5;

    /// <summary>How strongly bright pixels are compressed; near 0 is linear.</summary>
    public double Q { get; init; } = 8;

    /// <summary>Makes the picture (three channels), turned so that the images' row 0 is at the bottom.</summary>
    /// <param name="red">The image of the longest wavelength.</param>
    /// <param name="green">The middle one, of the same size.</param>
    /// <param name="blue">The shortest one, of the same size.</param>
    /// <param name="missing">The colour where a pixel is missing in any image; null for black.</param>
    /// <exception cref="ArgumentException">The sizes differ, or stretch or Q is not a number above zero.</exception>
    public Raster Make(FloatImage red, FloatImage green, FloatImage blue, Colour? missing = null)
    {
        if ((red.Width, red.Height) != (green.Width, green.Height) || (red.Width, red.Height) != (blue.Width, blue.Height))
        {
            throw new ArgumentException(
                $"The images are {red.Width} x {red.Height}, {green.Width} x {green.Height} and {blue.Width} x {blue.Height} pixels: one size is expected.",
                nameof(green));
        }

        if (!(Stretch > 0) || !double.IsFinite(Stretch) || !(Q > 0) || !double.IsFinite(Q))
            throw new ArgumentException($"The stretch {Stretch} and Q {Q} are expected to be numbers above zero.");
        const double gradientAt = 0.1;
        double slope = gradientAt * 255 / Math.Asinh(gradientAt * Q), soften = Q / Stretch;
        Colour none = missing ?? Colour.Black;
        var raster = new Raster(red.Width, red.Height, 3);
        for (int y = 0; y < red.Height; y++)
        {
            ReadOnlySpan<float> rs = red.Row(y), gs = green.Row(y), bs = blue.Row(y);
            Span<byte> to = raster.Row(red.Height - 1 - y);
            for (int x = 0; x < rs.Length; x++, to = to[3..])
            {
                double r = rs[x] - Minimum.Red, g = gs[x] - Minimum.Green, b = bs[x] - Minimum.Blue;
                double intensity = (r + g + b) / 3;
                if (!double.IsFinite(intensity))
                {
                    (to[0], to[1], to[2]) = (none.R, none.G, none.B);
                    continue;
                }

                double factor = intensity <= 0 ? 0 : Math.Asinh(intensity * soften) * slope / intensity;
                (r, g, b) = (Math.Max(0, r * factor), Math.Max(0, g * factor), Math.Max(0, b * factor));
                double brightest = Math.Max(r, Math.Max(g, b));
                double fit = brightest > 255 ? 255 / brightest : 1;
                (to[0], to[1], to[2]) = ((byte)Math.Round(r * fit), (byte)Math.Round(g * fit), (byte)Math.Round(b * fit));
            }
        }

        return raster;
    }
}
