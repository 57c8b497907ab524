namespace Arclet.Study;

/// <summary>Says what changed since a result was made.</summary>
internal static class StaleReason
{
    /// <summary>Compares today's inputs and settings with those of the latest other result of the unit.</summary>
    /// <param name="place">The unit's folder.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="today">Today's fingerprint.</param>
    public static string Of(string place, IStage stage, UnitFingerprint today)
    {
        UnitRecord? before = Directory.EnumerateDirectories(place)
            .Select(d => (Record: UnitRecord.Read(d), Time: Directory.GetLastWriteTimeUtc(d)))
            .Where(r => r.Record is not null).OrderByDescending(r => r.Time).ThenBy(r => r.Record!.Fingerprint, StringComparer.Ordinal).FirstOrDefault().Record;
        if (before is null)
            return "its earlier result is broken";
        if (before.StageVersion != stage.Version)
            return "this version of the program does the stage differently";
        var changes = new List<string>();
        string[] old = before.Settings.Split('\n'), now = today.Settings.Split('\n');
        changes.AddRange(now.Except(old, StringComparer.Ordinal).Select(line => $"{line.Split(':')[0]} changed"));
        var sums = before.Inputs.GroupBy(i => (i.Kind, i.Name)).ToDictionary(g => g.Key, g => g.First().Sum);
        foreach (UnitRecord.InputSum input in today.Inputs)
        {
            if (!sums.TryGetValue((input.Kind, input.Name), out string? sum))
                changes.Add($"{input.Name} is new");
            else if (sum != input.Sum)
                changes.Add($"{input.Name} changed");
        }

        changes.AddRange(before.Inputs.Where(i => !today.Inputs.Any(n => n.Kind == i.Kind && n.Name == i.Name)).Select(i => $"{i.Name} is gone"));
        return changes.Count == 0 ? "its settings changed" : string.Join(", ", changes.Distinct(StringComparer.Ordinal).Take(3)) + (changes.Count > 3 ? " and more" : "");
    }
}
