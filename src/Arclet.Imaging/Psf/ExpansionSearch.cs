namespace Arclet.Imaging.Psf;

/// <summary>Searches the round Gaussians whose sum follows a profile: non-negative least squares on sets of widths, then Levenberg-Marquardt on widths and fluxes.</summary>
internal sealed class ExpansionSearch(RadialSamples samples, double outerRadius, int starts)
{
    /// <summary>The most negative flux of a Gaussian, of the whole: more would be large terms that cancel, and lose digits in a fit.</summary>
    private const double MostNegative = 0.2;

    private const int Steps = 400;

    /// <summary>The best Gaussians of positive flux, sorted by width.</summary>
    public (double Sigma, double Flux)[] Positive(int count)
    {
        (double Sigma, double Flux)[]? best = null;
        double bestCost = double.PositiveInfinity;
        for (int start = 0; start < starts; start++)
        {
            // The narrowest Gaussian starts between 0.35 and 0.85 of the half-width, the widest at 0.3 or 0.6 of the outer radius.
            double part = starts == 1 ? 0.5 : (double)start / (starts - 1);
            double narrow = samples.HalfWidth * (0.35 + (0.5 * part));
            double wide = outerRadius * (start % 2 == 0 ? 0.3 : 0.6);
            double[] parameters = StartFrom(narrow, Math.Max(wide, 1.5 * narrow), count);
            (double[] lower, double[] upper) = WidthBounds(count);
            for (int k = count; k < 2 * count; k++)
            {
                lower[k] = Math.Log(samples.Flux) - 20;
                upper[k] = Math.Log(samples.Flux) + 3;
                parameters[k] = Math.Log(parameters[k]);
            }

            double cost = BoundedLeastSquares.Minimize(samples.EvaluatePositive, parameters, lower, upper, samples.Count + 1, Steps);
            if (cost < bestCost)
            {
                bestCost = cost;
                best = Sorted(parameters, Math.Exp);
            }
        }

        return best!;
    }

    /// <summary>
    /// The best Gaussians of either sign, sorted by width: to the positive ones, two fewer, a small negative one is added in a gap
    /// between widths, and then another one, and all are polished after each.
    /// </summary>
    public (double Sigma, double Flux)[] Signed(int count)
    {
        (double Sigma, double Flux)[] positive = Positive(count - 2);
        (double Sigma, double Flux)[] best = positive;
        double bestCost = double.PositiveInfinity;
        for (int first = 0; first < Math.Min(4, count - 3); first++)
        {
            (_, (double Sigma, double Flux)[] one) = WithOneMore(positive, first, -0.03);
            for (int second = 0; second < Math.Min(5, count - 2); second += 2)
            {
                (double cost, (double Sigma, double Flux)[] two) = WithOneMore(one, second, -0.01);
                if (cost < bestCost)
                {
                    bestCost = cost;
                    best = two;
                }
            }
        }

        return best;
    }

    private (double Cost, (double Sigma, double Flux)[] Gaussians) WithOneMore((double Sigma, double Flux)[] gaussians, int gap, double fluxPart)
    {
        int count = gaussians.Length + 1;
        double between = Math.Sqrt(gaussians[gap].Sigma * gaussians[gap + 1].Sigma);
        (double Sigma, double Flux)[] all = [.. gaussians, (between, fluxPart * samples.Flux)];
        double[] parameters = [.. all.Select(g => Math.Log(g.Sigma)), .. all.Select(g => g.Flux)];
        (double[] lower, double[] upper) = WidthBounds(count);
        for (int k = count; k < 2 * count; k++)
        {
            lower[k] = -MostNegative * samples.Flux;
            upper[k] = 2 * samples.Flux;
        }

        double cost = BoundedLeastSquares.Minimize(samples.EvaluateSigned, parameters, lower, upper, samples.Count + 1, Steps);
        return (cost, Sorted(parameters, flux => flux));
    }

    /// <summary>Widths in logarithmic steps and their fluxes by non-negative least squares.</summary>
    private double[] StartFrom(double narrow, double wide, int count)
    {
        var parameters = new double[2 * count];
        for (int k = 0; k < count; k++)
            parameters[k] = Math.Log(narrow) + (count == 1 ? 0 : Math.Log(wide / narrow) * k / (count - 1));
        var gram = new double[count * count];
        var right = new double[count];
        var row = new double[count];
        for (int i = 0; i <= samples.Count; i++)
        {
            double target = samples.Row(i, parameters.AsSpan(0, count), row);
            for (int k = 0; k < count; k++)
            {
                right[k] += row[k] * target;
                for (int l = 0; l < count; l++)
                    gram[(k * count) + l] += row[k] * row[l];
            }
        }

        double[] flux = NonNegativeLeastSquares.Solve(gram, right);
        // What NNLS switched off starts small instead of at zero, so that the polish can move its width to where it is of use.
        double floor = 1e-3 * Math.Max(flux.Max(), double.Epsilon) / count;
        for (int k = 0; k < count; k++)
            parameters[count + k] = Math.Max(flux[k], floor);
        return parameters;
    }

    private (double[] Lower, double[] Upper) WidthBounds(int count)
    {
        var lower = new double[2 * count];
        var upper = new double[2 * count];
        lower.AsSpan(0, count).Fill(Math.Log(samples.HalfWidth * 0.1));
        upper.AsSpan(0, count).Fill(Math.Log(outerRadius * 1.5));
        return (lower, upper);
    }

    private static (double Sigma, double Flux)[] Sorted(double[] parameters, Func<double, double> flux)
    {
        int count = parameters.Length / 2;
        return [.. Enumerable.Range(0, count).Select(k => (Math.Exp(parameters[k]), flux(parameters[count + k]))).OrderBy(g => g.Item1)];
    }
}
