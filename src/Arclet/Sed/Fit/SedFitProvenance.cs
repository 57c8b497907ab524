using System.Text.Encodings.Web;
using System.Text.Json;
using Arclet.CommandLine;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>What made the tables of a fit, as JSON: version, settings, checksums of the inputs, filters, and how the objects fared.</summary>
internal static class SedFitProvenance
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Of(SedFitRequest request, SedFitInputs inputs, IReadOnlyList<SedFitUnit> units)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("program", $"arclet sed fit {ArcletProgram.Version}");
            json.WriteNumber("stage", SedFitFingerprint.Stage);
            File(json, "table", request.Table, inputs.Table);
            File(json, "grid", request.Grid!, inputs.Grid);
            if (ComputedPopulations.CautionOf(inputs.Grids) is { } caution)
                json.WriteString("caution", caution);
            json.WriteStartArray("grid_sources");
            Part(json, "stars", inputs.Grids.Stars.Provenance);
            if (inputs.Grids.Nebular is { } gas)
                Part(json, "nebular", gas.Provenance);
            if (inputs.Grids.Dust is { } dust)
                Part(json, "dust", dust.Provenance);
            json.WriteEndArray();
            json.WriteStartArray("filters");
            foreach (FilterCurve curve in inputs.Catalogue.Filters.Select(f => inputs.Curves[f]))
            {
                json.WriteStartObject();
                json.WriteString("id", curve.Id);
                json.WriteString("origin", curve.Origin);
                json.WriteNumber("pivot_angstrom", curve.PivotAngstrom);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteString("config", request.Config);
            json.WriteNumber("seed", inputs.Settings.Seed);
            json.WriteString("settings", SedFitSettingsText.Of(inputs.Settings));
            json.WriteStartArray("histories");
            foreach (FitHistory history in inputs.Settings.Histories)
                json.WriteStringValue(history.Name);
            json.WriteEndArray();
            json.WriteNumber("objects", units.Count);
            json.WriteNumber("objects_not_fitted", units.Count(u => u.Error is not null));
            json.WriteNumber("objects_flagged", units.Count(u => u.Flags != SedFitFlags.None));
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void File(Utf8JsonWriter json, string key, string path, SourceFile file)
    {
        json.WriteStartObject(key);
        json.WriteString("path", path);
        json.WriteNumber("bytes", file.Length);
        json.WriteString("sha256", file.Sha256);
        json.WriteEndObject();
    }

    private static void Part(Utf8JsonWriter json, string part, Provenance provenance)
    {
        json.WriteStartObject();
        json.WriteString("part", part);
        json.WriteString("library", provenance.Library);
        json.WriteString("imf", provenance.Imf);
        if (provenance.Notes.Length > 0)
            json.WriteString("notes", provenance.Notes);
        json.WriteStartArray("files");
        foreach (SourceFile file in provenance.Files)
        {
            json.WriteStartObject();
            json.WriteString("role", file.Role);
            json.WriteString("name", file.Name);
            json.WriteString("sha256", file.Sha256);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
