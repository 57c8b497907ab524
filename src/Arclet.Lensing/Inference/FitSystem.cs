using Arclet.Fits;

namespace Arclet.Lensing.Fitting;

/// <summary>
/// The images of one source in a fit. With b = theta - alpha(theta), A = 1 - d alpha/d theta and S = A C A' + tau^2 at the present image positions theta, an iteration
/// takes y = b + A (theta_obs - theta), the source beta = (sum w S^-1)^-1 sum w S^-1 y, and the images theta_obs - C A' S^-1 (y - beta): Newton's method for source and images
/// together. From the second iteration on the lens map's curvature T = sum_i lambda_i d2 b_i / d theta2, learnt from how A changed (Powell's symmetric secant update), enters as
/// P = C^-1 + T for C^-1: without it images beside critical lines go to and fro and never settle.
/// </summary>
internal sealed partial class FitSystem
{
    public const int MaximumIterations = 60;

    /// <summary>An image moves by at most this in one iteration, in arcsec: the field is not linear over more.</summary>
    private const double LongestStep = 1;

    /// <summary>C^-1 + T is at least this part of C^-1.</summary>
    private const double LeastCurvature = 0.05;

    /// <summary>Full steps are tried this often before steps that do not lower the sum are halved.</summary>
    private const int FreeSteps = 3;

    private readonly LensFitOptions options;
    private readonly OffsetDensity density;
    private readonly double tolerance2;
    private readonly double[] observedX, observedY;
    private readonly double[] x, y, lastX, lastY;
    private readonly double[] alphaX, alphaY, alphaXx, alphaXy, alphaYy;
    private readonly double[] lineX, lineY, lambdaX, lambdaY, targetX, targetY, chi2, weight;
    private readonly Covariance[] errors, inverseErrors, inverse, curvature, room;
    private readonly Jacobian[] jacobian;
    private double betaX, betaY, lastBetaX, lastBetaY, lastSum;
    private int observedAt, movingAt, halvings;

    public FitSystem(ImageSystem system, LensFitOptions options, double sigma, bool fromCatalogue, int redshiftIndex)
    {
        this.options = options;
        density = new OffsetDensity(options);
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
        (targetX, targetY) = (new double[Count], new double[Count]);
        (inverse, curvature, room) = (new Covariance[Count], new Covariance[Count], new Covariance[Count]);
        jacobian = new Jacobian[Count];
        aside = new bool[Count];
        Solution = [x, y, alphaX, alphaY, lambdaX, lambdaY, chi2, weight];
        first = new double[Count * Solution.Length];
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

    /// <summary>What a minimum consists of, beside the source.</summary>
    private double[][] Solution { get; }

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
        for (int k = 0; k < Count && stepsAside == 1; k++)
        {
            if (!aside[k])
                continue;
            foreach ((int i, int j) in Around)
            {
                (double aroundX, double aroundY) = PlaceAround(k, i, j);
                batch.Add(aroundX, aroundY);
            }
        }
    }

    /// <summary>Takes the field at the observed images and solves the system linear about them.</summary>
    public void Begin(PointBatch batch)
    {
        observedX.CopyTo(x, 0);
        observedY.CopyTo(y, 0);
        Take(batch, observedAt);
        lastSum = double.PositiveInfinity;
        halvings = 0;
        Settled = hasFirst = false;
        stepsAside = 0;
        Array.Clear(aside);
        Forget();
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
        if (stepsAside > 0 && --stepsAside == 0)
            Return(batch);
        if (stepsAside == 0 && iteration >= FreeSteps)
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
            log += density.LogOf(chi2[k]);
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
            Take(batch, first + k, k);
    }

    private void Take(PointBatch batch, int at, int k)
    {
        (alphaX[k], alphaY[k]) = (batch.AlphaX[at], batch.AlphaY[at]);
        (alphaXx[k], alphaXy[k], alphaYy[k]) = (batch.Xx[at], batch.Xy[at], batch.Yy[at]);
    }

    private Jacobian ObservedJacobian(PointBatch batch, int k) => JacobianAt(batch, observedAt + k);

    private Jacobian JacobianAt(PointBatch batch, int at)
    {
        double xy = -Efficiency * batch.Xy[at];
        return new(1 - (Efficiency * batch.Xx[at]), xy, xy, 1 - (Efficiency * batch.Yy[at]));
    }

    private Covariance SourceCovariance(Jacobian a, int k) => errors[k].Through(a) + new Covariance(tolerance2, 0, tolerance2);

    /// <summary>Begins at the present positions: no curvature is known and no image is an outlier.</summary>
    private void Forget()
    {
        x.CopyTo(lastX, 0);
        y.CopyTo(lastY, 0);
        Array.Clear(curvature);
        Array.Fill(weight, 1);
    }

    private void Linearize()
    {
        for (int k = 0; k < Count; k++)
        {
            double e = Efficiency, xy = -e * alphaXy[k];
            Jacobian a = new(1 - (e * alphaXx[k]), xy, xy, 1 - (e * alphaYy[k]));
            Learn(k, a);
            jacobian[k] = a;
            Covariance own = inverseErrors[k], p = (own + curvature[k]).AtLeast(LeastCurvature * own.Determinant / (own.Xx + own.Yy));
            room[k] = p.Inverse();
            (double fx, double fy) = inverseErrors[k].Times(observedX[k] - x[k], observedY[k] - y[k]);
            (double dx, double dy) = room[k].Times(fx, fy);
            (targetX[k], targetY[k]) = (x[k] + dx, y[k] + dy);
            lineX[k] = x[k] - (e * alphaX[k]) + (a.Xx * dx) + (a.Xy * dy);
            lineY[k] = y[k] - (e * alphaY[k]) + (a.Yx * dx) + (a.Yy * dy);
            inverse[k] = (room[k].Through(a) + new Covariance(tolerance2, 0, tolerance2)).Inverse();
        }

        // One pass for a Gaussian; else weights and source in turn until they agree. They begin with the last iteration's: from 1 they may come to other outliers than those of
        // the present minimum.
        int passes = options.Offsets == OffsetDistribution.Gaussian || IsBarycentre ? 1 : 500;
        for (int pass = 0; pass < passes; pass++)
        {
            Covariance information = default;
            double sx = 0, sy = 0;
            for (int k = 0; k < Count; k++)
            {
                if (aside[k])
                    continue;
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
                (double ox, double oy) = Offset(k);
                chi2[k] = inverseErrors[k].Squared(ox, oy) + (tolerance2 * ((lambdaX[k] * lambdaX[k]) + (lambdaY[k] * lambdaY[k])));
                double w = density.WeightOf(chi2[k]);
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
            (double ox, double oy) = Offset(k);
            double dx = observedX[k] + ox - x[k], dy = observedY[k] + oy - y[k], length = Math.Sqrt((dx * dx) + (dy * dy));
            longest = Math.Max(longest, length);
            double share = length > LongestStep ? LongestStep / length : 1;
            (lastX[k], lastY[k]) = (x[k], y[k]);
            (x[k], y[k]) = (x[k] + (share * dx), y[k] + (share * dy));
        }

        if (longest < options.SettlementArcsec && stepsAside == 0)
        {
            // The numbers at hand belong to the positions before this last, negligible move.
            lastX.CopyTo(x, 0);
            lastY.CopyTo(y, 0);
            Settled = true;
        }

        (lastBetaX, lastBetaY) = (betaX, betaY);
    }

    /// <summary>Where the linear problem puts an image, relative to the observed position.</summary>
    private (double X, double Y) Offset(int k)
    {
        Jacobian a = jacobian[k];
        (double vx, double vy) = room[k].Times((a.Xx * lambdaX[k]) + (a.Yx * lambdaY[k]), (a.Xy * lambdaX[k]) + (a.Yy * lambdaY[k]));
        return (targetX[k] - vx - observedX[k], targetY[k] - vy - observedY[k]);
    }

    /// <summary>The curvature's update from the last linear problem's place to the present one, by which A has become <paramref name="a"/>: the symmetric T nearest to the last with T s = dA' lambda.</summary>
    private void Learn(int k, Jacobian a)
    {
        double sx = x[k] - lastX[k], sy = y[k] - lastY[k], s2 = (sx * sx) + (sy * sy);
        // At the beginning there is no step to learn from.
        if (!(s2 > 1e-16))
            return;
        Jacobian old = jacobian[k];
        Covariance t = curvature[k];
        double xy = a.Xy - old.Xy;
        double rx = ((a.Xx - old.Xx) * lambdaX[k]) + (xy * lambdaY[k]), ry = (xy * lambdaX[k]) + ((a.Yy - old.Yy) * lambdaY[k]);
        (double tx, double ty) = t.Times(sx, sy);
        (rx, ry) = (rx - tx, ry - ty);
        double along = ((rx * sx) + (ry * sy)) / (s2 * s2);
        curvature[k] = t + new Covariance(
            (2 * rx * sx / s2) - (along * sx * sx),
            (((rx * sy) + (ry * sx)) / s2) - (along * sx * sy),
            (2 * ry * sy / s2) - (along * sy * sy));
    }

    /// <summary>What is minimised, at the present positions and source.</summary>
    private double Sum()
    {
        double sum = 0;
        for (int k = 0; k < Count; k++)
        {
            double bx = x[k] - (Efficiency * alphaX[k]) - betaX, by = y[k] - (Efficiency * alphaY[k]) - betaY;
            sum -= 2 * density.LogOf(inverseErrors[k].Squared(x[k] - observedX[k], y[k] - observedY[k]) + (((bx * bx) + (by * by)) / tolerance2));
        }

        return sum;
    }
}
