namespace Arclet.Study;

/// <summary>Which of the paper's three cases gives a clump its size (section 3.8).</summary>
public enum SizeCase
{
    /// <summary>Both axes are resolved: R = R_obs / sqrt(mu).</summary>
    Resolved,

    /// <summary>Only the major axis is: R = sqrt(2 ln 2) sigma / mu_t, as lensing stretched it.</summary>
    OneAxis,

    /// <summary>None is: R is at most sqrt(2 ln 2) times the limit over mu_t.</summary>
    Unresolved,
}
