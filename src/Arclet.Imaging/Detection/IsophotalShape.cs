namespace Arclet.Imaging.Detection;

/// <summary>
/// Sums and moments over an object's pixels, with SExtractor's definitions (Bertin &amp; Arnouts 1996; sep 1.2): what an object's row is
/// made of, and what deblending and cleaning compare objects by. Single precision where sep has it.
/// </summary>
internal struct IsophotalShape
{
    public double X;
    public double Y;
    public double X2;
    public double Y2;
    public double XY;
    public float A;
    public float B;
    public float Theta;
    public float Cxx;
    public float Cyy;
    public float Cxy;
    public float Flux;
    public float Peak;
    public float ConvolvedFlux;
    public float ConvolvedPeak;
    public int PixelCount;
    public int PixelCountAboveThreshold;
    public int XMin;
    public int XMax;
    public int YMin;
    public int YMax;
    public int XPeak;
    public int YPeak;
    public float Threshold;

    /// <summary>How much of a Gaussian's area the isophote holds, at most 1: SExtractor's correction of ellipse areas.</summary>
    public float AreaCorrection;

    public DetectionFlags Flags;

    /// <summary>Determinants of the moment matrix below this are singular: a tenth of (1/12)^2, the moments of one pixel (SExtractor).</summary>
    private const double SingularDeterminant = 0.00694;

    /// <summary>The variance of a uniform pixel.</summary>
    private const double PixelVariance = 0.0833333;

    /// <summary>
    /// Measures the pixels <paramref name="pixels"/> (indices into the region, ascending).
    /// </summary>
    /// <param name="region">The region that the pixels belong to.</param>
    /// <param name="pixels">Their indices.</param>
    /// <param name="threshold">The level above which pixels are counted.</param>
    /// <param name="flags">Flags known so far.</param>
    /// <param name="centre">For a merged object the barycentre of its core, which stays its position; moments are taken about it.</param>
    public static IsophotalShape Measure(Footprint region, ReadOnlySpan<int> pixels, float threshold, DetectionFlags flags, (double X, double Y)? centre = null)
    {
        ReadOnlySpan<int> columns = region.X, rows = region.Y;
        ReadOnlySpan<float> values = region.Values, convolved = region.Convolved;
        var shape = new IsophotalShape
        {
            PixelCount = pixels.Length,
            Threshold = threshold,
            Flags = flags,
            Peak = float.NegativeInfinity,
            ConvolvedPeak = float.NegativeInfinity,
            XMin = int.MaxValue,
            XMax = int.MinValue,
            YMin = rows[pixels[0]],
            YMax = rows[pixels[^1]],
        };
        double flux = 0, convolvedFlux = 0;
        foreach (int i in pixels)
        {
            int x = columns[i];
            shape.XMin = Math.Min(shape.XMin, x);
            shape.XMax = Math.Max(shape.XMax, x);
            convolvedFlux += convolved[i];
            float value = values[i];
            flux += value;
            if (value > threshold)
                shape.PixelCountAboveThreshold++;
            if (value > shape.Peak)
            {
                shape.Peak = value;
                shape.XPeak = x;
                shape.YPeak = rows[i];
            }

            shape.ConvolvedPeak = Math.Max(shape.ConvolvedPeak, convolved[i]);
        }

        shape.Flux = (float)flux;
        shape.ConvolvedFlux = (float)convolvedFlux;
        shape.SetMoments(region, pixels, centre);
        return shape;
    }

    private void SetMoments(Footprint region, ReadOnlySpan<int> pixels, (double X, double Y)? centre)
    {
        ReadOnlySpan<int> columns = region.X, rows = region.Y;
        ReadOnlySpan<float> values = region.Values, convolved = region.Convolved;
        double halfway = ((double)Threshold + Peak) / 2;
        int aboveHalfway = 0;
        double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        foreach (int i in pixels)
        {
            // About the corner, to keep digits in large images.
            double x = columns[i] - XMin, y = rows[i] - YMin, c = convolved[i];
            if (values[i] > halfway)
                aboveHalfway++;
            sx += c * x;
            sy += c * y;
            sxx += c * x * x;
            syy += c * y * y;
            sxy += c * x * y;
        }

        double weight = ConvolvedFlux;
        double mx = sx / weight, my = sy / weight;
        double x2, y2, xy;
        if (centre is { } given)
        {
            double cx = given.X - XMin, cy = given.Y - YMin;
            x2 = (sxx / weight) + (cx * cx) - (2 * mx * cx);
            y2 = (syy / weight) + (cy * cy) - (2 * my * cy);
            xy = (sxy / weight) + (cx * cy) - (mx * cy) - (my * cx);
            (mx, my) = (cx, cy);
        }
        else
        {
            x2 = (sxx / weight) - (mx * mx);
            y2 = (syy / weight) - (my * my);
            xy = (sxy / weight) - (mx * my);
        }

        double determinant = (x2 * y2) - (xy * xy);
        if (determinant < SingularDeterminant)
        {
            x2 += PixelVariance;
            y2 += PixelVariance;
            determinant = (x2 * y2) - (xy * xy);
            Flags |= DetectionFlags.Singular;
        }

        double difference = x2 - y2;
        double theta = difference != 0 ? Math.Atan2(2 * xy, difference) / 2 : Math.PI / 4;
        double half = Math.Sqrt((0.25 * difference * difference) + (xy * xy));
        double mean = (x2 + y2) / 2;
        X = mx + XMin;
        Y = my + YMin;
        if (!(X >= XMin - 0.5 && X <= XMax + 0.5 && Y >= YMin - 0.5 && Y <= YMax + 0.5))
            Flags |= DetectionFlags.Displaced;
        X2 = x2;
        Y2 = y2;
        XY = xy;
        A = (float)Math.Sqrt(mean + half);
        B = (float)Math.Sqrt(mean - half);
        Theta = (float)theta;
        Cxx = (float)(y2 / determinant);
        Cyy = (float)(x2 / determinant);
        Cxy = (float)(-2 * xy / determinant);

        double ratio = Threshold / halfway;
        double area = aboveHalfway - (double)PixelCountAboveThreshold;
        AreaCorrection = ratio > 0
            ? Math.Min(1, (float)((area < 0 ? area : -1) / (2 * Math.PI * Math.Log(ratio < 1 ? ratio : 0.99) * A * B)))
            : 1;
    }
}
