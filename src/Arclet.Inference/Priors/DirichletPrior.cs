using Arclet.Inference.Statistics;

namespace Arclet.Inference.Priors;

/// <summary>
/// Fractions x_1..x_k that sum to 1, p(x) ~ prod x_i^(alpha_i - 1), by breaking a stick: fraction i is a beta variate of (alpha_i, sum of the later alphas) of
/// what is left. It takes k - 1 coordinates of the cube; the density is with respect to the first k - 1 fractions.
/// </summary>
public sealed class DirichletPrior : Prior
{
    private readonly double[] alpha;
    private readonly double[] later;
    private readonly double logNorm;

    /// <summary>The symmetric distribution of <paramref name="count"/> fractions; a concentration of 1 is uniform over all of them.</summary>
    public DirichletPrior(int count, double concentration = 1)
        : this(Repeat(count, concentration))
    {
    }

    /// <summary>The distribution of the given concentrations.</summary>
    /// <exception cref="ArgumentException">There are fewer than two, or one is not positive and finite.</exception>
    public DirichletPrior(ReadOnlySpan<double> concentrations)
    {
        if (concentrations.Length < 2)
            throw new ArgumentException("a Dirichlet prior needs at least two fractions");
        alpha = concentrations.ToArray();
        later = new double[alpha.Length];
        double sum = 0;
        for (int i = alpha.Length - 1; i >= 0; i--)
        {
            if (!(alpha[i] > 0) || !double.IsFinite(alpha[i]))
                throw new ArgumentException($"a Dirichlet prior needs positive concentrations, not {alpha[i]}");
            later[i] = sum;
            sum += alpha[i];
            logNorm -= GammaFunction.Log(alpha[i]);
        }

        logNorm += GammaFunction.Log(sum);
    }

    /// <inheritdoc/>
    public override int ParameterCount => alpha.Length;

    /// <inheritdoc/>
    public override int FreeCount => alpha.Length - 1;

    /// <inheritdoc/>
    public override void Transform(ReadOnlySpan<double> cube, Span<double> theta)
    {
        double left = 1;
        for (int i = 0; i < alpha.Length - 1; i++)
        {
            theta[i] = left * GammaFunction.InverseIncompleteBeta(alpha[i], later[i], cube[i]);
            left = Math.Max(0, left - theta[i]);
        }

        theta[alpha.Length - 1] = left;
    }

    /// <inheritdoc/>
    public override bool Inverse(ReadOnlySpan<double> theta, Span<double> cube)
    {
        double left = 1;
        bool inside = true;
        for (int i = 0; i < alpha.Length - 1; i++)
        {
            inside &= theta[i] >= 0 && theta[i] <= left * (1 + 1e-9);
            cube[i] = left > 0 ? GammaFunction.IncompleteBeta(alpha[i], later[i], Math.Clamp(theta[i] / left, 0, 1)) : 0.5;
            left -= Math.Clamp(theta[i], 0, left);
        }

        return inside && Math.Abs(theta[alpha.Length - 1] - left) <= 1e-9;
    }

    /// <inheritdoc/>
    public override double LogDensity(ReadOnlySpan<double> theta)
    {
        double sum = 0, log = logNorm;
        for (int i = 0; i < alpha.Length; i++)
        {
            if (!(theta[i] >= 0))
                return double.NegativeInfinity;
            sum += theta[i];
            if (alpha[i] != 1)
                log += (alpha[i] - 1) * Math.Log(theta[i]);
        }

        return Math.Abs(sum - 1) <= 1e-9 ? log : double.NegativeInfinity;
    }

    private static double[] Repeat(int count, double value)
    {
        double[] values = new double[Math.Max(0, count)];
        values.AsSpan().Fill(value);
        return values;
    }
}
