using Arclet.Inference.LeastSquares;

namespace Arclet.Inference.Sampling;

/// <summary>
/// Local searches over the logits of the cube: Levenberg-Marquardt where the likelihood offers residuals, otherwise BFGS with projected steps (Bertsekas 1982,
/// SIAM J. Control 20, 221) and gradients by differences.
/// </summary>
internal sealed class ModeSearch
{
    private static readonly LeastSquaresOptions SearchOptions = new() { MaximumEvaluations = 40, AbsoluteCostTolerance = 0.01, StepTolerance = 1e-5, InitialDamping = 1e-2 };
    private static readonly LeastSquaresOptions PolishOptions = new() { MaximumEvaluations = 60, AbsoluteCostTolerance = 1e-4, StepTolerance = 1e-7, InitialDamping = 1e-3 };

    private readonly CubeTarget target;
    private readonly int d;
    private readonly LogitResiduals? residuals;
    private readonly LeastSquaresWorkspace workspace;
    private readonly ProjectedQuasiNewton quasiNewton;
    private readonly double[] lower;
    private readonly double[] upper;
    private readonly double[] point;
    private readonly double[] precision;

    public ModeSearch(CubeTarget target)
    {
        this.target = target;
        d = target.Dimension;
        residuals = target.Residual is null ? null : new LogitResiduals(target);
        workspace = new LeastSquaresWorkspace(d);
        quasiNewton = new ProjectedQuasiNewton(target);
        lower = new double[d];
        upper = new double[d];
        lower.AsSpan().Fill(-LogitCube.Edge);
        upper.AsSpan().Fill(LogitCube.Edge);
        point = new double[d];
        precision = new double[d * d];
    }

    /// <summary>The maximum of the posterior in logits that a search from <paramref name="start"/> ends at; null if ln L is not finite there.</summary>
    public LocalMode? Climb(ReadOnlySpan<double> start)
    {
        start.CopyTo(point);
        if (residuals is not null)
        {
            residuals.Begin(prior: true);
            LeastSquaresResult result = BoundedLeastSquares.Minimize(residuals, point, lower, upper, workspace, SearchOptions);
            if (result.Status == LeastSquaresStatus.NotFinite)
                return null;
            workspace.Curvature.CopyTo(precision);
        }
        else if (!quasiNewton.Maximize(point, precision, withPrior: true))
        {
            return null;
        }

        double logLikelihood = target.EvaluateLogit(point, out double prior);
        if (!double.IsFinite(logLikelihood))
            return null;

        // Where the data leave a direction open the prior's own curvature in x is left, 1/3 being the inverse variance of a logistic.
        for (int i = 0; i < d; i++)
            precision[(i * d) + i] += 0.1;
        if (!SmallCholesky.Factor(precision, d))
            return null;
        double[] covariance = new double[d * d];
        double logEvidence = logLikelihood + Math.Log(prior) + (0.5 * d * Math.Log(2 * Math.PI));
        for (int i = 0; i < d; i++)
            logEvidence -= Math.Log(precision[(i * d) + i]);
        SmallCholesky.Invert(precision, d, covariance);
        return new LocalMode(point.ToArray(), logLikelihood, logLikelihood + Math.Log(prior), covariance, logEvidence);
    }

    /// <summary>Climbs to the maximum of the likelihood itself; the target keeps the best point.</summary>
    public void Polish(ReadOnlySpan<double> start)
    {
        start.CopyTo(point);
        for (int i = 0; i < d; i++)
            point[i] = Math.Clamp(point[i], lower[i], upper[i]);
        if (residuals is null)
        {
            quasiNewton.Maximize(point, precision, withPrior: false);
            return;
        }

        residuals.Begin(prior: false);
        BoundedLeastSquares.Minimize(residuals, point, lower, upper, workspace, PolishOptions);
        target.EvaluateLogit(point, out _);
    }

    /// <summary>Whether two modes are one: the posterior in x does not fall by more than <paramref name="dip"/> in ln below the lower one on the straight line between them.</summary>
    public bool AreConnected(LocalMode a, LocalMode b, double dip)
    {
        double floor = Math.Min(a.LogPosterior, b.LogPosterior) - dip;
        for (int step = 1; step <= 7; step++)
        {
            double t = step / 8.0;
            for (int i = 0; i < d; i++)
                point[i] = ((1 - t) * a.Point[i]) + (t * b.Point[i]);
            double value = target.EvaluateLogit(point, out double prior);
            if (!(value + Math.Log(prior) >= floor))
                return false;
        }

        return true;
    }
}
