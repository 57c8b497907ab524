namespace Arclet.Imaging.ClumpFit;

/// <summary>How the errors of a fit are found.</summary>
public enum ClumpFitErrors
{
    /// <summary>From the curvature at the solution: symmetric, right where the fit is far from its bounds and the signal is high.</summary>
    Curvature,

    /// <summary>
    /// In addition the profile of chi2: flux, size and axis ratio are each moved away from the solution, everything else is fitted again, and the interval ends
    /// where chi2 has risen by 1. Right at bounds and at low signal, where it is asymmetric or has one end only.
    /// </summary>
    Profile,
}
