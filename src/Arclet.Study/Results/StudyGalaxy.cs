namespace Arclet.Study;

/// <summary>Everything that a finished study has on one image of a galaxy.</summary>
public sealed record StudyGalaxy
{
    /// <summary>The galaxy as it was selected.</summary>
    public required Galaxy Galaxy { get; init; }

    /// <summary>Where it left the sample, and why.</summary>
    public required SampleGalaxy Sample { get; init; }

    /// <summary>The filter in which its clumps were detected.</summary>
    public required string ReferenceFilter { get; init; }

    /// <summary>The galaxy as a whole, one record for each history of its SED fits, in the settings' order; empty without a fit.</summary>
    public IReadOnlyList<IntrinsicHost> Hosts { get; init; } = [];

    /// <summary>Whether HST bands took part in its SED fit; null without a fit, or where the study has no HST fluxes of hosts.</summary>
    public bool? FitWithHst { get; init; }

    /// <summary>The galaxy in the source plane; null where it was not reconstructed.</summary>
    public StudySourcePlane? SourcePlane { get; init; }

    /// <summary>The galaxy as a whole under a history; null without a fit.</summary>
    public IntrinsicHost? Of(string history) => Hosts.FirstOrDefault(h => h.History == history);
}
