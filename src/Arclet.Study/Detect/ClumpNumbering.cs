using System.Globalization;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// Gives clumps their ids <c>&lt;galaxy&gt;-&lt;serial&gt;</c>. A clump that was seen before keeps its id, a new one has the next serial that was never given; an id is never
/// given to another clump, even where its own is gone.
/// </summary>
public static class ClumpNumbering
{
    /// <summary>Numbers the clumps of a galaxy.</summary>
    /// <param name="galaxyId">The galaxy.</param>
    /// <param name="positions">Where clumps are now.</param>
    /// <param name="ledger">All ids that were ever given in the galaxy, those that people added included.</param>
    /// <param name="radiusArcsec">A clump within this of one in the ledger is the same; nearest pairs first, one to one.</param>
    /// <returns>The ids in the positions' order, and the ledger with the clumps' newest places and the new ids.</returns>
    public static (IReadOnlyList<string> Ids, IReadOnlyList<NumberedClump> Ledger) Assign(string galaxyId, IReadOnlyList<SkyPosition> positions, IReadOnlyList<NumberedClump> ledger, double radiusArcsec)
    {
        ArgumentNullException.ThrowIfNull(galaxyId);
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(ledger);
        var ids = new string?[positions.Count];
        var updated = ledger.ToList();
        var taken = new bool[ledger.Count];
        if (ledger.Count > 0)
        {
            var index = new SkyIndex(ledger.Select(l => new SkyPosition(l.RaDegrees, l.DecDegrees)), radiusArcsec);
            foreach ((int i, int j, _) in Enumerable.Range(0, positions.Count)
                .SelectMany(i => index.Within(positions[i], radiusArcsec).Select(m => (I: i, J: m.Index, R: m.SeparationArcsec)))
                .OrderBy(t => t.R).ThenBy(t => t.J).ThenBy(t => t.I))
            {
                if (ids[i] is not null || taken[j])
                    continue;
                ids[i] = ledger[j].Id;
                taken[j] = true;
                updated[j] = new(ledger[j].Id, positions[i].RaDegrees, positions[i].DecDegrees);
            }
        }

        int next = ledger.Select(l => SerialOf(galaxyId, l.Id)).DefaultIfEmpty(0).Max() + 1;
        for (int i = 0; i < ids.Length; i++)
        {
            if (ids[i] is not null)
                continue;
            ids[i] = string.Create(CultureInfo.InvariantCulture, $"{galaxyId}-{next++}");
            updated.Add(new(ids[i]!, positions[i].RaDegrees, positions[i].DecDegrees));
        }

        return ([.. ids.Select(id => id!)], updated);
    }

    /// <summary>The serial of a clump's id; 0 for an id of another form.</summary>
    public static int SerialOf(string galaxyId, string clumpId)
    {
        ArgumentNullException.ThrowIfNull(galaxyId);
        ArgumentNullException.ThrowIfNull(clumpId);
        return clumpId.Length > galaxyId.Length + 1 && clumpId.StartsWith(galaxyId, StringComparison.Ordinal) && clumpId[galaxyId.Length] == '-'
            && int.TryParse(clumpId.AsSpan(galaxyId.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int serial) ? serial : 0;
    }
}
