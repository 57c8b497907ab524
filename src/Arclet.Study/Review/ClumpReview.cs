using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// The review as a pure function: detected clumps and everybody's edits make the final clumps and a report of what became of every edit. Edits
/// made on an earlier detection are matched again by position; those that match nothing are reported, never dropped.
/// </summary>
public static class ClumpReview
{
    /// <summary>Applies edits to one galaxy's detection.</summary>
    /// <param name="galaxyId">The galaxy; edits of others are left out.</param>
    /// <param name="detection">The detection's fingerprint: an edit made on it is matched by the clump's id, one made on another by position.</param>
    /// <param name="detected">The detected clumps, with ids that no other clump ever had (<see cref="EditStore.Identify"/>).</param>
    /// <param name="edits">The edits.</param>
    /// <param name="matchRadiusArcsec">How far a clump and an edit made on another detection may be apart: the PSF's FWHM.</param>
    /// <param name="settings">The rule of consensus; null for the defaults.</param>
    /// <exception cref="Fits.InputException">The settings contradict each other.</exception>
    public static ReviewResult Apply(
        string galaxyId, string detection, IReadOnlyList<Clump> detected, IReadOnlyList<ClumpEdit> edits, double matchRadiusArcsec, ReviewSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(detected);
        ArgumentNullException.ThrowIfNull(edits);
        if (!(matchRadiusArcsec > 0))
            throw new ArgumentOutOfRangeException(nameof(matchRadiusArcsec), matchRadiusArcsec, "a radius is above 0");
        settings ??= new();
        settings.Check();
        ClumpEdit[] own = [.. edits.Where(e => e.GalaxyId == galaxyId).OrderBy(e => e.Sequence)];
        HashSet<string> undone = Undone(own);
        bool Counts(ClumpEdit e) => !undone.Contains(e.Uid) && e.Kind != EditKind.Undo;
        return settings.Consensus is ConsensusRule.Majority or ConsensusRule.All
            ? ByVotes()
            : InOrder();

        ReviewResult InOrder()
        {
            ClumpEdit[] followed = [.. own.Where(e => Counts(e) && (settings.Consensus == ConsensusRule.Any || e.Who == settings.Adjudicator))];
            var replay = new ReviewReplay(detection, detected, followed.Where(e => e.Kind == EditKind.Add), matchRadiusArcsec);
            foreach (ClumpEdit edit in followed)
                replay.Apply(edit);
            return new()
            {
                GalaxyId = galaxyId,
                Detection = detection,
                Clumps = [.. replay.Entries.Where(e => e.IsPresent).Select(e => e.Final)],
                Removed = [.. replay.Entries.Where(e => !e.IsPresent && (e.IsDetected || replay.Outcomes.Exists(o => o.Edit.Kind == EditKind.Add && o.Effect == EditEffect.Applied && o.ClumpId == e.Clump.Id))).Select(e => new RemovedClump(e.Clump, e.MergedInto))],
                Rejection = replay.Rejection,
                Outcomes = Report(own, undone, replay.Outcomes),
                InspectorCount = followed.Select(e => e.Who).Distinct().Count(),
            };
        }

        ReviewResult ByVotes()
        {
            string[] inspectors = settings.Inspectors.Count > 0 ? [.. settings.Inspectors.Distinct()] : [.. own.Where(e => !undone.Contains(e.Uid)).Select(e => e.Who).Distinct()];
            ClumpEdit[] counted = [.. own.Where(e => Counts(e) && inspectors.Contains(e.Who))];
            ClumpEdit[] additions = [.. counted.Where(e => e.Kind == EditKind.Add)];
            var replays = new ReviewReplay[inspectors.Length];
            for (int i = 0; i < replays.Length; i++)
            {
                replays[i] = new ReviewReplay(detection, detected, additions, matchRadiusArcsec);
                foreach (ClumpEdit edit in counted.Where(e => e.Who == inspectors[i]))
                    replays[i].Apply(edit);
            }

            var votes = new ReviewVotes(replays, settings.Consensus, matchRadiusArcsec);
            return new()
            {
                GalaxyId = galaxyId,
                Detection = detection,
                Clumps = votes.Clumps,
                Removed = votes.Removed,
                Rejection = votes.Rejection,
                Outcomes = Report(own, undone, votes.Outcomes()),
                InspectorCount = inspectors.Length,
            };
        }
    }

    /// <summary>An added clump; its reference filter is that of the galaxy's detected ones.</summary>
    internal static Clump Added(ClumpEdit add, IReadOnlyList<Clump> detected)
    {
        var at = new SkyPosition(add.RaDegrees, add.DecDegrees);
        return new()
        {
            Id = add.ClumpId!,
            GalaxyId = add.GalaxyId,
            RaDegrees = at.RaDegrees,
            DecDegrees = at.DecDegrees,
            Origin = ClumpOrigin.Added,
            ReferenceFilter = detected.Count > 0 ? detected[0].ReferenceFilter : "",
        };
    }

    /// <summary>The edits that an undo takes back, from the last one on: an undone undo takes nothing back.</summary>
    private static HashSet<string> Undone(ClumpEdit[] edits)
    {
        var undone = new HashSet<string>();
        for (int i = edits.Length - 1; i >= 0; i--)
        {
            if (edits[i].Kind == EditKind.Undo && edits[i].Undoes is { } uid && !undone.Contains(edits[i].Uid))
                undone.Add(uid);
        }

        return undone;
    }

    private static EditOutcome[] Report(ClumpEdit[] edits, HashSet<string> undone, IEnumerable<EditOutcome> outcomes)
    {
        var known = outcomes.ToDictionary(o => o.Edit.Uid);
        var uids = edits.Select(e => e.Uid).ToHashSet();
        return
        [
            .. edits.Select(e => undone.Contains(e.Uid) ? new EditOutcome(e, EditEffect.Undone, null, 0)
                : e.Kind == EditKind.Undo ? new EditOutcome(e, uids.Contains(e.Undoes ?? "") ? EditEffect.Applied : EditEffect.Unmatched, null, 0)
                : known.TryGetValue(e.Uid, out EditOutcome outcome) ? outcome
                : new EditOutcome(e, EditEffect.NotFollowed, null, 0)),
        ];
    }
}
