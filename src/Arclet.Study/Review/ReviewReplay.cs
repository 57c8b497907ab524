using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// Edits done again one after the other on a detection. Clumps that somebody else added take part as absent ones: moving, restoring or
/// merging into one is a voice for it.
/// </summary>
internal sealed class ReviewReplay
{
    private readonly Dictionary<string, ReviewEntry> byId;

    private readonly string detection;

    private readonly double radiusArcsec;

    private readonly Dictionary<string, string> addedBy = [];

    public ReviewReplay(string detection, IReadOnlyList<Clump> detected, IEnumerable<ClumpEdit> additions, double radiusArcsec)
    {
        (this.detection, this.radiusArcsec) = (detection, radiusArcsec);
        Entries = [.. detected.Select(c => new ReviewEntry(c, true))];
        byId = Entries.ToDictionary(e => e.Clump.Id);
        foreach (ClumpEdit add in additions)
        {
            // What a later detection found by itself has the same id.
            if (add.ClumpId is null || byId.ContainsKey(add.ClumpId))
                continue;
            var entry = new ReviewEntry(ClumpReview.Added(add, detected), false);
            Entries.Add(entry);
            byId.Add(add.ClumpId, entry);
        }
    }

    /// <summary>Detected clumps in their order, then added ones.</summary>
    public List<ReviewEntry> Entries { get; }

    public GalaxyRejection? Rejection { get; private set; }

    public List<EditOutcome> Outcomes { get; } = [];

    public ReviewEntry? Find(string? id) => id is null ? null : byId.GetValueOrDefault(id);

    public void Apply(ClumpEdit edit)
    {
        switch (edit.Kind)
        {
            case EditKind.RejectGalaxy:
                Rejection = edit.Reason;
                Note(edit, EditEffect.Applied, null, 0);
                break;
            case EditKind.RestoreGalaxy:
                Rejection = null;
                Note(edit, EditEffect.Applied, null, 0);
                break;
            case EditKind.Add:
                Add(edit);
                break;
            case EditKind.Move or EditKind.Remove or EditKind.Merge or EditKind.Restore:
                Change(edit);
                break;
            default:
                Note(edit, EditEffect.Applied, null, 0);
                break;
        }
    }

    private void Add(ClumpEdit edit)
    {
        var at = new SkyPosition(edit.RaDegrees, edit.DecDegrees);
        if (Find(edit.ClumpId) is not { } entry)
        {
            Note(edit, EditEffect.Unmatched, null, 0);
            return;
        }

        if (entry.IsDetected)
        {
            Note(edit, EditEffect.NowDetected, entry.Clump.Id, entry.Position.SeparationArcsec(at));
            return;
        }

        // Two people who miss the same clump add it both; one person who adds two close ones means two.
        ReviewEntry? same = Entries
            .Where(e => !e.IsDetected && e.IsPresent && e != entry && addedBy.TryGetValue(e.Clump.Id, out string? who) && who != edit.Who && e.Position.SeparationArcsec(at) <= radiusArcsec)
            .MinBy(e => e.Position.SeparationArcsec(at));
        if (same is not null)
        {
            // Later edits of the second one mean the first.
            byId[entry.Clump.Id] = same;
            Note(edit, EditEffect.Agrees, same.Clump.Id, same.Position.SeparationArcsec(at));
            return;
        }

        entry.IsPresent = true;
        addedBy[entry.Clump.Id] = edit.Who;
        Note(edit, EditEffect.Applied, entry.Clump.Id, 0);
    }

    private void Change(ClumpEdit edit)
    {
        bool wantsAbsent = edit.Kind == EditKind.Restore;
        (ReviewEntry? entry, bool rematched, double separation) = Resolve(edit, edit.ClumpId, new SkyPosition(edit.RaDegrees, edit.DecDegrees), wantsAbsent);
        if (entry is null)
        {
            Note(edit, EditEffect.Unmatched, null, 0);
            return;
        }

        if (edit.Kind == EditKind.Merge)
        {
            (ReviewEntry? target, bool targetRematched, _) = Resolve(edit, edit.TargetId, new SkyPosition(edit.TargetRaDegrees, edit.TargetDecDegrees), false);
            if (target is null || target == entry)
            {
                Note(edit, EditEffect.Unmatched, null, 0);
                return;
            }

            target.IsPresent = true;
            (entry.IsPresent, entry.MergedInto) = (false, target.Clump.Id);
            rematched |= targetRematched;
        }
        else if (edit.Kind == EditKind.Remove)
        {
            (entry.IsPresent, entry.MergedInto) = (false, null);
        }
        else
        {
            (entry.IsPresent, entry.MergedInto) = (true, null);
            entry.Moved = edit.Kind == EditKind.Move ? new SkyPosition(edit.TargetRaDegrees, edit.TargetDecDegrees) : null;
        }

        Note(edit, rematched ? EditEffect.Rematched : EditEffect.Applied, entry.Clump.Id, separation);
    }

    private (ReviewEntry? Entry, bool Rematched, double SeparationArcsec) Resolve(ClumpEdit edit, string? id, SkyPosition at, bool wantsAbsent)
    {
        if (Find(id) is { } named)
        {
            double separation = named.Position.SeparationArcsec(at);
            if (edit.Detection == detection || !named.IsDetected || separation <= radiusArcsec)
                return (named, false, separation);
        }

        ReviewEntry? nearest = edit.Detection == detection
            ? null
            : Entries.Where(e => e.IsPresent != wantsAbsent && e.Position.SeparationArcsec(at) <= radiusArcsec).MinBy(e => e.Position.SeparationArcsec(at));
        return (nearest, nearest is not null, nearest?.Position.SeparationArcsec(at) ?? 0);
    }

    private void Note(ClumpEdit edit, EditEffect effect, string? clump, double separation) => Outcomes.Add(new(edit, effect, clump, separation));
}
