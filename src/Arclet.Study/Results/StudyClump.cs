namespace Arclet.Study;

/// <summary>Everything that a finished study has on one clump.</summary>
public sealed record StudyClump
{
    /// <summary>The clump's name.</summary>
    public required string Id { get; init; }

    /// <summary>The image of the galaxy that it is in.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>That galaxy's redshift.</summary>
    public required double Redshift { get; init; }

    /// <summary>The clump as the review left it.</summary>
    public required Clump Reviewed { get; init; }

    /// <summary>Where it left the sample, and why.</summary>
    public required SampleClump Sample { get; init; }

    /// <summary>Size and fluxes as observed; null where it could not be measured.</summary>
    public ClumpPhotometry? Photometry { get; init; }

    /// <summary>The part of its model's flux in the reference filter that a box of the settings' side about it holds; NaN where it was not measured, or its filter has no PSF.</summary>
    public double BoxFluxFraction { get; init; } = double.NaN;

    /// <summary>Its intrinsic quantities with their errors, one record for each history of its SED fits, in the settings' order; one with an empty history where there is no fit; empty where it was not measured.</summary>
    public IReadOnlyList<IntrinsicClump> Intrinsic { get; init; } = [];

    /// <summary>The goodness of the SED fits, in the order of <see cref="Intrinsic"/>; empty without fits.</summary>
    public IReadOnlyList<SedFitQuality> SedFits { get; init; } = [];

    /// <summary>Its place in the source plane; null where it has none.</summary>
    public SourceClump? SourcePlane { get; init; }

    /// <summary>Its intrinsic quantities under a history; null without them.</summary>
    public IntrinsicClump? Of(string history) => Intrinsic.FirstOrDefault(i => i.History == history) ?? Intrinsic.FirstOrDefault(i => i.History.Length == 0);
}
