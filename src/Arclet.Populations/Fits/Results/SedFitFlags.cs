namespace Arclet.Populations;

/// <summary>What has to be known about a fit before its numbers are used.</summary>
[Flags]
public enum SedFitFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The best model misses the data: a chi2 as large or larger has a chance below 0.001 for so many bands less free parameters.</summary>
    BadFit = 1,

    /// <summary>The posterior of a parameter is piled up at an end of its prior: more than a fifth of it lies in the outermost fortieth.</summary>
    PriorEdge = 2,

    /// <summary>At least two separate modes hold a share of the evidence.</summary>
    MultiModal = 4,

    /// <summary>The data say next to nothing about a parameter of the history, or about A(V): its posterior is its prior but for 0.1 nats.</summary>
    PriorDominated = 8,

    /// <summary>The evidence or the samples did not reach the wanted accuracy within the cap on calls.</summary>
    NotConverged = 16,

    /// <summary>The guard found a mode that the samples had missed; it was sampled again with the mode included.</summary>
    ModeFoundByGuard = 32,

    /// <summary>A better likelihood is known than any that the samples stand for: do not trust the posterior.</summary>
    BetterLikelihoodOutside = 64,

    /// <summary>There are fewer bands than free parameters.</summary>
    FewBands = 128,

    /// <summary>No model of the prior has a likelihood above 0, or the fit failed; the message says why.</summary>
    Failed = 256,
}
