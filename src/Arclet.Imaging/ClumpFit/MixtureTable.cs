using Arclet.Imaging.Psf;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// The Gaussians that an elliptical Gaussian becomes when it is convolved with a PSF and seen by pixels: flux fraction, covariance and offset.
/// </summary>
/// <remarks>
/// A PSF that includes the pixel is sampled at pixel centres. An optical one is integrated over the pixel first: the unit box is replaced, along
/// each axis, by two Gaussians at -d and +d of variance v. With d^4 = 1/240 and v = 1/12 - d^2 their second and fourth cumulants are the
/// box's; what is left is 1.2e-5 / sigma^6 of the peak. A Gaussian wider than 3 px only takes the box's variance (1.6e-5).
/// </remarks>
internal sealed class MixtureTable
{
    private const double PixelVariance = 1.0 / 12;
    private const double WideVariance = 9;
    private readonly double[] fluxes;
    private readonly double[] covariances;
    private readonly double[] offsets;

    public MixtureTable(GaussianMixturePsf psf)
    {
        var flux = new List<double>();
        var covariance = new List<double>();
        var offset = new List<double>();
        double d2 = Math.Sqrt(1.0 / 240), d = Math.Sqrt(d2), v = PixelVariance - d2;
        foreach (PsfGaussian g in psf.Components)
        {
            if (psf.IncludesPixel)
                Add(g, g.FluxFraction, 0, 0, 0);
            else if (Math.Min(g.CovarianceXX, g.CovarianceYY) >= WideVariance)
                Add(g, g.FluxFraction, PixelVariance, 0, 0);
            else
            {
                for (int corner = 0; corner < 4; corner++)
                    Add(g, g.FluxFraction / 4, v, corner % 2 == 0 ? -d : d, corner / 2 == 0 ? -d : d);
            }
        }

        (fluxes, covariances, offsets) = ([.. flux], [.. covariance], [.. offset]);

        void Add(PsfGaussian g, double fraction, double extra, double x, double y)
        {
            flux.Add(fraction);
            covariance.AddRange([g.CovarianceXX + extra, g.CovarianceXY, g.CovarianceYY + extra]);
            offset.AddRange([x + g.OffsetX, y + g.OffsetY]);
        }
    }

    /// <summary>How many Gaussians there are.</summary>
    public int Count => fluxes.Length;

    /// <summary>
    /// Fills, for each Gaussian of a clump of the given shape, the six numbers that <see cref="MixtureKernel"/> wants: the value at the
    /// centre, the inverse covariance (xx, xy, yy), and the offset.
    /// </summary>
    /// <returns>False if one of the covariances is not positive definite by a margin: the shape is far outside of what can be.</returns>
    public bool Fill(ClumpShape shape, Span<double> table)
    {
        for (int k = 0; k < fluxes.Length; k++)
        {
            double pxx = covariances[3 * k], pxy = covariances[(3 * k) + 1], pyy = covariances[(3 * k) + 2];
            double xx = pxx + shape.XX, xy = pxy + shape.XY, yy = pyy + shape.YY;
            double determinant = (xx * yy) - (xy * xy);
            if (!(xx > 0) || !(determinant > 0.04 * ((pxx * pyy) - (pxy * pxy))))
                return false;
            double inverse = 1 / determinant;
            Span<double> row = table.Slice(6 * k, 6);
            row[0] = fluxes[k] * Math.Sqrt(inverse) / (2 * Math.PI);
            row[1] = yy * inverse;
            row[2] = -xy * inverse;
            row[3] = xx * inverse;
            row[4] = offsets[2 * k];
            row[5] = offsets[(2 * k) + 1];
        }

        return true;
    }
}
