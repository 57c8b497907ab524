namespace Arclet.Lensing;

/// <summary>The form of a parameter's prior; the numbers are Lenstool's.</summary>
public enum PriorKind
{
    /// <summary>0: the parameter is not free.</summary>
    Fixed = 0,

    /// <summary>1: the same probability everywhere between two bounds.</summary>
    Uniform = 1,

    /// <summary>3: a Gaussian of a mean and a standard deviation.</summary>
    Gaussian = 3,
}
