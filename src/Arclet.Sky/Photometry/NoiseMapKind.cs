namespace Arclet.Sky;

/// <summary>What a noise map's pixels hold.</summary>
public enum NoiseMapKind
{
    /// <summary>Standard deviations (ERR of JWST products).</summary>
    Error,

    /// <summary>Variances.</summary>
    Variance,

    /// <summary>Inverse variances (WHT of drizzled mosaics).</summary>
    InverseVariance,
}
