using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// Maraston (2005, MNRAS 362, 799): text of four columns, age (Gyr), [Z/H], wavelength (angstrom) and luminosity (erg/s per angstrom and Msun formed), one
/// file for each metallicity; the IMF is in the name (<c>kr</c> Kroupa, <c>ss</c> Salpeter), masses in <c>stellarmass.kroupa</c> or
/// <c>stellarmass.salpeter</c> beside it.
/// </summary>
internal static partial class MarastonReader
{
    private const int MostRows = 1 << 22;

    /// <summary>The metallicities of the library: [Z/H] and Z.</summary>
    private static readonly (double LogRatio, double Z)[] Known = [(-2.25, 1e-4), (-1.35, 1e-3), (-0.33, 0.01), (0, 0.02), (0.35, 0.04), (0.67, 0.07)];

    public static MetallicitySlice Read(string path)
    {
        var text = new NumberText(path, GridBytes.Read(path));
        List<double> ages = [], wavelengths = [], luminosity = [];
        double logRatio = double.NaN;
        int at = 0;
        while (!text.AtEnd)
        {
            if (luminosity.Count == MostRows)
                throw InputException.InFile(path, $"line {text.Line}: there are more than {MostRows} rows, expected a grid of Maraston (2005)");
            int line = text.Line;
            double age = text.Number("an age (Gyr)") * 1e9, ratio = text.Number("[Z/H]"), w = text.Number("a wavelength"), l = text.Number("a luminosity");
            if (text.Line != line)
                throw InputException.InFile(path, $"line {line}: the row has not four numbers, expected age, [Z/H], wavelength and luminosity");
            if (luminosity.Count == 0)
                logRatio = ratio;
            else if (ratio != logRatio)
                throw InputException.InFile(path, $"line {line}: [Z/H] is {ratio}, expected {logRatio} as above");
            if (ages.Count == 0 || age != ages[^1])
            {
                if (ages.Count > 0 && at != wavelengths.Count)
                    throw InputException.InFile(path, $"line {line}: age {ages[^1]} has {at} wavelengths, expected the {wavelengths.Count} of the first age");
                ages.Add(age);
                at = 0;
            }

            if (ages.Count == 1)
                wavelengths.Add(w);
            else if (at >= wavelengths.Count || wavelengths[at] != w)
                throw InputException.InFile(path, $"line {line}: the wavelength is {w}, expected {(at < wavelengths.Count ? wavelengths[at] : "the next age")}: all ages have the same");
            at++;
            luminosity.Add(l / SolarUnits.LuminosityErgPerSecond);
        }

        if (ages.Count < 2 || at != wavelengths.Count)
            throw InputException.InFile(path, $"line {text.Line}: there are {ages.Count} ages, of which the last has {at} of {wavelengths.Count} wavelengths, expected whole spectra of two or more ages");
        int known = Array.FindIndex(Known, k => k.LogRatio == logRatio);
        if (known < 0)
            throw InputException.InFile(path, $"line 1: [Z/H] is {logRatio}, expected one of {string.Join(", ", Known.Select(k => k.LogRatio))}");
        string imf = Name().Match(System.IO.Path.GetFileName(path)) is { Success: true } match ? match.Groups["imf"].Value == "kr" ? "Kroupa" : "Salpeter" : "unknown";
        List<SourceFile> files = [SourceFile.Of(path, "stars")];
        string masses = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(path) ?? "", $"stellarmass.{imf.ToLowerInvariant()}");
        double[]? surviving = null;
        if (File.Exists(masses))
        {
            surviving = Masses(masses, logRatio, [.. ages]);
            files.Add(SourceFile.Of(masses, "masses"));
        }

        return new MetallicitySlice
        {
            Path = path,
            Library = "Maraston 2005",
            Imf = imf,
            Metallicity = Known[known].Z,
            AgesYears = [.. ages],
            WavelengthsAngstrom = [.. wavelengths],
            Luminosity = [.. luminosity],
            SurvivingFraction = surviving,
            Files = files,
            Notes = surviving is null ? "" : "surviving mass (living stars and remnants) interpolated linearly in age",
        }.Sound();
    }

    private static double[] Masses(string path, double logRatio, double[] ages)
    {
        string[] lines = GridText.Lines(path);
        List<double> years = [], fraction = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string[] words = lines[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0 || words[0].StartsWith('#'))
                continue;
            if (words.Length < 3 || !FilterTextReader.Number(words[0], out double ratio) || !FilterTextReader.Number(words[1], out double gyr) || !FilterTextReader.Number(words[2], out double total))
                throw InputException.InFile(path, $"line {i + 1} is '{FilterTextReader.Short(lines[i])}', expected [Z/H], age (Gyr) and masses");
            if (ratio != logRatio)
                continue;
            if (years.Count > 0 && gyr * 1e9 <= years[^1])
                throw InputException.InFile(path, $"line {i + 1}: the age is {gyr} Gyr, expected one above {years[^1] / 1e9}");
            years.Add(gyr * 1e9);
            fraction.Add(total);
        }

        if (years.Count == 0)
            throw InputException.InFile(path, $"there is no row of [Z/H] = {logRatio}, expected the masses of this metallicity");
        double[] axis = [.. years];
        return Array.ConvertAll(ages, age =>
        {
            (int low, double weight) = GridAxis.Bracket(axis, age);
            return weight == 0 ? fraction[low] : ((1 - weight) * fraction[low]) + (weight * fraction[low + 1]);
        });
    }

    [GeneratedRegex(@"^sed\.(?<imf>kr|ss)z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
