namespace Arclet.Lensing.Maps;

/// <summary>Which eigenvalue vanishes on a critical line.</summary>
public enum CriticalLineKind
{
    /// <summary>1 - kappa - gamma = 0: arcs along the line.</summary>
    Tangential,

    /// <summary>1 - kappa + gamma = 0: arcs across it.</summary>
    Radial,
}
