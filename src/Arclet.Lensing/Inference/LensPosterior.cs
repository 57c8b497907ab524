namespace Arclet.Lensing;

/// <summary>The result of a fit: draws of the posterior, and whether they can be believed. Immutable, safe to share between threads.</summary>
public sealed class LensPosterior
{
    private readonly double[][] draws;

    internal LensPosterior(LensProblem problem, LensFitOptions options, IReadOnlyList<LensPrior> parameters, double[][] draws, double[][] logLikelihood, double[][] chi2, int[][] missingImages)
    {
        Problem = problem;
        Options = options;
        Parameters = parameters;
        this.draws = draws;
        LogLikelihood = logLikelihood;
        Chi2 = chi2;
        MissingImages = missingImages;
    }

    /// <summary>What was fitted.</summary>
    public LensProblem Problem { get; }

    /// <summary>How it was fitted.</summary>
    public LensFitOptions Options { get; }

    /// <summary>The free parameters with their priors, in the order of a draw's values: the file's, then the free redshifts.</summary>
    public IReadOnlyList<LensPrior> Parameters { get; }

    /// <summary>How many chains there are.</summary>
    public int Chains => draws.Length;

    /// <summary>Draws per chain.</summary>
    public int Length => LogLikelihood[0].Length;

    /// <summary>All draws.</summary>
    public int Count => Chains * Length;

    /// <summary>ln L of every draw, chain after chain.</summary>
    public IReadOnlyList<double[]> LogLikelihood { get; }

    /// <summary>chi2 of every draw, chain after chain.</summary>
    public IReadOnlyList<double[]> Chi2 { get; }

    /// <summary>Observed images that the model of each draw does not make, chain after chain (0 in the source plane).</summary>
    public IReadOnlyList<int[]> MissingImages { get; }

    /// <summary>R-hat of every parameter (rank-normalised, split chains).</summary>
    public required IReadOnlyList<double> RHat { get; init; }

    /// <summary>The effective sample size of every parameter.</summary>
    public required IReadOnlyList<double> EffectiveSamples { get; init; }

    /// <summary>Trajectories whose energy was lost: a part of the posterior too narrow for the step.</summary>
    public required long Divergences { get; init; }

    /// <summary>The mean acceptance probability.</summary>
    public required double MeanAcceptance { get; init; }

    /// <summary>Calls of the likelihood with gradient.</summary>
    public required long Calls { get; init; }

    /// <summary>The evidence; null where it was not asked for.</summary>
    public LensEvidence? Evidence { get; init; }

    /// <summary>The parameters of the largest posterior density (over the parameters, in the model's units) of all that was seen.</summary>
    public required IReadOnlyList<double> Best { get; init; }

    /// <summary>ln L of <see cref="Best"/>.</summary>
    public required double BestLogLikelihood { get; init; }

    /// <summary>chi2 of <see cref="Best"/>.</summary>
    public required double BestChi2 { get; init; }

    /// <summary>The ensemble sampler's medians less these chains', in standard deviations, parameter by parameter; empty where no check was asked for.</summary>
    public IReadOnlyList<double> CrossCheckShifts { get; init; } = [];

    /// <summary>Whether nothing speaks against the draws.</summary>
    public bool Converged => Reasons.Count == 0;

    /// <summary>What speaks against the draws, in sentences; empty if they converged.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>The parameters of one draw, in the model's units.</summary>
    public ReadOnlySpan<double> Draw(int chain, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Length, nameof(index));
        return draws[chain].AsSpan(index * Parameters.Count, Parameters.Count);
    }

    /// <summary>The problem with the parameters of one draw: the model and the images with that draw's redshifts.</summary>
    public LensProblem ProblemAt(int chain, int index) => WithValues(Draw(chain, index));

    /// <summary>The problem with the best parameters.</summary>
    public LensProblem BestProblem => WithValues([.. Best]);

    /// <summary>One parameter in every chain.</summary>
    public IReadOnlyList<double[]> Values(int parameter)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)parameter, (uint)Parameters.Count, nameof(parameter));
        var values = new double[Chains][];
        for (int c = 0; c < Chains; c++)
        {
            values[c] = new double[Length];
            for (int i = 0; i < Length; i++)
                values[c][i] = draws[c][(i * Parameters.Count) + parameter];
        }

        return values;
    }

    private LensProblem WithValues(ReadOnlySpan<double> values) => Problem.With([.. Parameters.Select(p => p.Parameter)], values);
}
