namespace Arclet.Imaging.Psf;

/// <summary>What of a Gaussian is fitted beside its flux.</summary>
internal enum GaussianFreedom
{
    /// <summary>One width.</summary>
    Round,

    /// <summary>Two widths and an angle.</summary>
    Elliptical,

    /// <summary>Those, the place, and a flux of either sign.</summary>
    Free,
}
