using System.Text.RegularExpressions;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// EAZY's <c>FILTER.RES</c> (Brammer et al. 2008): for each filter a line with the number of points and a name, then lines of a running number,
/// a wavelength in angstrom and a throughput. Filters are known by their number there, which is their place: EAZY_205.
/// </summary>
internal static partial class EazyFilterReader
{
    private const int MostPoints = 1 << 20;

    private static readonly char[] Separators = [' ', '\t', '\r'];

    /// <summary>Whether the first line is a count with a name, and the second a point with the running number 1.</summary>
    public static bool IsEazy(string[] lines)
    {
        string[][] two = [.. lines.Where(l => l.Trim().Length > 0).Take(2).Select(l => l.Split(Separators, StringSplitOptions.RemoveEmptyEntries))];
        return two.Length == 2 && two[0].Length > 1 && int.TryParse(two[0][0], out int count) && count > 1 && !FilterTextReader.Number(two[0][1], out _)
            && two[1].Length == 3 && two[1][0] == "1";
    }

    public static IReadOnlyList<FilterCurve> Read(string path, string[] lines, Dictionary<string, string> unusable)
    {
        var curves = new List<FilterCurve>();
        int i = 0, number = 0;
        while (true)
        {
            while (i < lines.Length && lines[i].Trim().Length == 0)
                i++;
            if (i == lines.Length)
                return curves;
            number++;
            int first = i + 1;
            string header = lines[i++].Trim();
            string[] parts = header.Split(Separators, 2, StringSplitOptions.RemoveEmptyEntries);
            if (!int.TryParse(parts[0], out int count) || count is < 2 or > MostPoints || count > lines.Length - i)
                throw InputException.InFile(path, $"line {first} is '{FilterTextReader.Short(header)}', expected the number of points of filter {number} (2 to the lines that follow) and its name");
            double[] wavelengths = new double[count], throughput = new double[count];
            for (int p = 0; p < count; p++, i++)
            {
                string[] words = lines[i].Split(Separators, StringSplitOptions.RemoveEmptyEntries);
                if (words.Length != 3 || !FilterTextReader.Number(words[1], out wavelengths[p]) || !FilterTextReader.Number(words[2], out throughput[p]))
                    throw InputException.InFile(path, $"line {i + 1} is '{FilterTextReader.Short(lines[i])}', expected point {p + 1} of {count} of filter {number}: its number, wavelength and throughput");
            }

            string name = parts.Length > 1 ? parts[1] : "";
            string[] aliases = CatalogueId(name) is { } id ? [id] : [];
            string origin = $"{Path.GetFileName(path)}, filter {number}: {FilterTextReader.Short(name)}";
            try
            {
                curves.Add(FilterFiles.Build(path, $"EAZY_{number}", wavelengths, throughput, origin, aliases));
            }
            catch (InputException e)
            {
                unusable[$"EAZY_{number}"] = e.Message;
            }
        }
    }

    /// <summary>The catalogue's id where the name has exactly one token such as f160w and words of a camera; null otherwise.</summary>
    private static string? CatalogueId(string name)
    {
        // lambda_c and what follows are numbers; paths, dates and versions between the words mean nothing to the catalogue.
        string[] words = [.. Word().Matches(name.Split("lambda_c")[0].ToUpperInvariant()).Select(m => m.Value)];
        string[] tokens = [.. words.Where(w => Token().IsMatch(w)).Distinct()];
        string camera = string.Join(' ', words.Where(w => w is "JWST" or "NIRCAM" or "NIRISS" or "MIRI" or "ACS" or "WFC" or "WFC3" or "IR" or "UVIS" or "UVIS1" or "UVIS2" or "NICMOS" or "WFPC2" or "HRC"));
        return tokens.Length == 1 && camera.Length > 0 && FilterCatalog.TryGet($"{camera} {tokens[0]}", out Filter? filter) ? filter.Id : null;
    }

    [GeneratedRegex("[A-Z0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("^F[0-9]{3,4}(W2|W|M|N|LP|X)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();
}
