namespace Arclet.Lensing;

/// <summary>What an image is on the arrival-time surface; the sign of its magnification is positive for all but a saddle.</summary>
public enum ImageParity
{
    /// <summary>Both eigenvalues of the Jacobian are positive: not mirrored.</summary>
    Minimum,

    /// <summary>One eigenvalue is negative: mirrored, mu is below 0.</summary>
    Saddle,

    /// <summary>Both eigenvalues are negative: turned by half a turn, not mirrored.</summary>
    Maximum,
}
