using Arclet.Fits;

namespace Arclet.Lensing.Fitting;

/// <summary>
/// The images of one source in a fit. With b = theta - alpha(theta), A = 1 - d alpha/d theta and S = A C A' + tau^2 at the present image positions theta, an iteration
/// takes y = b + A (theta_obs - theta), the source beta = (sum w S^-1)^-1 sum w S^-1 y, and the images theta_obs - C A' S^-1 (y - beta): Gauss-Newton for source and images together.
/// </summary>
internal sealed class FitSystem
{
    public const int MaximumIterations = 60;

    /// <summary>An image moves by at most this in one iteration, in arcsec: the field is not linear over more.</summary>
    private const double LongestStep = 1;

    /// <summary>Full steps are tried this often before steps that do not lower the sum are halved.</summary>
    private const int FreeSteps = 3;

    private readonly LensFitOptions options;
    private readonly double tolerance2;
    private readonly double[] observedX, observedY;
    private readonly double[] x, y, lastX, lastY;
    private readonly double[] alphaX, alphaY, alphaXx, alphaXy, alphaYy;
    private readonly double[] lineX, lineY, lambdaX, lambdaY, chi2, weight;
    private readonly Covariance[] errors, inverseErrors, inverse;
    private readonly Jacobian[] jacobian;
    private double betaX, betaY, lastBetaX, lastBetaY, lastSum;
    private int observedAt, movingAt, halvings;

    public FitSystem(ImageSystem system, LensFitOptions options, double sigma, bool fromCatalogue, int redshiftIndex)
    {
        this.options = options;
        (Id, Redshift, RedshiftIndex, Count) = (system.Id, system.Redshift, redshiftIndex, system.Images.Count);
        tolerance2 = options.SourceToleranceArcsec * options.SourceToleranceArcsec;
        observedX = [.. system.Images.Select(i => i.X)];
        observedY = [.. system.Images.Select(i => i.Y)];
        errors = [.. system.Images.Select(i => fromCatalogue ? FromCatalogue(i) : Covariance.Circle(sigma))];
        inverseErrors = [.. errors.Select(e => e.Inverse())];
        LogNormalization = errors.Sum(e => Math.Log(4 * Math.PI * Math.PI * e.Determinant));
        (x, y, lastX, lastY) = (new double[Count], new double[Count], new double[Count], new double[Count]);
        (alphaX, alphaY, alphaXx, alphaXy, alphaYy) = (new double[Count], new double[Count], new double[Count], new double[Count], new double[Count]);
        (lineX, lineY, lambdaX, lambdaY, chi2, weight) = (new double[Count], new double[Count], new double[Count], new double[Count], new double[Count], new double[Count]);
        inverse = new Covariance[Count];
        jacobian = new Jacobian[Count];
    }

    public string Id { get; }

    public double Redshift { get; }

    /// <summary>The place of the free redshift in theta; -1 where it is given.</summary>
    public int RedshiftIndex { get; }

    public int Count { get; }

    /// <summary>The sum of ln(4 pi^2 det C).</summary>
    public double LogNormalization { get; }

    public double Efficiency { get; set; }

    /// <summary>The derivative of <see cref="Efficiency"/> by the redshift.</summary>
    public double EfficiencySlope { get; set; }

    public bool Settled { get; private set; }

    private bool IsBarycentre => options.Source == SourceTreatment.Barycentre;

    /// <summary>Images whose trace misses the source by more than five tolerances.</summary>
    public int MissingImages
    {
        get
        {
            int missing = 0;
            for (int k = 0; k < Count; k++)
                missing += ((lambdaX[k] * lambdaX[k]) + (lambdaY[k] * lambdaY[k])) * tolerance2 > 25 ? 1 : 0;
            return missing;
        }
    }

    public IEnumerable<(double X, double Y)> Predicted() => x.Zip(y);

    public void AddObserved(PointBatch batch)
    {
        observedAt = batch.Count;
        for (int k = 0; k < Count; k++)
            batch.Add(observedX[k], observedY[k]);
    }

    public void AddMoving(PointBatch batch)
    {
        movingAt = batch.Count;
        for (int k = 0; k < Count; k++)
            batch.Add(x[k], y[k]);
    }

    /// <summary>Takes the field at the observed images and solves the system linear about them.</summary>
    public void Begin(PointBatch batch)
    {
        observedX.CopyTo(x, 0);
        observedY.CopyTo(y, 0);
        Take(batch, observedAt);
        lastSum = double.PositiveInfinity;
        halvings = 0;
        Settled = false;
        if (IsBarycentre)
            (betaX, betaY, _) = Barycentre(batch);
        Linearize();
        if (options.Plane == ConstraintPlane.Image)
            Move();
    }

    /// <summary>One more iteration, with the field at the present positions.</summary>
    public void Step(PointBatch batch, int iteration)
    {
        Take(batch, movingAt);
        if (iteration >= FreeSteps)
        {
            double sum = Sum();
            if (!(sum <= lastSum + (1e-9 * (1 + Math.Abs(lastSum)))) && halvings < 20)
            {
                halvings++;
                for (int k = 0; k < Count; k++)
                    (x[k], y[k]) = (0.5 * (x[k] + lastX[k]), 0.5 * (y[k] + lastY[k]));
                if (!IsBarycentre)
                    (betaX, betaY) = (0.5 * (betaX + lastBetaX), 0.5 * (betaY + lastBetaY));
                return;
            }

            lastSum = sum;
            halvings = 0;
        }

        Linearize();
        Move();
    }

    /// <summary>The system's ln L without its normalisation, and its chi2.</summary>
    public double LogLikelihood(out double sum)
    {
        double log = 0;
        sum = 0;
        for (int k = 0; k < Count; k++)
        {
            log += LogDensity(chi2[k]);
            sum += chi2[k];
        }

        return log;
    }

    /// <summary>The logarithm of the Gaussian integral over the source, 2 pi / sqrt(det sum S^-1), with A at the observed images.</summary>
    public double LogSourceVolume(PointBatch batch)
    {
        Covariance information = default;
        for (int k = 0; k < Count; k++)
            information += SourceCovariance(ObservedJacobian(batch, k), k).Inverse();
        return Math.Log(2 * Math.PI) - (0.5 * Math.Log(information.Determinant));
    }

    /// <summary>Puts the settled images with their weights d ln L/d alpha in the batch, and adds the derivative by the redshift.</summary>
    public void AddWeights(PointBatch batch, Span<double> gradient)
    {
        double byEfficiency = 0;
        for (int k = 0; k < Count; k++)
        {
            double wx = weight[k] * lambdaX[k], wy = weight[k] * lambdaY[k];
            byEfficiency += (wx * alphaX[k]) + (wy * alphaY[k]);
            batch.WeightX[batch.Count] = wx * Efficiency;
            batch.WeightY[batch.Count] = wy * Efficiency;
            batch.Add(x[k], y[k]);
        }

        if (RedshiftIndex >= 0)
            gradient[RedshiftIndex] += byEfficiency * EfficiencySlope;
    }

    /// <summary>
    /// Sets the weights at the observed images of the barycentre beta = sum m b / sum m, m = 1/|det A|: d ln L = g . d beta, g = sum w lambda,
    /// d beta = sum [m db + dm (b - beta)] / sum m.
    /// </summary>
    public void SetBarycentreWeights(PointBatch batch, Span<double> gradient)
    {
        double gx = 0, gy = 0, byEfficiency = 0;
        for (int k = 0; k < Count; k++)
            (gx, gy) = (gx + (weight[k] * lambdaX[k]), gy + (weight[k] * lambdaY[k]));
        (double centreX, double centreY, double total) = Barycentre(batch);
        for (int k = 0; k < Count; k++)
        {
            int at = observedAt + k;
            Jacobian a = ObservedJacobian(batch, k);
            double m = 1 / Math.Abs(a.Determinant), share = m / total;
            double offX = observedX[k] - (Efficiency * batch.AlphaX[at]) - centreX, offY = observedY[k] - (Efficiency * batch.AlphaY[at]) - centreY;

            // dm = -m d det A / det A; det A = A_xx A_yy - A_xy^2, and A = 1 - E psi.
            double byDeterminant = -share * ((gx * offX) + (gy * offY)) / a.Determinant;
            (double wx, double wy) = (-share * gx, -share * gy);
            (double xx, double xy, double yy) = (-byDeterminant * a.Yy, 2 * byDeterminant * a.Xy, -byDeterminant * a.Xx);
            byEfficiency += SetWeights(batch, at, wx, wy, xx, xy, yy);
        }

        if (RedshiftIndex >= 0)
            gradient[RedshiftIndex] += byEfficiency * EfficiencySlope;
    }

    /// <summary>Sets the weights at the observed images: of the source plane's chi2, and of the integral over the source.</summary>
    public void SetObservedWeights(PointBatch batch, bool ofChi2, bool ofVolume, Span<double> gradient)
    {
        Covariance spread = default;
        if (ofVolume)
        {
            for (int k = 0; k < Count; k++)
                spread += SourceCovariance(ObservedJacobian(batch, k), k).Inverse();
            spread = spread.Inverse();
        }

        double byEfficiency = 0;
        for (int k = 0; k < Count; k++)
        {
            int at = observedAt + k;
            double gx = 0, gy = 0, xx = 0, xy = 0, yy = 0;
            Jacobian a = ObservedJacobian(batch, k);
            Covariance c = errors[k];
            if (ofChi2)
            {
                // d ln L = w [lambda . d alpha - lambda' dH C A' lambda].
                (double lx, double ly, double w) = (lambdaX[k], lambdaY[k], weight[k]);
                (double vx, double vy) = c.Times((a.Xx * lx) + (a.Yx * ly), (a.Xy * lx) + (a.Yy * ly));
                (gx, gy) = (w * lx, w * ly);
                (xx, xy, yy) = (-w * lx * vx, -w * ((lx * vy) + (ly * vx)), -w * ly * vy);
            }

            if (ofVolume)
            {
                // d ln V = -tr(dH C A' Q), Q = S^-1 M^-1 S^-1, M = sum S^-1.
                Covariance s = SourceCovariance(a, k).Inverse();
                Covariance q = spread.Through(new Jacobian(s.Xx, s.Xy, s.Xy, s.Yy));
                (double ax, double ay) = c.Times((a.Xx * q.Xx) + (a.Yx * q.Xy), (a.Xy * q.Xx) + (a.Yy * q.Xy));
                (double bx, double by) = c.Times((a.Xx * q.Xy) + (a.Yx * q.Yy), (a.Xy * q.Xy) + (a.Yy * q.Yy));
                (xx, xy, yy) = (xx - ax, xy - ay - bx, yy - by);
            }

            byEfficiency += SetWeights(batch, at, gx, gy, xx, xy, yy);
        }

        if (RedshiftIndex >= 0)
            gradient[RedshiftIndex] += byEfficiency * EfficiencySlope;
    }

    /// <summary>Sets a point's weights from the derivatives by the lens's deflection and Hessian; returns the one by D_LS/D_S.</summary>
    private double SetWeights(PointBatch batch, int at, double x, double y, double xx, double xy, double yy)
    {
        (batch.WeightX[at], batch.WeightY[at]) = (x * Efficiency, y * Efficiency);
        (batch.WeightXx[at], batch.WeightXy[at], batch.WeightYy[at]) = (xx * Efficiency, xy * Efficiency, yy * Efficiency);
        return (x * batch.AlphaX[at]) + (y * batch.AlphaY[at]) + (xx * batch.Xx[at]) + (xy * batch.Xy[at]) + (yy * batch.Yy[at]);
    }

    /// <summary>The mean of the observed images' traces weighted by |mu|, and the sum of the weights.</summary>
    private (double X, double Y, double Total) Barycentre(PointBatch batch)
    {
        double sumX = 0, sumY = 0, total = 0;
        for (int k = 0; k < Count; k++)
        {
            int at = observedAt + k;
            double m = 1 / Math.Abs(ObservedJacobian(batch, k).Determinant);
            sumX += m * (observedX[k] - (Efficiency * batch.AlphaX[at]));
            sumY += m * (observedY[k] - (Efficiency * batch.AlphaY[at]));
            total += m;
        }

        return (sumX / total, sumY / total, total);
    }

    private static Covariance FromCatalogue(ObservedImage image) => image.SemiMajorArcsec > 0 && image.SemiMinorArcsec > 0
        ? Covariance.OfEllipse(image.SemiMajorArcsec, image.SemiMinorArcsec, image.AngleDegrees)
        : throw new InputException($"image {image.Id} has no axes above 0 in the catalogue: expected its position's errors there");

    private void Take(PointBatch batch, int first)
    {
        for (int k = 0; k < Count; k++)
        {
            int at = first + k;
            (alphaX[k], alphaY[k]) = (batch.AlphaX[at], batch.AlphaY[at]);
            (alphaXx[k], alphaXy[k], alphaYy[k]) = (batch.Xx[at], batch.Xy[at], batch.Yy[at]);
        }
    }

    private Jacobian ObservedJacobian(PointBatch batch, int k)
    {
        int at = observedAt + k;
        double xy = -Efficiency * batch.Xy[at];
        return new(1 - (Efficiency * batch.Xx[at]), xy, xy, 1 - (Efficiency * batch.Yy[at]));
    }

    private Covariance SourceCovariance(Jacobian a, int k) => errors[k].Through(a) + new Covariance(tolerance2, 0, tolerance2);

    private void Linearize()
    {
        for (int k = 0; k < Count; k++)
        {
            double e = Efficiency, xy = -e * alphaXy[k];
            Jacobian a = jacobian[k] = new(1 - (e * alphaXx[k]), xy, xy, 1 - (e * alphaYy[k]));
            double dx = observedX[k] - x[k], dy = observedY[k] - y[k];
            lineX[k] = x[k] - (e * alphaX[k]) + (a.Xx * dx) + (a.Xy * dy);
            lineY[k] = y[k] - (e * alphaY[k]) + (a.Yx * dx) + (a.Yy * dy);
            inverse[k] = SourceCovariance(a, k).Inverse();
            weight[k] = 1;
        }

        // One pass for a Gaussian; else weights and source in turn until they agree.
        int passes = options.Offsets == OffsetDistribution.Gaussian || IsBarycentre ? 1 : 500;
        for (int pass = 0; pass < passes; pass++)
        {
            Covariance information = default;
            double sx = 0, sy = 0;
            for (int k = 0; k < Count; k++)
            {
                Covariance own = inverse[k] * weight[k];
                information += own;
                (double ox, double oy) = own.Times(lineX[k], lineY[k]);
                (sx, sy) = (sx + ox, sy + oy);
            }

            if (!IsBarycentre)
                (betaX, betaY) = information.Inverse().Times(sx, sy);
            double largest = 0;
            for (int k = 0; k < Count; k++)
            {
                double rx = lineX[k] - betaX, ry = lineY[k] - betaY;
                (lambdaX[k], lambdaY[k]) = inverse[k].Times(rx, ry);
                chi2[k] = (rx * lambdaX[k]) + (ry * lambdaY[k]);
                double w = WeightOf(chi2[k]);
                largest = Math.Max(largest, Math.Abs(w - weight[k]));
                weight[k] = w;
            }

            if (largest < 1e-12)
                break;
        }
    }

    private void Move()
    {
        double longest = 0;
        for (int k = 0; k < Count; k++)
        {
            Jacobian a = jacobian[k];
            (double vx, double vy) = errors[k].Times((a.Xx * lambdaX[k]) + (a.Yx * lambdaY[k]), (a.Xy * lambdaX[k]) + (a.Yy * lambdaY[k]));
            double dx = observedX[k] - vx - x[k], dy = observedY[k] - vy - y[k], length = Math.Sqrt((dx * dx) + (dy * dy));
            longest = Math.Max(longest, length);
            double share = length > LongestStep ? LongestStep / length : 1;
            (lastX[k], lastY[k]) = (x[k], y[k]);
            (x[k], y[k]) = (x[k] + (share * dx), y[k] + (share * dy));
        }

        if (longest < options.SettlementArcsec)
        {
            // The numbers at hand belong to the positions before this last, negligible move.
            lastX.CopyTo(x, 0);
            lastY.CopyTo(y, 0);
            Settled = true;
        }

        (lastBetaX, lastBetaY) = (betaX, betaY);
    }

    /// <summary>What is minimised, at the present positions and source.</summary>
    private double Sum()
    {
        double sum = 0;
        for (int k = 0; k < Count; k++)
        {
            double bx = x[k] - (Efficiency * alphaX[k]) - betaX, by = y[k] - (Efficiency * alphaY[k]) - betaY;
            sum -= 2 * LogDensity(inverseErrors[k].Squared(x[k] - observedX[k], y[k] - observedY[k]) + (((bx * bx) + (by * by)) / tolerance2));
        }

        return sum;
    }

    /// <summary>ln of the offset's density over the Gaussian's at its centre.</summary>
    private double LogDensity(double m)
    {
        if (options.Offsets == OffsetDistribution.Gaussian)
            return -0.5 * m;
        if (options.Offsets == OffsetDistribution.Student)
            return -0.5 * (options.StudentFreedom + 2) * Math.Log(1 + (m / options.StudentFreedom));
        (double near, double wide) = MixtureParts();
        double a = near - (0.5 * m), b = wide - (0.5 * m / (options.OutlierWidth * options.OutlierWidth)), larger = Math.Max(a, b);
        return larger + Math.Log(Math.Exp(a - larger) + Math.Exp(b - larger));
    }

    /// <summary>-2 d ln density / dm: 1 for a Gaussian.</summary>
    private double WeightOf(double m)
    {
        if (options.Offsets == OffsetDistribution.Gaussian)
            return 1;
        if (options.Offsets == OffsetDistribution.Student)
            return (options.StudentFreedom + 2) / (options.StudentFreedom + m);
        (double near, double wide) = MixtureParts();
        double narrow = 1 / (options.OutlierWidth * options.OutlierWidth), odds = Math.Exp(Math.Min(700, wide - near + (0.5 * m * (1 - narrow))));
        return (1 + (odds * narrow)) / (1 + odds);
    }

    private (double Near, double Wide) MixtureParts() =>
        (Math.Log(1 - options.OutlierShare), Math.Log(options.OutlierShare / (options.OutlierWidth * options.OutlierWidth)));
}
