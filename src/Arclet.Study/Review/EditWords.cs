namespace Arclet.Study;

/// <summary>The words that tables and the database have for kinds and reasons; they never change, whatever the code calls them.</summary>
internal static class EditWords
{
    private static readonly (EditKind Kind, string Word)[] Kinds =
    [
        (EditKind.Add, "add"), (EditKind.Move, "move"), (EditKind.Remove, "remove"), (EditKind.Merge, "merge"), (EditKind.Restore, "restore"),
        (EditKind.RejectGalaxy, "reject_galaxy"), (EditKind.RestoreGalaxy, "restore_galaxy"), (EditKind.Inspect, "inspect"), (EditKind.Undo, "undo"),
    ];

    private static readonly (GalaxyRejection Reason, string Word)[] Reasons =
    [
        (GalaxyRejection.Interloper, "interloper"), (GalaxyRejection.Agn, "agn"), (GalaxyRejection.Contamination, "contamination"), (GalaxyRejection.Other, "other"),
    ];

    public static IEnumerable<string> AllKinds => Kinds.Select(k => k.Word);

    public static IEnumerable<string> AllReasons => Reasons.Select(r => r.Word);

    public static string Of(EditKind kind) => Array.Find(Kinds, k => k.Kind == kind).Word;

    public static string Of(GalaxyRejection reason) => Array.Find(Reasons, r => r.Reason == reason).Word;

    public static EditKind? Kind(string word) => Array.FindIndex(Kinds, k => k.Word == word) is >= 0 and var at ? Kinds[at].Kind : null;

    public static GalaxyRejection? Reason(string word) => Array.FindIndex(Reasons, r => r.Word == word) is >= 0 and var at ? Reasons[at].Reason : null;
}
