using Arclet.Inference.Priors;

namespace Arclet.Inference.Sampling;

/// <summary>The likelihood as a function on the unit cube, with its calls counted and the best point kept.</summary>
internal sealed class CubeTarget
{
    private readonly ILogLikelihood likelihood;
    private readonly double[] theta;
    private readonly double[] best;
    private readonly double[] cubePoint;

    public CubeTarget(ILogLikelihood likelihood, ParameterSpace space)
    {
        this.likelihood = likelihood;
        Space = space;
        theta = new double[space.ParameterCount];
        best = new double[space.FreeCount];
        cubePoint = new double[space.FreeCount];
        Residual = likelihood as IResidualLikelihood;
    }

    public ParameterSpace Space { get; }

    public int Dimension => Space.FreeCount;

    public IResidualLikelihood? Residual { get; }

    public long Calls { get; private set; }

    public double BestLogLikelihood { get; private set; } = double.NegativeInfinity;

    public ReadOnlySpan<double> Best => best;

    /// <summary>ln L at a point of the cube; -infinity where the model is not defined.</summary>
    public double Evaluate(ReadOnlySpan<double> cube)
    {
        Calls++;
        Space.Transform(cube, theta);
        double value = likelihood.Evaluate(theta);
        if (double.IsNaN(value))
            return double.NegativeInfinity;
        if (value > BestLogLikelihood)
        {
            BestLogLikelihood = value;
            cube.CopyTo(best);
        }

        return value;
    }

    /// <summary>ln L at a point given by its logits, and the density of the prior there.</summary>
    public double EvaluateLogit(ReadOnlySpan<double> x, out double priorDensity)
    {
        priorDensity = LogitCube.Point(x, cubePoint);
        return Evaluate(cubePoint);
    }

    /// <summary>Fills the residuals at a point given by its logits; false where the model is not defined.</summary>
    public bool ResidualsLogit(ReadOnlySpan<double> x, Span<double> residuals)
    {
        Calls++;
        LogitCube.Point(x, cubePoint);
        Space.Transform(cubePoint, theta);
        return Residual!.Residuals(theta, residuals);
    }
}
