namespace Arclet.Lensing;

/// <summary>What a fit does with the unknown position of each system's source.</summary>
public enum SourceTreatment
{
    /// <summary>The position of the largest likelihood stands for all.</summary>
    BestFit,

    /// <summary>The likelihood is integrated over the source plane, every position being as probable; by the Gaussian integral about the best position.</summary>
    Marginalized,

    /// <summary>
    /// The mean of where the observed images trace to, each weighted by its |mu|, as Lenstool's image plane takes it. Only in the image plane. Positions are then less free than with
    /// the best source: posteriors are narrower, and chi2 is larger.
    /// </summary>
    Barycentre,
}
