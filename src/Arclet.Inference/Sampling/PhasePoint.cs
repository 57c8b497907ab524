namespace Arclet.Inference.Sampling;

/// <summary>Position, momentum, ln of the density and its gradient.</summary>
internal sealed class PhasePoint(int dimension)
{
    public double[] Position { get; } = new double[dimension];

    public double[] Momentum { get; } = new double[dimension];

    public double[] Gradient { get; } = new double[dimension];

    public double LogDensity { get; set; }

    /// <summary>Potential and kinetic energy.</summary>
    public double Energy
    {
        get
        {
            double sum = 0;
            foreach (double p in Momentum)
                sum += p * p;
            return (0.5 * sum) - LogDensity;
        }
    }

    public void CopyFrom(PhasePoint other)
    {
        other.Position.CopyTo(Position, 0);
        other.Momentum.CopyTo(Momentum, 0);
        other.Gradient.CopyTo(Gradient, 0);
        LogDensity = other.LogDensity;
    }
}
