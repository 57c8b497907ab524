namespace Arclet.Study;

/// <summary>
/// One row of the edits' table: who did what to which clump, when and why. Positions are those of the moment: after a new detection an edit
/// is matched again by them.
/// </summary>
public sealed record ClumpEdit
{
    /// <summary>Its place in the table, from 1; 0 before it is recorded.</summary>
    public long Sequence { get; init; }

    /// <summary>Its name, the same in every copy of the study: 32 hexadecimal digits.</summary>
    public string Uid { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>When it was made.</summary>
    public required DateTimeOffset When { get; init; }

    /// <summary>Who made it.</summary>
    public required string Who { get; init; }

    /// <summary>What it does.</summary>
    public required EditKind Kind { get; init; }

    /// <summary>The galaxy.</summary>
    public required string GalaxyId { get; init; }

    /// <summary>The clump; null for an edit of the galaxy, and for an added clump until its id is given.</summary>
    public string? ClumpId { get; init; }

    /// <summary>Right ascension of the clump as it stood, or of the added one, in degrees (ICRS); NaN for an edit of the galaxy.</summary>
    public double RaDegrees { get; init; } = double.NaN;

    /// <summary>Declination of the clump as it stood, or of the added one, in degrees (ICRS); NaN for an edit of the galaxy.</summary>
    public double DecDegrees { get; init; } = double.NaN;

    /// <summary>The clump that takes up a merged one.</summary>
    public string? TargetId { get; init; }

    /// <summary>Right ascension in degrees of where a clump is moved to, or of the clump that takes up a merged one.</summary>
    public double TargetRaDegrees { get; init; } = double.NaN;

    /// <summary>Declination in degrees of where a clump is moved to, or of the clump that takes up a merged one.</summary>
    public double TargetDecDegrees { get; init; } = double.NaN;

    /// <summary>Why a galaxy is rejected; null for other edits.</summary>
    public GalaxyRejection? Reason { get; init; }

    /// <summary>Why, in the person's words.</summary>
    public string Why { get; init; } = "";

    /// <summary>The fingerprint of the detection that it was made on.</summary>
    public string Detection { get; init; } = "";

    /// <summary>The <see cref="Uid"/> of the edit that an undo takes back.</summary>
    public string? Undoes { get; init; }

    /// <summary>What is wrong with the edit, in a sentence; null for a whole one.</summary>
    public string? Problem()
    {
        if (string.IsNullOrWhiteSpace(Who))
            return "nobody is named who made it";
        if (string.IsNullOrWhiteSpace(GalaxyId))
            return "it names no galaxy";
        if (Uid.Length == 0)
            return "it has no uid";
        return Kind switch
        {
            EditKind.Add => IsPosition(RaDegrees, DecDegrees) ? null : $"an added clump stands at ra {RaDegrees}, dec {DecDegrees}, expected degrees",
            EditKind.Move or EditKind.Merge when !IsPosition(TargetRaDegrees, TargetDecDegrees) => $"its target is at ra {TargetRaDegrees}, dec {TargetDecDegrees}, expected degrees",
            EditKind.Merge when string.IsNullOrEmpty(TargetId) => "it names no clump to merge into",
            EditKind.Merge when TargetId == ClumpId => "it merges a clump into itself",
            EditKind.Move or EditKind.Remove or EditKind.Merge or EditKind.Restore => string.IsNullOrEmpty(ClumpId) ? "it names no clump"
                : IsPosition(RaDegrees, DecDegrees) ? null : $"its clump stands at ra {RaDegrees}, dec {DecDegrees}, expected degrees",
            EditKind.RejectGalaxy => Reason is null ? "it gives no reason for rejecting a galaxy" : null,
            EditKind.Undo => string.IsNullOrEmpty(Undoes) ? "it names no edit to undo" : null,
            _ => null,
        };
    }

    private static bool IsPosition(double ra, double dec) => double.IsFinite(ra) && Math.Abs(dec) <= 90;
}
