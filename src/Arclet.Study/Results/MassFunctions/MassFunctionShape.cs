namespace Arclet.Study;

/// <summary>The form of dN/dM.</summary>
public enum MassFunctionShape
{
    /// <summary>M^beta without end; beta below -1.</summary>
    PowerLaw,

    /// <summary>M^beta up to a largest mass: N(&gt;M) is proportional to (M / M0)^(beta + 1) - 1.</summary>
    TruncatedPowerLaw,

    /// <summary>M^beta exp(-M / Mc).</summary>
    Schechter,
}
