namespace Arclet.Inference.Priors;

/// <summary>
/// All parameters of a problem with their priors: the map from the unit cube of the free ones to theta, its inverse, and ln of the prior density.
/// Immutable and safe for any number of threads.
/// </summary>
public sealed class ParameterSpace
{
    private readonly Parameter[] parameters;
    private readonly int[] firstTheta;
    private readonly int[] firstCube;
    private readonly (int Index, int Other, TiedPrior Prior)[] tied;
    private readonly string[] names;
    private readonly string[] freeNames;

    /// <summary>The space of the given parameters, in their order.</summary>
    /// <exception cref="ArgumentException">A name is missing or used twice, a tied parameter follows none or another tied one, or nothing is free.</exception>
    public ParameterSpace(params ReadOnlySpan<Parameter> parameters)
    {
        this.parameters = parameters.ToArray();
        firstTheta = new int[parameters.Length];
        firstCube = new int[parameters.Length];
        var all = new List<string>();
        var free = new List<string>();
        var ties = new List<(int, TiedPrior)>();
        for (int i = 0; i < parameters.Length; i++)
        {
            (string name, Prior prior) = parameters[i];
            if (string.IsNullOrEmpty(name) || prior is null)
                throw new ArgumentException($"parameter {i + 1} has no name or no prior");
            (firstTheta[i], firstCube[i]) = (all.Count, FreeCount);
            if (prior is TiedPrior tie)
                ties.Add((all.Count, tie));
            for (int k = 0; k < prior.ParameterCount; k++)
                all.Add(prior.ParameterCount == 1 ? name : $"{name}_{k + 1}");
            for (int k = 0; k < prior.FreeCount; k++)
                free.Add(all[firstTheta[i] + k]);
            FreeCount += prior.FreeCount;
        }

        names = [.. all];
        freeNames = [.. free];
        if (names.Distinct().Count() != names.Length)
            throw new ArgumentException($"two parameters are called {names.GroupBy(n => n).First(g => g.Count() > 1).Key}");
        if (FreeCount == 0)
            throw new ArgumentException("no parameter is free");
        tied = [.. ties.Select(t => (t.Item1, OtherOf(t.Item2), t.Item2))];
        foreach ((int index, int other, TiedPrior prior) in tied)
        {
            if (other < 0)
                throw new ArgumentException($"parameter {names[index]} follows {prior.Other}, which there is none of");
            if (tied.Any(t => t.Index == other))
                throw new ArgumentException($"parameter {names[index]} follows {prior.Other}, which itself follows another");
        }

        int OtherOf(TiedPrior prior) => Array.IndexOf(names, prior.Other);
    }

    /// <summary>How many parameters there are, the length of theta.</summary>
    public int ParameterCount => names.Length;

    /// <summary>How many dimensions the cube has.</summary>
    public int FreeCount { get; }

    /// <summary>The names of all parameters, in theta's order.</summary>
    public IReadOnlyList<string> Names => names;

    /// <summary>The names that belong to the coordinates of the cube.</summary>
    public IReadOnlyList<string> FreeNames => freeNames;

    /// <summary>The parameters as they were given.</summary>
    public IReadOnlyList<Parameter> Parameters => parameters;

    /// <summary>Where a name stands in theta; -1 if nowhere.</summary>
    public int IndexOf(string name) => Array.IndexOf(names, name);

    /// <summary>Fills theta from a point in the cube; allocates nothing.</summary>
    public void Transform(ReadOnlySpan<double> cube, Span<double> theta)
    {
        for (int i = 0; i < parameters.Length; i++)
        {
            Prior prior = parameters[i].Prior;
            prior.Transform(cube.Slice(firstCube[i], prior.FreeCount), theta.Slice(firstTheta[i], prior.ParameterCount));
        }

        foreach ((int index, int other, TiedPrior prior) in tied)
            theta[index] = prior.Follow(theta[other]);
    }

    /// <summary>Fills the point in the cube that <see cref="Transform"/> takes to theta.</summary>
    /// <returns>False where theta is outside the priors; the point is then the nearest inside, parameter by parameter.</returns>
    public bool Inverse(ReadOnlySpan<double> theta, Span<double> cube)
    {
        bool inside = TiesHold(theta);
        for (int i = 0; i < parameters.Length; i++)
        {
            Prior prior = parameters[i].Prior;
            inside &= prior.Inverse(theta.Slice(firstTheta[i], prior.ParameterCount), cube.Slice(firstCube[i], prior.FreeCount));
        }

        return inside;
    }

    /// <summary>ln of the normalised prior density of the free parameters at theta; -infinity outside, or where a fixed or tied parameter is not what it must be.</summary>
    public double LogDensity(ReadOnlySpan<double> theta)
    {
        double sum = TiesHold(theta) ? 0 : double.NegativeInfinity;
        for (int i = 0; i < parameters.Length; i++)
            sum += parameters[i].Prior.LogDensity(theta.Slice(firstTheta[i], parameters[i].Prior.ParameterCount));
        return sum;
    }

    /// <summary>Fills df/du of a function on the cube from df/dtheta, which is used up. A scalar prior's dtheta/du is 1 / density; others are differenced.</summary>
    internal void PullBack(ReadOnlySpan<double> cube, ReadOnlySpan<double> theta, Span<double> thetaGradient, Span<double> cubeGradient)
    {
        foreach ((int index, int other, TiedPrior prior) in tied)
            thetaGradient[other] += prior.Factor * thetaGradient[index];
        Span<double> coordinates = stackalloc double[FreeCount];
        Span<double> upper = stackalloc double[ParameterCount];
        Span<double> lower = stackalloc double[ParameterCount];
        for (int i = 0; i < parameters.Length; i++)
        {
            Prior prior = parameters[i].Prior;
            int t = firstTheta[i], c = firstCube[i];
            if (prior is ScalarPrior scalar)
            {
                cubeGradient[c] = thetaGradient[t] * Math.Exp(-scalar.LogDensity(theta[t]));
                continue;
            }

            Span<double> u = coordinates[..prior.FreeCount], above = upper[..prior.ParameterCount], below = lower[..prior.ParameterCount];
            cube.Slice(c, prior.FreeCount).CopyTo(u);
            for (int k = 0; k < prior.FreeCount; k++)
            {
                double at = u[k], h = 1e-5 * Math.Min(at, 1 - at);
                u[k] = at + h;
                prior.Transform(u, above);
                u[k] = at - h;
                prior.Transform(u, below);
                u[k] = at;
                double sum = 0;
                for (int j = 0; j < prior.ParameterCount; j++)
                    sum += thetaGradient[t + j] * (above[j] - below[j]);
                cubeGradient[c + k] = sum / (2 * h);
            }
        }
    }

    private bool TiesHold(ReadOnlySpan<double> theta)
    {
        foreach ((int index, int other, TiedPrior prior) in tied)
        {
            double expected = prior.Follow(theta[other]);
            if (!(Math.Abs(theta[index] - expected) <= 1e-9 * (Math.Abs(expected) + Math.Abs(prior.Offset))))
                return false;
        }

        return true;
    }
}
