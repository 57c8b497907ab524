namespace Arclet.Populations;

/// <summary>How fluxes are compared with models.</summary>
public sealed record LikelihoodOptions
{
    /// <summary>The error floor as a part of the flux, added in quadrature to each band's error; it is not applied to limits.</summary>
    public double ErrorFloor { get; init; } = 0.05;

    /// <summary>What limits mean.</summary>
    public LimitRule Limits { get; init; } = LimitRule.Measured;

    /// <summary>Degrees of freedom of Student's t for outliers, above 2; null for a Gaussian. The distribution is scaled so that its scale parameter is the error.</summary>
    public double? StudentDegreesOfFreedom { get; init; }
}
