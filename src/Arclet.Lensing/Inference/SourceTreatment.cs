namespace Arclet.Lensing;

/// <summary>What a fit does with the unknown position of each system's source.</summary>
public enum SourceTreatment
{
    /// <summary>The position of the largest likelihood stands for all (as Lenstool does with its barycentre).</summary>
    BestFit,

    /// <summary>The likelihood is integrated over the source plane, every position being as probable; by the Gaussian integral about the best position.</summary>
    Marginalized,
}
