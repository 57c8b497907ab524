using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>What stands in a unit's <c>unit.json</c>: what it was made of, what it has, or why it has nothing. No times and no machine: the same work writes the same bytes.</summary>
internal sealed record UnitRecord
{
    public const string FileName = "unit.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, NewLine = "\n" };

    public required string Stage { get; init; }

    public required int StageVersion { get; init; }

    public required string Unit { get; init; }

    public required string Fingerprint { get; init; }

    /// <summary>The inputs with the checksums of their contents.</summary>
    public required IReadOnlyList<InputSum> Inputs { get; init; }

    /// <summary>The settings of the stage, as text.</summary>
    public required string Settings { get; init; }

    public string? Failure { get; init; }

    /// <summary>Whether the failure may go away by itself (a full disk, a lost file system): the unit is then tried again.</summary>
    public bool MayPass { get; init; }

    public IReadOnlyList<FileSum> Files { get; init; } = [];

    public required string Content { get; init; }

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    /// <summary>Reads a record; null where there is none that can be used.</summary>
    public static UnitRecord? Read(string folder)
    {
        string path = Path.Combine(folder, FileName);
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<UnitRecord>(File.ReadAllBytes(path), Format) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the record of a unit cannot be read ({e.Message}), expected a file that may be read", e);
        }
    }

    /// <summary>An input's kind, name and checksum.</summary>
    internal sealed record InputSum(string Kind, string Name, string Sum);

    /// <summary>A file of the result.</summary>
    internal sealed record FileSum(string Name, long Length, string Sha256);
}
