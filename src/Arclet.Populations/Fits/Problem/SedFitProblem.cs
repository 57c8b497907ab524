using System.Numerics.Tensors;
using Arclet.Inference;
using Arclet.Inference.Sampling;

namespace Arclet.Populations;

/// <summary>
/// The likelihood of one object's bands under one history. Where it is quadratic in the fluxes and the prior uniform in log mass, the mass is integrated out
/// exactly (<see cref="MassIntegral"/>): one dimension less, and the one that needs the most compression.
/// </summary>
/// <threadsafety>One thread.</threadsafety>
internal sealed class SedFitProblem : IResidualLikelihood
{
    private static readonly double Ln10 = Math.Log(10);

    private readonly FitLayout layout;
    private readonly FitData data;
    private readonly FluxModel model;
    private readonly double[] row;
    private readonly double[] parameters;
    private readonly double[] flux;
    private readonly double[] weighted;
    private readonly double leastMass;
    private readonly double mostMass;
    private readonly double redshift;

    public SedFitProblem(FitLayout layout, FitData data, FluxModel model, double redshift)
    {
        (this.layout, this.data, this.model, this.redshift) = (layout, data, model, redshift);
        row = new double[layout.Names.Length];
        parameters = new double[model.At(redshift).ParameterNames.Count];
        flux = new double[data.Flux.Length];
        weighted = new double[flux.Length];
        (leastMass, mostMass) = (Math.Pow(10, layout.LogMassLow), Math.Pow(10, layout.LogMassHigh));
    }

    /// <summary>The parameters.</summary>
    public FitLayout Layout => layout;

    /// <summary>The bands.</summary>
    public FitData Data => data;

    /// <summary>The models.</summary>
    public FluxModel Model => model;

    /// <summary>Residuals of bands; the last is that of the integral over mass.</summary>
    public int ResidualCount => flux.Length + (layout.MassIsIntegrated ? 1 : 0);

    /// <summary>Whether searches may use residuals: Student's t and non-detections are no squares of their own.</summary>
    public ILogLikelihood Sampled => data.IsQuadratic ? this : new Plain(this);

    /// <inheritdoc/>
    public double Evaluate(ReadOnlySpan<double> theta)
    {
        row[0] = 0;
        if (!Fluxes(theta))
            return double.NegativeInfinity;
        if (!data.IsQuadratic)
            return data.Likelihood.LogLikelihood(flux);
        (double a, double b) = Sums();
        if (!layout.MassIsIntegrated)
            return data.Constant - (0.5 * (data.SumOfSquares - (2 * b) + a));
        return data.Constant - (0.5 * data.SumOfSquares) + Gain(a, b, out _);
    }

    /// <inheritdoc/>
    public bool Residuals(ReadOnlySpan<double> theta, Span<double> residuals)
    {
        row[0] = 0;
        if (!Fluxes(theta))
            return false;
        (double a, double b) = Sums();
        double scale = 1;
        if (layout.MassIsIntegrated)
        {
            // chi2 = c - t^2 at the best mass, be it negative, and -2 ln of the integral over the prior, which is at most 1.
            scale = a > 0 ? b / a : 0;
            double t = a > 0 ? b / Math.Sqrt(a) : 0;
            residuals[^1] = Math.Sqrt(Math.Max(0, -2 * (Gain(a, b, out _) - (0.5 * t * t))));
        }

        for (int i = 0; i < flux.Length; i++)
            residuals[i] = (scale * weighted[i]) - data.Scaled[i];
        return true;
    }

    /// <summary>Draws log10 of the mass where it is integrated, else takes it from theta; the row is then complete.</summary>
    /// <param name="theta">A point of the space.</param>
    /// <param name="complete">Receives the row.</param>
    /// <param name="modelFlux">Receives the fluxes.</param>
    /// <param name="random">Chance, for the mass; null for the best mass.</param>
    public bool Complete(ReadOnlySpan<double> theta, Span<double> complete, Span<double> modelFlux, SeededRandom? random)
    {
        row[0] = 0;
        if (!Fluxes(theta))
            return false;
        double factor = 1;
        if (layout.MassIsIntegrated)
        {
            (double a, double b) = Sums();
            double root = Math.Sqrt(a);
            factor = !(a > 0) ? leastMass
                : random is null ? Math.Clamp(b / a, leastMass, mostMass)
                : MassIntegral.Draw(b / root, root * leastMass, root * mostMass, random) / root;
            row[0] = Math.Log10(factor);
        }

        TensorPrimitives.Multiply(flux, factor, modelFlux);
        row.CopyTo(complete);
        layout.Scale(complete, model.UniverseAgeGyr(Redshift(row)));
        return true;
    }

    /// <summary>-2 ln (L / Lmax) over bands of fluxes: chi2 where they are Gaussian.</summary>
    public double Chi2(ReadOnlySpan<double> modelFlux)
    {
        if (!data.IsQuadratic)
            return data.Likelihood.ChiSquared(modelFlux);
        double sum = 0;
        for (int i = 0; i < modelFlux.Length; i++)
        {
            double r = (modelFlux[i] - data.Flux[i]) * data.InverseError[i];
            sum += r * r;
        }

        return sum;
    }

    /// <summary>The redshift of a row.</summary>
    public double Redshift(ReadOnlySpan<double> of) => layout.RedshiftColumn >= 0 ? of[layout.RedshiftColumn] : redshift;

    /// <summary>A complete row as a model.</summary>
    public SourceModel ToModel(ReadOnlySpan<double> complete)
    {
        double z = Redshift(complete);
        layout.Fill(complete, parameters);
        SourceModel source = model.At(z).ToModel(parameters);
        return source.Redshift == z ? source : source with { Redshift = z };
    }

    /// <summary>Fluxes at theta, per solar mass where the mass is integrated.</summary>
    private bool Fluxes(ReadOnlySpan<double> theta)
    {
        layout.Row(theta, row);
        return model.Photometry(Redshift(row), row, layout, flux);
    }

    private (double A, double B) Sums()
    {
        TensorPrimitives.Multiply(flux, data.InverseError, weighted);
        return (TensorPrimitives.Dot<double>(weighted, weighted), TensorPrimitives.Dot(weighted, data.Scaled));
    }

    /// <summary>ln of the mean over the mass's prior of L over that of no flux: t^2 / 2 + ln of the integral over ln s / its range.</summary>
    private double Gain(double a, double b, out double t)
    {
        t = 0;
        if (!(a > 0))
            return 0;
        double root = Math.Sqrt(a);
        t = b / root;
        return (0.5 * t * t) + MassIntegral.Log(t, root * leastMass, root * mostMass) - Math.Log(Ln10 * (layout.LogMassHigh - layout.LogMassLow));
    }

    private sealed class Plain(SedFitProblem problem) : ILogLikelihood
    {
        public double Evaluate(ReadOnlySpan<double> theta) => problem.Evaluate(theta);
    }
}
