using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>What <c>results/provenance.json</c> says: versions, settings, seed and checksums.</summary>
internal sealed record ReportProvenance
{
    /// <summary>The program and its version.</summary>
    public required string Program { get; init; }

    /// <summary>The seed of all random numbers.</summary>
    public required string Seed { get; init; }

    /// <summary>The checksum of the settings.</summary>
    public required string SettingsSum { get; init; }

    /// <summary>The settings' text.</summary>
    public required string Settings { get; init; }

    /// <summary>The stages.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>The input files with their checksums.</summary>
    public required IReadOnlyList<(string Name, string Sum)> Files { get; init; }

    /// <summary>Reads the record; null where there is none.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public static ReportProvenance? Read(string path)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            JsonElement root = document.RootElement;
            JsonElement[] stages = [.. root.GetProperty("stages").EnumerateArray()];
            return new ReportProvenance
            {
                Program = root.GetProperty("program").GetString() ?? "",
                Seed = root.GetProperty("seed").GetRawText(),
                SettingsSum = root.GetProperty("settings_sha256").GetString() ?? "",
                Settings = root.GetProperty("settings").GetString() ?? "",
                Stages = [.. stages.Select(s => new Stage(s.GetProperty("stage").GetString() ?? "", s.GetProperty("version").GetInt32(), s.GetProperty("units").GetInt32(), s.GetProperty("failed").EnumerateObject().Count(), s.GetProperty("table_sha256").GetString() ?? ""))],
                Files = [.. stages.SelectMany(s => s.GetProperty("files").EnumerateObject()).DistinctBy(f => f.Name).OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (f.Name, f.Value.GetString() ?? ""))],
            };
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw InputException.InFile(path, $"the record of how results were made cannot be read ({wrong.Message}), expected what 'arclet run' writes: run it again", wrong);
        }
    }

    /// <summary>A stage.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Units">How many units it has.</param>
    /// <param name="Failed">How many of them failed.</param>
    /// <param name="TableSum">The checksum of its table; empty without one.</param>
    internal sealed record Stage(string Name, int Version, int Units, int Failed, string TableSum);
}
