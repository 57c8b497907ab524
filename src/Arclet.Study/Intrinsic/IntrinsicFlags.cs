namespace Arclet.Study;

/// <summary>What has to be known about a clump's intrinsic quantities.</summary>
[Flags]
public enum IntrinsicFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The size is an upper limit, the densities lower limits.</summary>
    SizeIsLimit = 1,

    /// <summary>The flux of the V band is a limit: the absolute magnitude is the brightest that it can be.</summary>
    MagnitudeIsLimit = 2,

    /// <summary>The lens has no draws: the magnification's error is its scatter inside the clump alone.</summary>
    NoLensDraws = 4,

    /// <summary>The fit gave the size no error: none is drawn.</summary>
    NoSizeError = 8,

    /// <summary>The reference filter gave the flux no common error, or no positive flux: none is drawn.</summary>
    NoCommonError = 16,

    /// <summary>A critical line crosses the clump.</summary>
    CriticalLine = 32,

    /// <summary>The magnification varies strongly over the clump.</summary>
    MagnificationVaries = 64,

    /// <summary>The best value lies outside the posterior's 68 % interval: one side of the quadrature errors is 0.</summary>
    BestOutsideInterval = 128,

    /// <summary>There is no flux in the V band.</summary>
    NoMagnitude = 256,

    /// <summary>There is no SED fit: masses, rates, ages and densities are missing.</summary>
    NoSedFit = 512,

    /// <summary>The redshift is photometric: its error is in the draws of magnifications, sizes, masses and magnitudes.</summary>
    RedshiftDrawn = 1024,
}
