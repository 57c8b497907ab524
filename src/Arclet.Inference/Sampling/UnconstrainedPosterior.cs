using Arclet.Inference.Priors;

namespace Arclet.Inference.Sampling;

/// <summary>
/// The posterior of a likelihood with gradient over the logits x of its priors' cube, where it has no bounds: ln L(theta(u(x))) + sum ln u (1 - u), for
/// <see cref="NutsSampler"/>.
/// </summary>
public sealed class UnconstrainedPosterior : IDifferentiableDensity
{
    private readonly IGradientLikelihood likelihood;
    private readonly ParameterSpace space;
    private readonly double[] cube;
    private readonly double[] theta;
    private readonly double[] thetaGradient;
    private readonly double[] cubeGradient;

    /// <summary>The posterior of this likelihood under these priors.</summary>
    public UnconstrainedPosterior(IGradientLikelihood likelihood, ParameterSpace space)
    {
        ArgumentNullException.ThrowIfNull(likelihood);
        ArgumentNullException.ThrowIfNull(space);
        this.likelihood = likelihood;
        this.space = space;
        cube = new double[space.FreeCount];
        cubeGradient = new double[space.FreeCount];
        theta = new double[space.ParameterCount];
        thetaGradient = new double[space.ParameterCount];
    }

    /// <inheritdoc/>
    public int Dimension => space.FreeCount;

    /// <summary>Fills theta at a point x.</summary>
    public void Transform(ReadOnlySpan<double> x, Span<double> parameters)
    {
        LogitCube.Point(x, cube);
        space.Transform(cube, parameters);
    }

    /// <summary>Fills x at theta.</summary>
    /// <returns>False where theta is outside the priors.</returns>
    public bool Inverse(ReadOnlySpan<double> parameters, Span<double> x)
    {
        bool inside = space.Inverse(parameters, cube);
        for (int i = 0; i < x.Length; i++)
            x[i] = LogitCube.Coordinate(cube[i]);
        return inside;
    }

    /// <summary>ln of the density at x, without the gradient.</summary>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double density = LogitCube.Point(x, cube);
        space.Transform(cube, theta);
        return likelihood.Evaluate(theta) + Math.Log(density);
    }

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double density = LogitCube.Point(x, cube);
        space.Transform(cube, theta);
        double value = likelihood.Evaluate(theta, thetaGradient) + Math.Log(density);
        space.PullBack(cube, theta, thetaGradient, cubeGradient);
        for (int i = 0; i < x.Length; i++)
            gradient[i] = (cubeGradient[i] * cube[i] * (1 - cube[i])) + 1 - (2 * cube[i]);
        return value;
    }
}
