using System.Text;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// GALAXEV's <c>.ised_ASCII</c>: the same content in free format. The number of ages and the ages; lines of the IMF and words; the number of wavelengths
/// and the wavelengths; for each age the number of fluxes and the fluxes, the number of index fluxes and those; then histories, each with its count.
/// </summary>
internal static class Bc03AsciiReader
{
    private const int MostAges = 4096, MostWavelengths = 1 << 17, LivingHistory = 1, RemnantHistory = 9;

    public static MetallicitySlice Read(string path)
    {
        var text = new NumberText(path, GridBytes.Read(path));
        int count = text.Count("ages", 2, MostAges);
        double[] ages = text.Numbers(count, "ages");
        text.RestOfLine();
        var words = new StringBuilder();
        double[]? wavelengths = null;
        (int Segments, double Slope)? imf = null;
        for (int line = 0; wavelengths is null; line++)
        {
            if (line == 40 || text.AtEnd)
                throw InputException.InFile(path, $"line {text.Line}: there are no wavelengths, expected their number and as many ascending values behind the header");
            (int, int) mark = text.Mark();
            wavelengths = Wavelengths(text);
            if (wavelengths is not null)
                break;
            text.Return(mark);
            string header = text.RestOfLine();
            words.Append(header).Append('\n');
            string[] cells = header.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (imf is null && cells.Length >= 3 && FilterTextReader.Number(cells[0], out _) && FilterTextReader.Number(cells[1], out _) && int.TryParse(cells[2], out int segments))
                imf = (segments, cells.Length > 3 && FilterTextReader.Number(cells[3], out double onLine) ? onLine : double.NaN);
            else if (imf is { } known && double.IsNaN(known.Slope) && cells.Length >= 3 && FilterTextReader.Number(cells[0], out double slope))
                imf = (known.Segments, slope);
        }

        int n = wavelengths.Length;
        if ((long)count * n > GridBytes.Most / 8)
            throw InputException.InFile(path, $"there are {count} ages of {n} wavelengths, expected a grid of at most {GridBytes.Most / 8} values");
        var luminosity = new List<double[]>(count);
        for (int i = 0; i < count; i++)
        {
            int values = text.Count("fluxes", n, n);
            luminosity.Add(text.Numbers(values, $"fluxes of age {i}"));
            text.Numbers(text.Count("index fluxes", 0, 1000), "index fluxes");
        }

        List<SourceFile> files = [SourceFile.Of(path, "stars")];
        string notes = Bc03Header.Terms;
        double[]? surviving;
        if (Bc03Header.Masses(path, ages) is { } masses)
        {
            surviving = masses.Surviving;
            files.Add(masses.File);
        }
        else
        {
            surviving = Histories(text, count);
            notes += surviving is null ? "" : "; masses from the .ised_ASCII itself, there is no .4color beside it";
        }

        return new MetallicitySlice
        {
            Path = path,
            Library = Bc03Header.Library(path),
            Imf = imf is { } found ? Bc03Header.Imf(found.Segments, found.Slope) : "unknown",
            Metallicity = Bc03Header.Metallicity(path, words.ToString()),
            AgesYears = ages,
            WavelengthsAngstrom = wavelengths,
            Luminosity = [.. luminosity.SelectMany(l => l)],
            SurvivingFraction = surviving,
            Files = files,
            Notes = notes,
        }.Sound();
    }

    private static double[]? Wavelengths(NumberText text)
    {
        try
        {
            double[] values = text.Numbers(text.Count("wavelengths", 100, MostWavelengths), "wavelengths");
            return values.Where((w, i) => w <= 0 || (i > 0 && w <= values[i - 1])).Any() ? null : values;
        }
        catch (InputException)
        {
            // A line of the header: not the wavelengths yet.
            return null;
        }
    }

    private static double[]? Histories(NumberText text, int count)
    {
        double[]? living = null;
        for (int k = 0; !text.AtEnd; k++)
        {
            double[] values = text.Numbers(text.Count("values of a history", count, count), "a history");
            if (k == LivingHistory)
                living = values;
            else if (k == RemnantHistory)
                return [.. living!.Zip(values, (a, b) => a + b)];
        }

        return null;
    }
}
