using Arclet.Inference.Statistics;

namespace Arclet.Study;

/// <summary>
/// ln L of a sample of masses under a mass function (formulas 3.12): the product over objects of int phi C G(x_i - x) dx / int phi C P(x_obs &gt; x_min | x) dx, x the log
/// mass, C the completeness, G the error of each mass. The function goes on below the selection's limit, from where errors scatter objects in.
/// </summary>
internal sealed class MassFunctionLikelihood
{
    private const double StepDex = 0.02;

    // How far errors reach, in standard deviations, and how far above the largest mass the grid goes before the closed tail takes over.
    private const double Reach = 5, Above = 0.5;
    private static readonly double Ln10 = Math.Log(10);

    private readonly MassFunctionShape shape;
    /// <summary>The function reaches five errors below the limit: with larger ones its powers overflow, and a mass of such an error says nothing.</summary>
    private const double LargestError = 10;

    private readonly double[] masses, errors, grid, completeness;
    private readonly (double Error, double[] Weights)[] selections;
    private readonly int[] selectionOf;
    private readonly (int First, double[] Weights)[] kernels;
    private readonly Func<double, double> completenessAt;
    private readonly double minimum;

    public MassFunctionLikelihood(MassFunctionSample sample, MassFunctionShape shape)
    {
        this.shape = shape;
        minimum = sample.LogMinimumMass;
        completenessAt = sample.Completeness ?? (_ => 1);
        if (sample.Errors is { } given && given.Count != sample.LogMasses.Count)
            throw new ArgumentException($"{sample.LogMasses.Count} masses have {given.Count} errors");
        int[] kept = [.. Enumerable.Range(0, sample.LogMasses.Count).Where(i => sample.LogMasses[i] >= minimum)];
        masses = [.. kept.Select(i => sample.LogMasses[i])];
        if (masses.Length < 2)
            throw new ArgumentException($"a mass function needs two masses above 10^{minimum:0.##} Msun, there are {masses.Length}");

        // Errors in classes of 0.01 dex share the normalisation's integral.
        errors = [.. kept.Select(i => sample.Errors is null ? 0 : Math.Round(sample.Errors[i], 2))];
        if (errors.Any(e => e is not (>= 0 and <= LargestError)))
            throw new ArgumentException($"an error of a log mass is negative, above {LargestError} dex or not a number");
        double largestError = errors.Max(), bottom = minimum - (Reach * largestError), top = masses.Max() + (Reach * largestError) + Above;
        int count = (int)Math.Ceiling((top - bottom) / StepDex) + 1;
        grid = [.. Enumerable.Range(0, count).Select(i => bottom + (i * StepDex))];
        completeness = [.. grid.Select(completenessAt)];
        double[] distinct = [.. errors.Distinct()];
        selections = [.. distinct.Select(e => (e, SelectionWeights(e)))];
        selectionOf = [.. errors.Select(e => Array.IndexOf(distinct, e))];
        kernels = [.. masses.Select((m, i) => Kernel(m, errors[i]))];
    }

    public int Count => masses.Length;

    public double LargestMass => masses.Max();

    public double MinimumMass => minimum;

    /// <summary>ln L for a slope and a log cutoff (ignored by a power law); -infinity where the sample is impossible.</summary>
    public double At(double slope, double logCutoff)
    {
        var density = new double[grid.Length];
        for (int i = 0; i < density.Length; i++)
            density[i] = Density(grid[i], slope, logCutoff) * completeness[i];
        var logNorm = new double[selections.Length];
        for (int k = 0; k < logNorm.Length; k++)
            logNorm[k] = Math.Log(Normalization(density, selections[k], slope, logCutoff));
        double sum = 0;
        for (int i = 0; i < masses.Length; i++)
        {
            double value = errors[i] == 0 ? Density(masses[i], slope, logCutoff) * completenessAt(masses[i]) : Smeared(density, kernels[i]);
            if (!(value > 0))
                return double.NegativeInfinity;
            sum += Math.Log(value) - logNorm[selectionOf[i]];
        }

        return sum;
    }

    /// <summary>dN/dlog M, relative to the minimum mass to keep the powers in range.</summary>
    private double Density(double x, double slope, double logCutoff) => shape switch
    {
        MassFunctionShape.TruncatedPowerLaw when x > logCutoff => 0,
        MassFunctionShape.Schechter => Math.Exp(((slope + 1) * (x - minimum) * Ln10) - Math.Pow(10, x - logCutoff)),
        _ => Math.Exp((slope + 1) * (x - minimum) * Ln10),
    };

    private double Normalization(double[] density, (double Error, double[] Weights) selection, double slope, double logCutoff)
    {
        double sum = 0;
        if (selection.Error == 0)
        {
            // Exact masses: closed pieces between grid points, on which completeness is linear and slowly varying.
            for (int i = 0; i + 1 < grid.Length; i++)
                sum += Piece(Math.Max(grid[i], minimum), grid[i + 1], slope, logCutoff) * 0.5 * (completeness[i] + completeness[i + 1]);
        }
        else
        {
            for (int i = 0; i < grid.Length; i++)
                sum += density[i] * selection.Weights[i];
        }

        return sum + (completeness[^1] * Tail(grid[^1], slope, logCutoff));
    }

    /// <summary>The integral of the density between two log masses.</summary>
    private double Piece(double low, double high, double slope, double logCutoff)
    {
        if (shape == MassFunctionShape.TruncatedPowerLaw)
            high = Math.Min(high, logCutoff);
        if (!(high > low))
            return 0;
        if (shape == MassFunctionShape.Schechter)
            return (high - low) / 6 * (Density(low, slope, logCutoff) + (4 * Density(0.5 * (low + high), slope, logCutoff)) + Density(high, slope, logCutoff));
        double k = (slope + 1) * Ln10;
        return Math.Abs(k) < 1e-9 ? high - low : (Math.Exp(k * (high - minimum)) - Math.Exp(k * (low - minimum))) / k;
    }

    /// <summary>The integral from a log mass to infinity: closed for power laws, in steps for Schechter's exponential.</summary>
    private double Tail(double from, double slope, double logCutoff)
    {
        if (shape == MassFunctionShape.PowerLaw)
            return Math.Exp((slope + 1) * (from - minimum) * Ln10) / (-(slope + 1) * Ln10);
        double sum = 0, end = shape == MassFunctionShape.TruncatedPowerLaw ? logCutoff : logCutoff + 2;
        for (double x = from; x < end; x += StepDex)
            sum += Piece(x, Math.Min(x + StepDex, end), slope, logCutoff);
        return sum;
    }

    private static double Smeared(double[] density, (int First, double[] Weights) kernel)
    {
        double sum = 0;
        for (int i = 0; i < kernel.Weights.Length; i++)
            sum += density[kernel.First + i] * kernel.Weights[i];
        return sum;
    }

    /// <summary>The error's Gaussian around a mass on the grid; nothing for an exact mass.</summary>
    private (int First, double[] Weights) Kernel(double mass, double error)
    {
        if (error == 0)
            return (0, []);
        int first = Math.Max(0, (int)((mass - (Reach * error) - grid[0]) / StepDex)), last = Math.Min(grid.Length - 1, (int)((mass + (Reach * error) - grid[0]) / StepDex) + 1);
        var weights = new double[last - first + 1];
        for (int i = 0; i < weights.Length; i++)
        {
            double u = (mass - grid[first + i]) / error;
            weights[i] = Math.Exp(-0.5 * u * u) * StepDex / (error * Math.Sqrt(2 * Math.PI));
        }

        return (first, weights);
    }

    private double[] SelectionWeights(double error) => error == 0
        ? []
        : [.. grid.Select((x, i) => StepDex * (i == 0 || i == grid.Length - 1 ? 0.5 : 1) * NormalDistribution.Cumulative((x - minimum) / error))];
}
