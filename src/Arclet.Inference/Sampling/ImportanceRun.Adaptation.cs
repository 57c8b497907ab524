using Arclet.Inference.Statistics;

namespace Arclet.Inference.Sampling;

/// <summary>The adaptation of the proposals, and what the weights add up to.</summary>
internal sealed partial class ImportanceRun
{
    /// <summary>Draws and fits in turn, the temperature rising, until the points hold the wanted number of effective samples at beta = 1.</summary>
    private void Adapt(double effectiveWanted)
    {
        int stagesAtOne = 0;
        double wanted = 15 * d;
        for (int stage = 0; stage < 100 && !OutOfCalls; stage++)
        {
            double beta = ChooseTemperature(wanted);
            Weigh(beta);
            if (beta == 1 && stagesAtOne >= 2 && effective >= effectiveWanted)
                return;
            StudentMixture? next = FitProposal(beta);
            if (next is null)
            {
                // Too few points to span the space: the prior is drawn from again.
                SpreadOverPrior(options.PriorDraws / 2);
                continue;
            }

            if (beta == 1)
            {
                stagesAtOne++;
                recent.Add(next);
                if (recent.Count > 2)
                    recent.RemoveAt(0);
            }
            else
            {
                wide = next;
            }

            int draws = beta == 1 ? 50 * d : 30 * d;
            Draw(next, (int)Math.Clamp(options.MaximumCalls - target.Calls, 1, draws));
        }
    }

    private double EffectiveWanted() => Math.Max(options.EffectiveSamples, 1 / (options.LogEvidenceError * options.LogEvidenceError));

    private bool TargetsMet() => effective >= options.EffectiveSamples && RelativeError() <= options.LogEvidenceError;

    /// <summary>The largest beta at which the points stand for the tempered posterior with the wanted number of effective samples.</summary>
    private double ChooseTemperature(double wanted)
    {
        Weigh(1);
        if (effective >= wanted)
            return 1;
        double low = 0, high = 1;
        for (int i = 0; i < 20; i++)
        {
            // Geometric at first: beta may be tiny where ln L spans millions.
            double middle = low > 0 ? 0.5 * (low + high) : high * 0.1;
            Weigh(middle);
            if (effective >= wanted)
                low = middle;
            else
                high = middle;
            if (low > 0 && high - low < 0.05 * high)
                break;
        }

        return low > 0 ? low : high;
    }

    /// <summary>Fills the weights L^beta * prior / proposals, up to a common factor exp(logScale), and their effective number.</summary>
    private void Weigh(double beta)
    {
        int n = points.Count;
        if (weights.Length < n)
            weights = new double[2 * n];
        ReadOnlySpan<double> logLikelihood = points.LogLikelihood, density = points.Density, prior = points.Prior;
        logScale = double.NegativeInfinity;
        for (int p = 0; p < n; p++)
            logScale = Math.Max(logScale, beta * logLikelihood[p]);
        double sum = 0, squares = 0;
        for (int p = 0; p < n; p++)
        {
            // exp of less than -700 is 0 in any case, and the costly one.
            double exponent = (beta * logLikelihood[p]) - logScale;
            double w = exponent > -700 ? Math.Exp(exponent) * prior[p] / density[p] : 0;
            weights[p] = w;
            sum += w;
            squares += w * w;
        }

        effective = squares > 0 ? sum * sum / squares : 0;
    }

    /// <summary>ln Z; with the sum of draws times density as denominator the sum of the weights is the evidence itself.</summary>
    private double LogEvidence()
    {
        Weigh(1);
        double sum = 0;
        for (int p = 0; p < points.Count; p++)
            sum += weights[p];
        return Math.Log(sum) + logScale;
    }

    /// <summary>The relative standard error of the evidence from the variance of the weights.</summary>
    private double RelativeError() => effective > 0 ? Math.Sqrt(Math.Max(0, (1 / effective) - (1.0 / points.Count))) : double.PositiveInfinity;

    private StudentMixture? FitProposal(double beta)
    {
        int n = points.Count;
        double sum = 0;
        for (int p = 0; p < n; p++)
            sum += weights[p];
        fit.Clear();
        int significant = 0;
        double floor = sum / Math.Max(effective, 1) * 1e-3;
        for (int p = 0; p < n; p++)
            significant += weights[p] > floor ? 1 : 0;
        if (significant <= FitPoints)
        {
            for (int p = 0; p < n; p++)
            {
                if (weights[p] > floor)
                    AddFitPoint(p, weights[p]);
            }
        }
        else
        {
            // Systematic resampling: a point stands for the weight around it.
            double step = sum / FitPoints, next = random.NextDouble() * step, running = 0;
            for (int p = 0; p < n; p++)
            {
                running += weights[p];
                int times = 0;
                for (; next < running; next += step)
                    times++;
                if (times > 0)
                    AddFitPoint(p, times);
            }
        }

        if (fit.Count <= d)
            return null;
        int components = (int)Math.Clamp(effective / (4 * (d + 1)), 1, options.MaximumComponents);
        return fit.Fit(components, effective, random, Inflation);
    }

    private void AddFitPoint(int p, double weight)
    {
        if (fit.Count >= FitPoints)
            return;
        points.Point(p, x);
        fit.AddPoint(x, weight);
    }

    /// <summary>
    /// The samples and what they say. The evidence's error is that of the mean weight, stretched by 1 + 0.7 k: the heavier the tail (Pareto shape k), the more of the
    /// variance hides in weights not yet drawn. Without it the pulls of 120 runs on 20 mocks had an rms of 1.25.
    /// </summary>
    public SamplingResult Result()
    {
        Polish();
        double logEvidence = LogEvidence(), error = RelativeError() * (1 + (0.7 * Math.Max(0, double.IsNaN(ParetoShape) ? 0 : ParetoShape)));
        int kept = 0;
        double sum = 0, information = 0;
        for (int p = 0; p < points.Count; p++)
        {
            kept += weights[p] > 0 ? 1 : 0;
            sum += weights[p];
        }

        double[] cube = new double[kept * d], logLikelihood = new double[kept], normalized = new double[kept];
        int k = 0;
        for (int p = 0; p < points.Count; p++)
        {
            if (!(weights[p] > 0))
                continue;
            points.Point(p, x);
            LogitCube.Point(x, cube.AsSpan(k * d, d));
            logLikelihood[k] = points.LogLikelihood[p];
            normalized[k] = weights[p] / sum;
            information += normalized[k] * (logLikelihood[k] - logEvidence);
            k++;
        }

        double[] best = new double[target.Space.ParameterCount];
        target.Space.Transform(target.Best, best);
        IReadOnlyList<PosteriorMode> listed = ListModes(cube, normalized);
        return new SamplingResult(target.Space, cube, logLikelihood, normalized)
        {
            LogEvidence = logEvidence,
            LogEvidenceError = error,
            Information = information,
            ParetoShape = ParetoShape,
            Calls = target.Calls,
            Method = SamplingMethod.Importance,
            Flags = Flags | (listed.Count > 1 ? SamplingFlags.MultiModal : SamplingFlags.None),
            Modes = listed,
            BestTheta = best,
            BestLogLikelihood = target.BestLogLikelihood,
        };
    }

    /// <summary>From the best point to the maximum of the likelihood, for the best fit that is reported.</summary>
    private void Polish()
    {
        if (!AnyFinite())
            return;
        for (int i = 0; i < d; i++)
            x[i] = LogitCube.Coordinate(target.Best[i]);
        search.Polish(x);
    }

    /// <summary>The modes that hold at least a hundredth of the posterior and are separated by a dip of 2 in ln L.</summary>
    private List<PosteriorMode> ListModes(double[] cube, double[] normalized)
    {
        var separate = new List<LocalMode>();
        foreach (LocalMode mode in modes.OrderByDescending(m => m.LogPosterior).Take(12))
        {
            if (separate.TrueForAll(other => !search.AreConnected(other, mode, 2)))
                separate.Add(mode);
        }

        double[] share = new double[separate.Count];
        var gauges = separate.ConvertAll(m =>
        {
            var one = new StudentMixture(d, 1);
            one.Add(1, m.Point, m.Covariance);
            return one;
        });
        for (int p = 0; p < normalized.Length; p++)
        {
            for (int i = 0; i < d; i++)
                x[i] = LogitCube.Coordinate(cube[(p * d) + i]);
            int nearest = 0;
            double least = double.PositiveInfinity;
            for (int m = 0; m < separate.Count; m++)
            {
                double distance = gauges[m].Distance(0, x);
                if (distance < least)
                    (least, nearest) = (distance, m);
            }

            if (separate.Count > 0)
                share[nearest] += normalized[p];
        }

        var listed = new List<PosteriorMode>();
        for (int m = 0; m < separate.Count; m++)
        {
            if (share[m] < 0.01)
                continue;
            double[] theta = new double[target.Space.ParameterCount];
            LogitCube.Point(separate[m].Point, x);
            target.Space.Transform(x, theta);
            listed.Add(new PosteriorMode(theta, separate[m].LogLikelihood, share[m]));
        }

        return listed;
    }
}
