using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>Provenance as the table SOURCES of a native file: a row for each fact and file of the parts stars, nebular and dust.</summary>
internal static class ProvenanceTable
{
    public static Table Of(PopulationGrids grids)
    {
        List<string> parts = [], items = [], texts = [], sums = [];
        List<long> lengths = [];
        void Row(string part, string item, string text, long length = 0, string sum = "")
        {
            parts.Add(part);
            items.Add(item);
            texts.Add(Printable(text));
            lengths.Add(length);
            sums.Add(sum);
        }

        void Part(string part, string name, Provenance origin)
        {
            Row(part, "name", name);
            Row(part, "library", origin.Library);
            Row(part, "imf", origin.Imf);
            Row(part, "notes", origin.Notes);
            foreach (SourceFile file in origin.Files)
                Row(part, "file: " + file.Role, file.Name, file.Length, file.Sha256);
        }

        Part("stars", grids.Stars.Name, grids.Stars.Provenance);
        if (grids.Nebular is { } gas)
            Part("nebular", gas.Name, gas.Provenance);
        if (grids.Dust is { } dust)
            Part("dust", dust.Name, dust.Provenance);
        var table = new Table { Name = "SOURCES" };
        table.Add("part", [.. parts]);
        table.Add("item", [.. items]);
        table.Add("text", [.. texts]);
        table.Add("bytes", [.. lengths], "byte");
        table.Add("sha256", [.. sums]);
        return table;
    }

    public static Dictionary<string, (string Name, Provenance Provenance)> Read(string reference)
    {
        Table table = Table.Read(reference);
        ReadOnlySpan<string> parts = table.Strings("part").Values, items = table.Strings("item").Values, texts = table.Strings("text").Values, sums = table.Strings("sha256").Values;
        ReadOnlySpan<long> lengths = table.Integers("bytes").Values;
        var read = new Dictionary<string, (string Name, Provenance Provenance)>(StringComparer.Ordinal);
        for (int i = 0; i < parts.Length; i++)
        {
            (string name, Provenance origin) = read.GetValueOrDefault(parts[i], ("", new Provenance { Library = "" }));
            read[parts[i]] = items[i] switch
            {
                "name" => (texts[i], origin),
                "library" => (name, origin with { Library = texts[i] }),
                "imf" => (name, origin with { Imf = texts[i] }),
                "notes" => (name, origin with { Notes = texts[i] }),
                var item when item.StartsWith("file: ", StringComparison.Ordinal) => (name, origin with { Files = [.. origin.Files, new SourceFile(item["file: ".Length..], texts[i], lengths[i], sums[i])] }),
                var other => throw InputException.InFile(table.Source, $"row {i} is of '{other}', expected name, library, imf, notes or file"),
            };
        }

        return read;
    }

    /// <summary>FITS texts are printable ASCII; of a file's name what is not becomes a question mark.</summary>
    private static string Printable(string text) => string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : '?'));
}
