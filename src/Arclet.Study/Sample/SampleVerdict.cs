namespace Arclet.Study;

/// <summary>Where an object left the sample, in the order of the funnel.</summary>
public enum SampleVerdict
{
    /// <summary>It is in the analysis.</summary>
    Analysis,

    /// <summary>Its galaxy was rejected in the review.</summary>
    RejectedGalaxy,

    /// <summary>Its galaxy has too few clumps.</summary>
    TooFewClumps,

    /// <summary>It was not measured.</summary>
    NotMeasured,

    /// <summary>It is beyond the analysis' redshift; it stays in the catalogue.</summary>
    BeyondRedshift,

    /// <summary>Another image stands for its galaxy; it stays in the catalogue of images.</summary>
    OtherImage,

    /// <summary>It is detected in too few broad bands; it stays in the catalogue.</summary>
    TooFewBands,
}
