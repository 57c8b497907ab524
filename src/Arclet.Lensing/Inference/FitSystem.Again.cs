namespace Arclet.Lensing.Fitting;

/// <summary>Second tries where the minimum that was found may not be the best one.</summary>
internal sealed partial class FitSystem
{
    /// <summary>An image with |det A| below is on a critical line.</summary>
    private const double CriticalDeterminant = 0.02;

    /// <summary>An image is far from its observed position above this many squared errors.</summary>
    private const double FarSquared = 6;

    /// <summary>Two predicted images nearer than this, in arcsec, are one; more than positions that have settled can differ by.</summary>
    private const double SameImage = 0.02;

    /// <summary>Images set aside come back in this step of the others.</summary>
    private const int StepsAside = 8;

    /// <summary>Places around an observed position, in units of its error, out to three.</summary>
    public static (int X, int Y)[] Around { get; } =
        [.. from i in Enumerable.Range(-3, 7) from j in Enumerable.Range(-3, 7) where (i * i) + (j * j) <= 9 select (i, j)];

    private readonly double[] first;
    private readonly bool[] aside;
    private double firstLog;
    private bool hasFirst;
    private int stepsAside;

    /// <summary>
    /// Begins again where the minimum may not be the best one. An image on a critical line is held there by it, and begins on the far side of its observed position. An image far from its
    /// observed position, or at the place of another, may be the wrong one of the source's images and have pulled the source after it: it is set aside, and the source is that of the others for some
    /// steps; then it begins where, around its observed position, the lens equation of that source leads nearest. The minimum so far is kept. A system that has not settled goes the same way, but its
    /// last positions are no minimum to keep.
    /// </summary>
    /// <returns>Whether there is anything to do.</returns>
    public bool TryAgain()
    {
        SetAside();
        bool isAgain = !Settled || stepsAside > 0;
        for (int k = 0; k < Count; k++)
            isAgain |= IsCritical(k);
        if (!isAgain)
            return false;
        firstLog = Settled ? LogLikelihood(out _) : double.NegativeInfinity;
        for (int i = 0; i < Solution.Length; i++)
            Solution[i].CopyTo(first, i * Count);
        for (int k = 0; k < Count; k++)
        {
            if (!IsCritical(k))
                continue;
            double dx = observedX[k] - x[k], dy = observedY[k] - y[k];
            double factor = 1 + Math.Max(1, LinearError(k) / Math.Max(double.Hypot(dx, dy), 1e-9));
            (x[k], y[k]) = (x[k] + (factor * dx), y[k] + (factor * dy));
        }

        lastSum = double.PositiveInfinity;
        halvings = 0;
        Settled = false;
        hasFirst = true;
        Forget();
        return true;
    }

    /// <summary>Takes the better of the two minima of <see cref="TryAgain"/>.</summary>
    public void Choose()
    {
        // A minimum that did not settle is none. Images of a source that does not depend on them are chosen one by one.
        if (!hasFirst || double.IsNegativeInfinity(firstLog) || (!IsBarycentre && LogLikelihood(out _) > firstLog && Settled))
            return;
        int ofChi2 = Array.IndexOf(Solution, chi2) * Count;
        for (int k = 0; k < Count; k++)
        {
            if (IsBarycentre && Settled && chi2[k] < first[ofChi2 + k])
                continue;
            for (int i = 0; i < Solution.Length; i++)
                Solution[i][k] = first[(i * Count) + k];
        }

        Settled = true;
    }

    /// <summary>Puts each image that was set aside where, of the places around its observed position, the lens equation linear there leads nearest to it, and not far from the place.</summary>
    private void Return(PointBatch batch)
    {
        int at = movingAt + Count;
        for (int k = 0; k < Count; k++)
        {
            if (!aside[k])
                continue;
            aside[k] = false;
            double best = double.PositiveInfinity;
            int end = at + Around.Length, start = end;
            for (; at < end; at++)
            {
                Jacobian a = JacobianAt(batch, at);
                double rx = betaX - batch.X[at] + (Efficiency * batch.AlphaX[at]), ry = betaY - batch.Y[at] + (Efficiency * batch.AlphaY[at]), det = a.Determinant;
                double sx = ((a.Yy * rx) - (a.Xy * ry)) / det, sy = ((a.Xx * ry) - (a.Yx * rx)) / det;
                double distance = inverseErrors[k].Squared(batch.X[at] + sx - observedX[k], batch.Y[at] + sy - observedY[k]) + inverseErrors[k].Squared(sx, sy);
                if (distance < best)
                    (best, start) = (distance, at);
            }

            if (start == end)
                continue;
            (x[k], y[k], curvature[k], weight[k]) = (batch.X[start], batch.Y[start], default, 1);
            (lastX[k], lastY[k]) = (x[k], y[k]);
            Take(batch, start, k);
        }
    }

    /// <summary>A place around an observed position, in units of its error along and across the first axis.</summary>
    private (double X, double Y) PlaceAround(int k, int i, int j)
    {
        double along = Math.Sqrt(errors[k].Xx), skew = errors[k].Xy / along, across = Math.Sqrt(errors[k].Yy - (skew * skew));
        return (observedX[k] + (i * along), observedY[k] + (i * skew) + (j * across));
    }

    /// <summary>The error of an image's position in one direction, in the mean, in arcsec.</summary>
    private double LinearError(int k) => Math.Sqrt(Math.Sqrt(errors[k].Determinant));

    private bool IsCritical(int k) => Math.Abs(jacobian[k].Determinant) < CriticalDeterminant;

    /// <summary>Chooses the images that are to be set aside: all that are far, unless offsets may be far, and the farther one of two in one place, but not the nearest of all.</summary>
    private void SetAside()
    {
        int nearest = 0;
        for (int k = 0; k < Count; k++)
        {
            aside[k] = options.Offsets == OffsetDistribution.Gaussian && chi2[k] > FarSquared;
            for (int j = 0; j < Count; j++)
                aside[k] |= j != k && chi2[j] < chi2[k] && Math.Abs(x[j] - x[k]) + Math.Abs(y[j] - y[k]) < SameImage;
            nearest = chi2[k] < chi2[nearest] ? k : nearest;
        }

        // A source that does not depend on its images needs no others to stay, and no steps of them.
        aside[nearest] &= IsBarycentre;
        stepsAside = !aside.Contains(true) ? 0 : IsBarycentre ? 1 : StepsAside;
    }
}
