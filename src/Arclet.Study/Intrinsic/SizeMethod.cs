namespace Arclet.Study;

/// <summary>How a clump's size is de-lensed for densities and boundness.</summary>
public enum SizeMethod
{
    /// <summary>The paper's three cases.</summary>
    Cases,

    /// <summary>The covariance through the lens at the clump's centre, C_src = A C A^T, unresolved axes taken at their limit.</summary>
    Covariance,
}
