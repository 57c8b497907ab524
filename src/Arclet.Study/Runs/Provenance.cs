using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Writes <c>provenance.json</c>: which version, settings, inputs' checksums and seed made every table. No times, so that the same study gives the same file.</summary>
internal static class Provenance
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n" };

    public static void Write(StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages, IReadOnlyList<StageStatus> run)
    {
        var document = new SortedDictionary<string, object?>(StringComparer.Ordinal)
        {
            ["program"] = $"arclet {typeof(Provenance).Assembly.GetName().Version?.ToString(3)}",
            ["settings_sha256"] = Sums.OfText(settings.Source),
            ["settings"] = settings.Source,
            ["seed"] = settings.Seed,
            ["stages"] = run.Where(s => s.IsSettled).Select(s => Describe(folder, stages.First(t => t.Name == s.Stage), s)).ToArray(),
        };
        Directory.CreateDirectory(folder.Results);
        using var file = new AtomicFile(folder.Provenance);
        file.Write(JsonSerializer.SerializeToUtf8Bytes(document, Format), 0);
        file.Commit();
    }

    private static SortedDictionary<string, object?> Describe(StudyFolder folder, IStage stage, StageStatus status)
    {
        UnitResult[] units = [.. status.Units.Select(u => u.Result).OfType<UnitResult>()];
        string table = folder.StageTable(stage.Name);
        return new(StringComparer.Ordinal)
        {
            ["stage"] = stage.Name,
            ["version"] = stage.Version,
            ["settings"] = units.FirstOrDefault()?.Record.Settings.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            ["table"] = File.Exists(table) ? Path.GetRelativePath(folder.Root, table) : null,
            ["table_sha256"] = File.Exists(table) ? Sums.OfFile(table) : null,
            ["units"] = status.Units.Count,
            ["failed"] = status.Units.Where(u => u.State is UnitState.Failed or UnitState.Waiting).ToDictionary(u => u.Unit.Id, u => u.Reason, StringComparer.Ordinal),
            ["files"] = units.SelectMany(u => u.Record.Inputs).Where(i => i.Kind == nameof(UnitInputKind.File)).DistinctBy(i => i.Name).OrderBy(i => i.Name, StringComparer.Ordinal)
                .ToDictionary(i => i.Name, i => i.Sum.Split(' ')[0], StringComparer.Ordinal),
        };
    }
}
