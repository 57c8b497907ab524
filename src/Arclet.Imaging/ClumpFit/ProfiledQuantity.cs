namespace Arclet.Imaging.ClumpFit;

/// <summary>A number of a clump whose profile of chi2 is followed.</summary>
internal enum ProfiledQuantity
{
    /// <summary>The flux.</summary>
    Flux,

    /// <summary>R = sqrt(sigma_min sigma_maj), px.</summary>
    Radius,

    /// <summary>Minor over major axis.</summary>
    AxisRatio,
}
