using System.Numerics;

namespace Arclet.Imaging.Psf;

/// <summary>
/// Levenberg-Marquardt with bounds: a parameter on its bound whose gradient points outwards is taken out of the step (active
/// set), the others' step is cut at their bounds. For the few small fits of PSF models.
/// </summary>
internal static class BoundedLeastSquares
{
    /// <summary>Fills the residuals (m) and their derivatives (m x n, row after row) at a point.</summary>
    public delegate void Model(ReadOnlySpan<double> parameters, Span<double> residuals, Span<double> derivatives);

    /// <summary>Improves the parameters in place and returns the sum of the squared residuals.</summary>
    public static double Minimize(Model model, double[] parameters, double[] lower, double[] upper, int residualCount, int maximumSteps = 300)
    {
        int n = parameters.Length;
        var residuals = new double[residualCount];
        var derivatives = new double[residualCount * n];
        var trialResiduals = new double[residualCount];
        var trialDerivatives = new double[residualCount * n];
        var trial = new double[n];
        for (int i = 0; i < n; i++)
            parameters[i] = Math.Clamp(parameters[i], lower[i], upper[i]);
        model(parameters, residuals, derivatives);
        double cost = Square(residuals);
        double damping = 1e-3;
        var gram = new double[n * n];
        var gradient = new double[n];
        int small = 0;
        for (int step = 0; step < maximumSteps && small < 4; step++)
        {
            NormalEquations(residuals, derivatives, gram, gradient);
            bool accepted = false;
            while (!accepted && damping < 1e12)
            {
                if (Step(gram, gradient, parameters, lower, upper, damping, trial))
                {
                    model(trial, trialResiduals, trialDerivatives);
                    double trialCost = Square(trialResiduals);
                    if (trialCost < cost)
                    {
                        small = cost - trialCost < 1e-7 * cost ? small + 1 : 0;
                        cost = trialCost;
                        trial.CopyTo(parameters, 0);
                        (residuals, trialResiduals) = (trialResiduals, residuals);
                        (derivatives, trialDerivatives) = (trialDerivatives, derivatives);
                        damping = Math.Max(damping / 5, 1e-12);
                        accepted = true;
                        continue;
                    }
                }

                damping *= 4;
            }

            if (!accepted)
                break;
        }

        return cost;
    }

    private static void NormalEquations(double[] residuals, double[] derivatives, double[] gram, double[] gradient)
    {
        int n = gradient.Length;
        Array.Clear(gram);
        Array.Clear(gradient);
        for (int k = 0; k < residuals.Length; k++)
        {
            ReadOnlySpan<double> row = derivatives.AsSpan(k * n, n);
            for (int i = 0; i < n; i++)
            {
                double d = row[i];
                if (d == 0)
                    continue;
                gradient[i] -= d * residuals[k];
                AddScaled(gram.AsSpan(i * n, i + 1), row, d);
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
                gram[(j * n) + i] = gram[(i * n) + j];
        }
    }

    /// <summary>sum += factor x row: the hot loop of wide fits (140 parameters), eight lanes at a time where the processor has them.</summary>
    private static void AddScaled(Span<double> sum, ReadOnlySpan<double> row, double factor)
    {
        int i = 0;
        var factors = new Vector<double>(factor);
        for (; i <= sum.Length - Vector<double>.Count; i += Vector<double>.Count)
            (new Vector<double>(sum[i..]) + (factors * new Vector<double>(row[i..]))).CopyTo(sum[i..]);
        for (; i < sum.Length; i++)
            sum[i] += factor * row[i];
    }

    private static bool Step(double[] gram, double[] gradient, double[] parameters, double[] lower, double[] upper, double damping, double[] trial)
    {
        int n = parameters.Length;
        var free = new List<int>(n);
        for (int i = 0; i < n; i++)
        {
            bool outwards = (parameters[i] <= lower[i] && gradient[i] < 0) || (parameters[i] >= upper[i] && gradient[i] > 0);
            if (!outwards && gram[(i * n) + i] > 0)
                free.Add(i);
        }

        int m = free.Count;
        if (m == 0)
            return false;
        var matrix = new double[m * m];
        var vector = new double[m];
        for (int i = 0; i < m; i++)
        {
            vector[i] = gradient[free[i]];
            for (int j = 0; j < m; j++)
                matrix[(i * m) + j] = gram[(free[i] * n) + free[j]];
            matrix[(i * m) + i] *= 1 + damping;
        }

        if (!SymmetricSystem.Solve(matrix, vector))
            return false;
        parameters.CopyTo(trial, 0);
        for (int i = 0; i < m; i++)
        {
            int p = free[i];
            trial[p] = Math.Clamp(parameters[p] + vector[i], lower[p], upper[p]);
        }

        return true;
    }

    private static double Square(double[] values)
    {
        double sum = 0;
        foreach (double v in values)
            sum += v * v;
        return double.IsNaN(sum) ? double.PositiveInfinity : sum;
    }
}
