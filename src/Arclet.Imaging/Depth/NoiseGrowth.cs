namespace Arclet.Imaging.Depth;

/// <summary>
/// How noise grows with an aperture of N pixels: sigma(N) = sigma_1 alpha N^(beta / 2). Independent pixels have alpha = beta = 1; drizzled
/// ones alpha below 1 and beta between 1 and 2 (Labbe et al. 2003; Whitaker et al. 2011).
/// </summary>
/// <param name="PixelError">sigma_1, the error that the pixels are said to have: their median error.</param>
/// <param name="Alpha">alpha.</param>
/// <param name="Beta">beta.</param>
public readonly record struct NoiseGrowth(double PixelError, double Alpha, double Beta)
{
    /// <summary>The noise in an aperture of so many pixels.</summary>
    public double At(double pixels) => PixelError * Alpha * Math.Pow(pixels, Beta / 2);

    /// <summary>Fits the law to two or more radii by least squares in the logarithms, weighted by the number of apertures.</summary>
    internal static NoiseGrowth Fit(IEnumerable<DepthAtRadius> radii)
    {
        double w = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, pixelError = 0;
        foreach (DepthAtRadius r in radii)
        {
            double area = Math.PI * r.RadiusPixels * r.RadiusPixels;
            double sigma1 = r.ExpectedError / Math.Sqrt(area);
            if (!(r.Scatter > 0) || !(sigma1 > 0))
                continue;
            double x = Math.Log(area), y = Math.Log(r.Scatter / sigma1);
            w += r.Count;
            sx += r.Count * x;
            sy += r.Count * y;
            sxx += r.Count * x * x;
            sxy += r.Count * x * y;
            pixelError += r.Count * sigma1;
        }

        double determinant = (w * sxx) - (sx * sx);
        if (!(determinant > 0))
            return new NoiseGrowth(pixelError / w, double.NaN, double.NaN);
        double slope = ((w * sxy) - (sx * sy)) / determinant;
        return new NoiseGrowth(pixelError / w, Math.Exp((sy - (slope * sx)) / w), 2 * slope);
    }
}
