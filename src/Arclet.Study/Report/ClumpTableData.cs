using System.Text;
using System.Text.Json;

namespace Arclet.Study;

/// <summary>The report's table of clumps as compact JSON, which the page's script sorts, filters and draws.</summary>
internal static class ClumpTableData
{
    private static readonly JsonWriterOptions Format = new() { Indented = false };

    /// <summary>The table.</summary>
    /// <param name="clumps">The clumps.</param>
    /// <param name="history">The history of their numbers.</param>
    /// <param name="address">The page of a galaxy, relative to the report's.</param>
    /// <returns>Text that may stand in a script element: it has no less-than sign.</returns>
    public static string Of(IReadOnlyList<StudyClump> clumps, string history, Func<string, string> address)
    {
        string[] galaxies = [.. clumps.Select(c => c.GalaxyId).Distinct(StringComparer.Ordinal)];
        var numbers = galaxies.Select((g, i) => (g, i)).ToDictionary(p => p.g, p => p.i, StringComparer.Ordinal);
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteStartArray("columns");
            WriteColumn(json, isText: true, 0, isFlags: false);
            WriteColumn(json, isText: true, 0, isFlags: false);
            foreach (ClumpColumn column in ClumpColumn.All)
                WriteColumn(json, isText: false, column.Digits, isFlags: false);
            WriteColumn(json, isText: true, 0, isFlags: false);
            WriteColumn(json, isText: true, 0, isFlags: true);
            json.WriteEndArray();
            json.WriteStartArray("galaxies");
            foreach (string galaxy in galaxies)
            {
                json.WriteStartArray();
                json.WriteStringValue(galaxy);
                json.WriteStringValue(address(galaxy));
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteStartArray("rows");
            foreach (StudyClump clump in clumps)
                WriteRow(json, clump, clump.Of(history), numbers[clump.GalaxyId], history);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>Whether a clump is in the analysis, or where it left.</summary>
    public static string SampleWords(StudyClump clump) => SettingName.Of(clump.Sample.Verdict.ToString()).Replace('_', ' ');

    private static void WriteColumn(Utf8JsonWriter json, bool isText, int digits, bool isFlags)
    {
        json.WriteStartObject();
        if (isText)
            json.WriteNumber("text", 1);
        else
            json.WriteNumber("digits", digits);
        if (isFlags)
            json.WriteNumber("flags", 1);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, StudyClump clump, IntrinsicClump? intrinsic, int galaxy, string history)
    {
        json.WriteStartArray();
        json.WriteStringValue(clump.Id);
        json.WriteNumberValue(galaxy);
        foreach (ClumpColumn column in ClumpColumn.All)
        {
            double value = column.Value(clump, intrinsic);
            int limit = intrinsic is null ? 0 : column.Limit?.Invoke(intrinsic) ?? 0;
            if (!double.IsFinite(value))
            {
                json.WriteNullValue();
            }
            else if (limit == 0)
            {
                json.WriteNumberValue(Math.Round(value, column.Digits));
            }
            else
            {
                json.WriteStartArray();
                json.WriteNumberValue(Math.Round(value, column.Digits));
                json.WriteNumberValue(limit);
                json.WriteEndArray();
            }
        }

        json.WriteStringValue(SampleWords(clump));
        json.WriteStringValue(ReportWarnings.FlagsOf(clump, history));
        json.WriteEndArray();
    }
}
