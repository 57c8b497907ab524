namespace Arclet.Inference.Priors;

/// <summary>
/// A prior distribution of one or several parameters, as a map from the unit cube and as a density. If u is uniform in the cube,
/// theta = Transform(u) is distributed as the prior, so a sampler needs to know nothing but the cube. Immutable and safe for any number of threads.
/// </summary>
public abstract class Prior
{
    /// <summary>How many parameters it describes.</summary>
    public virtual int ParameterCount => 1;

    /// <summary>How many coordinates of the cube it takes: 0 for a fixed or tied parameter, one less than the parameters for fractions that sum to 1.</summary>
    public virtual int FreeCount => 1;

    /// <summary>Fills theta (<see cref="ParameterCount"/>) from its coordinates in the cube (<see cref="FreeCount"/>, each within [0, 1]); allocates nothing.</summary>
    public abstract void Transform(ReadOnlySpan<double> cube, Span<double> theta);

    /// <summary>Fills the coordinates in the cube at which <see cref="Transform"/> gives theta.</summary>
    /// <returns>False where theta is outside the prior; the coordinates are then the nearest ones inside, parameter by parameter.</returns>
    public abstract bool Inverse(ReadOnlySpan<double> theta, Span<double> cube);

    /// <summary>ln of the normalised density at theta, with respect to its free parameters; -infinity outside; 0 for a parameter that is not free.</summary>
    public abstract double LogDensity(ReadOnlySpan<double> theta);
}
