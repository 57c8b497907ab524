namespace Arclet.Lensing;

/// <summary>The pixels inside one clump's ellipse and what lensing does there.</summary>
internal sealed class ClumpEllipse
{
    /// <summary>Cells per side of the square about the ellipse whose rays measure the finite area.</summary>
    private const int AreaCells = 48;

    private readonly ClumpShape clump;
    private readonly ClumpLensingOptions options;
    private readonly double semiMajor, semiMinor, sin, cos;

    public ClumpEllipse(ClumpShape clump, ClumpLensingOptions options)
    {
        (this.clump, this.options) = (clump, options);
        if (!(double.IsFinite(clump.X) && double.IsFinite(clump.Y) && double.IsFinite(clump.AngleDegrees)))
            throw new ArgumentException($"the clump's position ({clump.X}, {clump.Y}) or angle {clump.AngleDegrees} is not finite");
        if (!(clump.SigmaMinorArcsec > 0 && clump.SigmaMajorArcsec > 0 && double.IsFinite(clump.SigmaMinorArcsec * clump.SigmaMajorArcsec)))
            throw new ArgumentException($"the clump's sizes {clump.SigmaMajorArcsec} and {clump.SigmaMinorArcsec} are not above 0");
        if (!(options.EllipseSigmas > 0 && options.PixelArcsec > 0 && options.FewestPixels >= 1))
            throw new ArgumentException("the ellipse's size, the pixels and their number are above 0");
        semiMajor = options.EllipseSigmas * clump.SigmaMajorArcsec;
        semiMinor = options.EllipseSigmas * clump.SigmaMinorArcsec;
        (sin, cos) = Math.SinCos(clump.AngleDegrees * Math.PI / 180);
    }

    public ClumpLensing Measure(LensField field)
    {
        LensTerms centre = field.DeflectionAndHessianAt(clump.X, clump.Y);
        if (!double.IsFinite(centre.Kappa))
            throw new ArgumentException($"the model says nothing at ({clump.X:F2}, {clump.Y:F2})");
        (double[] mu, double[] tangential, double[] radial, bool bothParities) = Magnifications(field);
        Covariance source = clump.Covariance.Through(Jacobian.Of(centre));
        (double major, double minor, double angle) = source.Axes();
        (double finite, double folding) = FiniteArea(field);
        (double median, double scatter) = MedianAndDeviation(mu);
        (double medianT, double scatterT) = MedianAndDeviation(tangential);
        (double medianR, double scatterR) = MedianAndDeviation(radial);
        return new()
        {
            PixelCount = mu.Length,
            Mu = median,
            MuScatter = scatter,
            MuTangential = medianT,
            MuTangentialScatter = scatterT,
            MuRadial = medianR,
            MuRadialScatter = scatterR,
            MuCentre = centre.Mu,
            SourceX = clump.X - centre.AlphaX,
            SourceY = clump.Y - centre.AlphaY,
            SourceSigmaMajorArcsec = major,
            SourceSigmaMinorArcsec = minor,
            SourceAngleDegrees = angle,
            SourceEffectiveRadiusArcsec = ClumpLensingOptions.HalfLight * Math.Sqrt(Math.Sqrt(Math.Max(0, source.Determinant))),
            MuFinite = finite,
            Folding = folding,
            CrossesCriticalLine = bothParities,
            VariesStrongly = bothParities || scatter > options.LargestRelativeSpread * median,
        };
    }

    /// <summary>The pixels inside the ellipse, on a grid centred on the clump.</summary>
    public (List<double> X, List<double> Y) Pixels()
    {
        double step = Math.Min(options.PixelArcsec, Math.Sqrt(Math.PI * semiMajor * semiMinor / options.FewestPixels));
        step = Math.Max(step, semiMajor / 2000);
        (List<double> x, List<double> y) = PixelsInside(step);
        while (x.Count < options.FewestPixels)
        {
            step *= 0.97;
            (x, y) = PixelsInside(step);
        }

        return (x, y);
    }

    private (double[] Mu, double[] Tangential, double[] Radial, bool BothParities) Magnifications(LensField field)
    {
        (List<double> x, List<double> y) = Pixels();
        int n = x.Count;
        double[] xx = new double[n], xy = new double[n], yy = new double[n], rotation = new double[n];
        field.Hessians(x.ToArray(), y.ToArray(), xx, xy, yy, rotation);
        double[] mu = new double[n], tangential = new double[n], radial = new double[n];
        int mirrored = 0;
        for (int i = 0; i < n; i++)
        {
            var t = new LensTerms(0, 0, 0, xx[i], xy[i], yy[i], rotation[i]);
            (mu[i], tangential[i], radial[i]) = (Math.Abs(t.Mu), Math.Abs(t.MuTangential), Math.Abs(t.MuRadial));
            mirrored += t.DeterminantA < 0 ? 1 : 0;
        }

        return (mu, tangential, radial, mirrored > 0 && mirrored < n);
    }

    private (List<double> X, List<double> Y) PixelsInside(double step)
    {
        int half = (int)Math.Ceiling(semiMajor / step);
        List<double> x = [], y = [];
        for (int row = -half; row <= half; row++)
        {
            for (int column = -half; column <= half; column++)
            {
                double dx = column * step, dy = row * step;
                double u = ((dx * cos) + (dy * sin)) / semiMajor, v = ((dy * cos) - (dx * sin)) / semiMinor;
                if ((u * u) + (v * v) <= 1)
                {
                    x.Add(clump.X + dx);
                    y.Add(clump.Y + dy);
                }
            }
        }

        return (x, y);
    }

    /// <summary>
    /// Rays from cells that fill the ellipse (a square grid of its circle, stretched) are shot to the source plane, where their areas are laid on
    /// fine pixels.
    /// </summary>
    private (double Mu, double Folding) FiniteArea(LensField field)
    {
        int side = AreaCells + 1;
        double[] x = new double[side * side], y = new double[side * side];
        for (int row = 0; row < side; row++)
        {
            for (int column = 0; column < side; column++)
            {
                (double u, double v) = OnDisc((2.0 * column / AreaCells) - 1, (2.0 * row / AreaCells) - 1);
                (u, v) = (u * semiMajor, v * semiMinor);
                x[(row * side) + column] = clump.X + (u * cos) - (v * sin);
                y[(row * side) + column] = clump.Y + (u * sin) + (v * cos);
            }
        }

        var pixels = LensedPixels.FromCorners(AreaCells, AreaCells, x, y);
        SearchWindow extent = SourceReconstruction.ExtentOf(field, pixels);
        double pixel = Math.Sqrt(extent.Width * extent.Height) / 256;
        if (!(pixel > 0))
            return (double.PositiveInfinity, 1);
        pixel = Math.Max(pixel, Math.Max(extent.Width, extent.Height) / 4000);
        SourceReconstruction traced = SourceReconstruction.Trace(field, pixels, SourceGrid.Covering(extent, pixel));
        double covered = traced.CoveredArea;

        // The cells fill the polygon of the disc's edge; its area, not the ellipse's, is what was traced.
        return (pixels.ImageArea() / covered, traced.TracedArea / covered);
    }

    /// <summary>A square onto the unit disc, equal parts staying about equal (Shirley and Chiu 1997).</summary>
    private static (double U, double V) OnDisc(double a, double b)
    {
        if (a == 0 && b == 0)
            return (0, 0);
        (double radius, double angle) = Math.Abs(a) > Math.Abs(b) ? (a, Math.PI / 4 * (b / a)) : (b, (Math.PI / 2) - (Math.PI / 4 * (a / b)));
        return (radius * Math.Cos(angle), radius * Math.Sin(angle));
    }

    /// <summary>The standard deviation leaves out a pixel that lies on a critical line to the last digit, whose magnification is infinite.</summary>
    private static (double Median, double Deviation) MedianAndDeviation(double[] values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        double mean = finite.Length == 0 ? double.NaN : finite.Average();
        double deviation = finite.Length == 0 ? double.NaN : Math.Sqrt(finite.Average(v => (v - mean) * (v - mean)));
        Array.Sort(values);
        int n = values.Length;
        return (n % 2 == 1 ? values[n / 2] : (values[(n / 2) - 1] + values[n / 2]) / 2, deviation);
    }
}
