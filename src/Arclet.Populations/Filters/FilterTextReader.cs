using System.Globalization;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>Two columns of text, and the KFILTER rows of kcorrect's and sedpy's <c>.par</c>.</summary>
internal static class FilterTextReader
{
    private const int MostPoints = 1 << 20;

    private static readonly char[] Separators = [' ', '\t', ',', ';', '\r'];

    public static FilterCurve Read(string path, string[] lines)
    {
        var wavelengths = new List<double>();
        var throughput = new List<double>();
        bool header = false, inTypedef = false;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i];
            int comment = line.IndexOf('#');
            string[] words = (comment < 0 ? line : line[..comment]).Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;

            // A yanny file declares its columns in C first.
            if (inTypedef || words[0] == "typedef")
            {
                inTypedef = !line.Contains('}');
                continue;
            }

            if (words[0].Equals("KFILTER", StringComparison.OrdinalIgnoreCase))
                words = words[1..];
            if (words.Length >= 2 && Number(words[0], out double w) && Number(words[1], out double t))
            {
                if (wavelengths.Count == MostPoints)
                    throw InputException.InFile(path, $"line {i + 1}: there are more than {MostPoints} points, expected a throughput curve");
                wavelengths.Add(w);
                throughput.Add(t);
            }
            else if (wavelengths.Count == 0 && !header && !Number(words[0], out _))
            {
                header = true;
            }
            else
            {
                throw InputException.InFile(path, $"line {i + 1} is '{Short(line)}', expected a wavelength in angstrom and a throughput");
            }
        }

        if (wavelengths.Count < 2)
            throw InputException.InFile(path, $"there are {wavelengths.Count} points, expected a throughput curve: lines of a wavelength in angstrom and a throughput");
        return FilterFiles.Build(path, FilterFiles.IdOfFile(path), [.. wavelengths], [.. throughput], Path.GetFileName(path));
    }

    internal static bool Number(string word, out double value) => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    internal static string Short(string line) => line.Length <= 60 ? line.Trim() : line[..60].Trim() + "...";
}
