namespace Arclet.Lensing.Fitting;

/// <summary>The derivatives of ln L by the lens's deflection and Hessian at the images.</summary>
internal sealed partial class FitSystem
{
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
}
