namespace Arclet.Study;

/// <summary>A clump of one image of a galaxy: its name and place, before anything is measured.</summary>
public sealed record Clump
{
    /// <summary>Its name <c>&lt;galaxy&gt;-&lt;serial&gt;</c>, never renumbered and never used again.</summary>
    public required string Id { get; init; }

    /// <summary>The <see cref="Galaxy.Id"/> of its galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>Right ascension in degrees (ICRS).</summary>
    public required double RaDegrees { get; init; }

    /// <summary>Declination in degrees (ICRS).</summary>
    public required double DecDegrees { get; init; }

    /// <summary>How it came into the catalogue.</summary>
    public required ClumpOrigin Origin { get; init; }

    /// <summary>The filter id in which it was detected and in which its shape is to be measured.</summary>
    public required string ReferenceFilter { get; init; }
}
