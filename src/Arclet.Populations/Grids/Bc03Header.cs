using System.Globalization;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>What the files of Bruzual and Charlot (2003, MNRAS 344, 1000) say of themselves in words, and the masses in the colour files beside them.</summary>
internal static partial class Bc03Header
{
    public const string Terms = "BC03: all rights reserved by its authors; not distributed with Arclet";

    /// <summary>The metallicity that a header text gives: <c>Padova (1994) + S. Charlot (1997). X=0.70, Y=0.28, Z=0.02</c>.</summary>
    public static double Metallicity(string path, string text)
    {
        Match match = InText().Match(text);
        if (match.Success && double.TryParse(match.Groups["z"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out double z) && z > 0 && z < 1)
            return z;
        throw InputException.InFile(path, "the header names no metallicity, expected words such as Z=0.02 in it");
    }

    /// <summary>The IMF by the segments of its power laws: none is Chabrier's log-normal, one of slope 1.35 Salpeter's, more are Kroupa's.</summary>
    public static string Imf(int segments, double firstSlope) => segments switch
    {
        0 => "Chabrier",
        1 when Math.Abs(firstSlope - 1.35) < 0.01 => "Salpeter",
        >= 2 and <= 10 => "Kroupa",
        _ => "unknown",
    };

    public static string Library(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        string kind = name.Contains("BaSeL", StringComparison.OrdinalIgnoreCase) ? "BaSeL" : name.Contains("Miles", StringComparison.OrdinalIgnoreCase) ? "MILES" : name.Contains("stelib", StringComparison.OrdinalIgnoreCase) ? "STELIB" : "";
        string resolution = name.Contains("_hr_", StringComparison.Ordinal) ? "high resolution" : name.Contains("_lr_", StringComparison.Ordinal) ? "low resolution" : "";
        string detail = string.Join(", ", new[] { kind, resolution }.Where(s => s.Length > 0));
        return detail.Length > 0 ? $"BC03 ({detail})" : "BC03";
    }

    /// <summary>Living stars and remnants by age from the <c>.4color</c> or <c>.3color</c> file beside a model, with that file; null where there is none.</summary>
    /// <exception cref="InputException">The file is there but broken, or of other ages.</exception>
    public static (double[] Surviving, SourceFile File)? Masses(string path, double[] ages)
    {
        string stem = Stem().Replace(path, "");
        foreach (string candidate in new[] { ".4color", ".4color.gz" }.Select(e => stem + e).Where(File.Exists))
            return (ReadMasses(candidate, ages), SourceFile.Of(candidate, "masses"));
        return null;
    }

    private static double[] ReadMasses(string path, double[] ages)
    {
        string[] lines = GridText.Lines(path);
        int living = -1, remnants = -1, at = 0;
        double[] surviving = new double[ages.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words[0].StartsWith('#'))
            {
                if (Array.IndexOf(words, "M*_liv") is var l and > 0)
                    (living, remnants) = (l, Array.IndexOf(words, "M_remnants"));
                continue;
            }

            if (living < 0 || remnants < 0)
                throw InputException.InFile(path, $"line {i + 1}: there are numbers but no heading before them, expected columns M*_liv and M_remnants");
            if (at == 0 && ages[0] == 0)
                surviving[at++] = 1;
            double log = 0, alive = 0, left = 0;
            bool read = words.Length > Math.Max(living, remnants) && FilterTextReader.Number(words[0], out log) && FilterTextReader.Number(words[living], out alive) && FilterTextReader.Number(words[remnants], out left);
            if (!read || at == ages.Length || Math.Abs(Math.Pow(10, log) / ages[at] - 1) > 1e-3)
                throw InputException.InFile(path, $"line {i + 1} does not belong to the model beside it, expected log age {(at < ages.Length ? Math.Log10(ages[at]).ToString("F6", CultureInfo.InvariantCulture) : "none")}, and masses");
            surviving[at++] = alive + left;
        }

        return at == ages.Length ? surviving : throw InputException.InFile(path, $"there are {at} ages, expected the {ages.Length} of the model beside it");
    }

    [GeneratedRegex(@"Z\s*=\s*(?<z>[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InText();

    [GeneratedRegex(@"\.ised(_ASCII)?(\.gz)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Stem();
}
