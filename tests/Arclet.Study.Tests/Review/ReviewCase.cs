using Arclet.Sky;

namespace Arclet.Study.Tests;

/// <summary>Clumps and edits of a galaxy for the review's tests.</summary>
internal static class ReviewCase
{
    public const string GalaxyId = "12";

    public const string Detection = "d1";

    public const double Fwhm = 0.058;

    public static readonly SkyPosition Centre = new(3.58, -30.39);

    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    /// <summary>A place east and north of the galaxy's centre.</summary>
    public static SkyPosition At(double eastArcsec, double northArcsec) => Centre.Offset(90, eastArcsec).Offset(0, northArcsec);

    public static Clump Detected(int serial, double east, double north) => new()
    {
        Id = $"{GalaxyId}-{serial}",
        GalaxyId = ReviewCase.GalaxyId,
        RaDegrees = At(east, north).RaDegrees,
        DecDegrees = At(east, north).DecDegrees,
        Origin = ClumpOrigin.Detected,
        ReferenceFilter = "F150W",
    };

    /// <summary>Three clumps in a row, half an arcsec apart.</summary>
    public static IReadOnlyList<Clump> Three => [Detected(1, -0.5, 0), Detected(2, 0, 0), Detected(3, 0.5, 0)];

    public static ClumpEdit Edit(EditKind kind, string who = "ann") => new() { When = Start, Who = who, Kind = kind, GalaxyId = ReviewCase.GalaxyId, Detection = Detection };

    public static ClumpEdit On(EditKind kind, Clump clump, string who = "ann") => Edit(kind, who) with { ClumpId = clump.Id, RaDegrees = clump.RaDegrees, DecDegrees = clump.DecDegrees };

    public static ClumpEdit Move(Clump clump, double east, double north, string who = "ann") =>
        On(EditKind.Move, clump, who) with { TargetRaDegrees = At(east, north).RaDegrees, TargetDecDegrees = At(east, north).DecDegrees };

    public static ClumpEdit Merge(Clump clump, Clump target, string who = "ann") =>
        On(EditKind.Merge, clump, who) with { TargetId = target.Id, TargetRaDegrees = target.RaDegrees, TargetDecDegrees = target.DecDegrees };

    public static ClumpEdit Add(double east, double north, string? id = null, string who = "ann") =>
        Edit(EditKind.Add, who) with { ClumpId = id, RaDegrees = At(east, north).RaDegrees, DecDegrees = At(east, north).DecDegrees };

    public static ClumpEdit Undo(ClumpEdit edit, string who = "ann") => Edit(EditKind.Undo, who) with { Undoes = edit.Uid };

    /// <summary>Edits with the sequence that a table would give them.</summary>
    public static IReadOnlyList<ClumpEdit> InOrder(params IReadOnlyList<ClumpEdit> edits) => [.. edits.Select((e, i) => e with { Sequence = i + 1 })];

    public static ReviewResult Apply(IReadOnlyList<Clump> clumps, ReviewSettings settings, params IReadOnlyList<ClumpEdit> edits) => ClumpReview.Apply(GalaxyId, Detection, clumps, InOrder(edits), Fwhm, settings);

    public static string Ids(IEnumerable<Clump> clumps) => string.Join(' ', clumps.Select(c => c.Id));

    public static double SeparationArcsec(Clump clump, SkyPosition at) => new SkyPosition(clump.RaDegrees, clump.DecDegrees).SeparationArcsec(at);
}
