using Arclet.Sky;

namespace Arclet.Study;

/// <summary>Several inspectors' results become one. Each inspector's edits are replayed alone; a change is made where enough of them made it.</summary>
internal sealed class ReviewVotes
{
    private readonly ReviewReplay[] replays;

    private readonly ConsensusRule rule;

    private readonly Dictionary<string, ReviewEntry> final = [];

    /// <summary>The id that stands for an added clump, by the ids of all that are the same.</summary>
    private readonly Dictionary<string, string> standsFor = [];

    public ReviewVotes(ReviewReplay[] replays, ConsensusRule rule, double radiusArcsec)
    {
        (this.replays, this.rule) = (replays, rule);
        List<ReviewEntry> entries = replays.Length > 0 ? replays[0].Entries : [];
        foreach (ReviewEntry entry in entries.Where(e => e.IsDetected))
            final[entry.Clump.Id] = Decide(entry.Clump);
        foreach (IReadOnlyList<string> group in SameAdditions(entries, radiusArcsec))
            DecideAddition(group);
        Rejection = Enough(replays.Count(r => r.Rejection is not null))
            ? replays.Select(r => r.Rejection).OfType<GalaxyRejection>().GroupBy(r => r).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key
            : null;
    }

    public GalaxyRejection? Rejection { get; }

    public IReadOnlyList<Clump> Clumps => [.. final.Values.Where(e => e.IsPresent).Select(e => e.Final)];

    public IReadOnlyList<RemovedClump> Removed => [.. final.Values.Where(e => !e.IsPresent).Select(e => new RemovedClump(e.Clump, e.MergedInto))];

    /// <summary>What became of the inspectors' edits.</summary>
    public IEnumerable<EditOutcome> Outcomes() => replays.SelectMany(r => r.Outcomes.Select(o => Outcome(r, o)));

    private bool Enough(int voices) => rule == ConsensusRule.All ? voices > 0 && voices == replays.Length : 2 * voices > replays.Length;

    private ReviewEntry Decide(Clump clump)
    {
        var entry = new ReviewEntry(clump, true);
        ReviewEntry[] voices = [.. replays.Select(r => r.Find(clump.Id)!)];
        entry.IsPresent = !Enough(voices.Count(v => !v.IsPresent));
        if (!entry.IsPresent)
        {
            entry.MergedInto = voices.Where(v => v.MergedInto is not null).GroupBy(v => v.MergedInto).Where(g => Enough(g.Count())).Select(g => g.Key).FirstOrDefault();
        }
        else if (voices.Where(v => v.IsPresent && v.Moved is not null).Select(v => v.Position).ToArray() is { } movers && Enough(movers.Length))
        {
            entry.Moved = Mean(movers);
        }

        return entry;
    }

    private void DecideAddition(IReadOnlyList<string> group)
    {
        var positions = new List<SkyPosition>();
        foreach (ReviewReplay replay in replays)
        {
            SkyPosition[] present = [.. group.Select(id => replay.Find(id)!).Where(e => e.IsPresent).Select(e => e.Position)];
            if (present.Length > 0)
                positions.Add(Mean(present));
        }

        var entry = new ReviewEntry(replays[0].Find(group[0])!.Clump, false) { IsPresent = Enough(positions.Count) };
        if (entry.IsPresent)
            entry.Moved = Mean(positions);
        final[entry.Clump.Id] = entry;
        foreach (string id in group)
            standsFor[id] = entry.Clump.Id;
    }

    /// <summary>Added clumps by different inspectors that stand within the radius, the earliest first in each group.</summary>
    private List<IReadOnlyList<string>> SameAdditions(List<ReviewEntry> entries, double radiusArcsec)
    {
        var groups = new List<List<ReviewEntry>>();
        foreach (ReviewEntry entry in entries.Where(e => !e.IsDetected))
        {
            List<ReviewEntry>? same = groups
                .Where(g => g[0].Position.SeparationArcsec(entry.Position) <= radiusArcsec && !g.Exists(o => SamePerson(o, entry)))
                .MinBy(g => g[0].Position.SeparationArcsec(entry.Position));
            if (same is null)
                groups.Add([entry]);
            else
                same.Add(entry);
        }

        return [.. groups.Select(g => (IReadOnlyList<string>)[.. g.Select(e => e.Clump.Id)])];

        bool SamePerson(ReviewEntry a, ReviewEntry b) => Array.Exists(replays, r =>
            r.Outcomes.Exists(o => o.Edit.Kind == EditKind.Add && o.Edit.ClumpId == a.Clump.Id) && r.Outcomes.Exists(o => o.Edit.Kind == EditKind.Add && o.Edit.ClumpId == b.Clump.Id));
    }

    private EditOutcome Outcome(ReviewReplay replay, EditOutcome own)
    {
        if (own.Effect is EditEffect.Unmatched or EditEffect.NowDetected || own.Edit.Kind == EditKind.Inspect)
            return own;
        if (own.ClumpId is null)
            return own with { Effect = replay.Rejection == Rejection ? own.Effect : EditEffect.Outvoted };
        string id = standsFor.GetValueOrDefault(own.ClumpId, own.ClumpId);
        ReviewEntry mine = replay.Find(own.ClumpId)!, all = final[id];
        bool followed = mine.IsPresent == all.IsPresent && (mine.Moved is null || !mine.IsDetected || all.Moved is not null) && (mine.MergedInto is null || mine.MergedInto == all.MergedInto);
        return own with { ClumpId = id, Effect = !followed ? EditEffect.Outvoted : id != own.ClumpId ? EditEffect.Agrees : own.Effect };
    }

    /// <summary>The mean of positions that are close together; right ascensions are averaged as differences, so that 0 degrees is no edge.</summary>
    private static SkyPosition Mean(IReadOnlyList<SkyPosition> positions)
    {
        if (positions.Count == 1)
            return positions[0];
        double ra0 = positions[0].RaDegrees;
        double ra = ra0 + positions.Average(p => Math.IEEERemainder(p.RaDegrees - ra0, 360));
        return new SkyPosition(ra, positions.Average(p => p.DecDegrees));
    }
}
