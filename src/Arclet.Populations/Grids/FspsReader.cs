using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// A binary dump of one FSPS population (Conroy, Gunn and White 2009; Conroy and Gunn 2010): three int32 (wavelengths, ages, bands), then doubles, little-endian: surviving
/// mass and log L_bol by age, spectra by age in Lsun per hertz and Msun formed, and magnitudes and indices, which are not used.
/// </summary>
/// <remarks>The dump holds neither wavelengths, which are in a <c>*.lambda</c> file beside it, nor ages, nor the metallicity, which must be given.</remarks>
internal static class FspsReader
{
    private const int MostWavelengths = 1 << 17;

    /// <summary>FSPS's ages: log10 of years from the first to the last in steps of 0.05, by the number of ages (94 Padova, 107 MIST).</summary>
    private static readonly Dictionary<int, double> FirstLogAge = new() { [94] = 5.5, [107] = 5.0 };

    public static bool IsFsps(byte[] bytes) => bytes.Length > 12 && Sizes(bytes) is var (waves, ages, bands)
        && waves is >= 100 and <= MostWavelengths && FirstLogAge.ContainsKey(ages) && bands is >= 0 and < 10000
        && bytes.Length >= 12 + (8L * ages * (2 + waves));

    public static MetallicitySlice Read(string path, double? metallicity, string? imf)
    {
        byte[] bytes = GridBytes.Read(path);
        if (!IsFsps(bytes))
            throw InputException.InFile(path, "byte 0: there are no sizes of an FSPS dump that the file could hold, expected the numbers of wavelengths, ages (94 or 107) and bands");
        (int waves, int count, _) = Sizes(bytes);
        if ((bytes.Length - 12) % (8L * count) != 0)
            throw InputException.InFile(path, $"byte {bytes.Length}: the file ends within a value, expected a multiple of {8 * count} bytes behind byte 12");
        if (metallicity is not { } z)
            throw InputException.InFile(path, "an FSPS dump does not say its metallicity, expected --metallicity Z (such as 0.002)");
        string[] lists = Directory.GetFiles(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(path))!, "*.lambda");
        if (lists.Length != 1)
            throw InputException.InFile(path, $"there are {lists.Length} files *.lambda beside it, expected one with the {waves} wavelengths in angstrom");
        var list = new NumberText(lists[0], GridBytes.Read(lists[0]));
        double[] wavelengths = list.Numbers(waves, "a wavelength");
        if (!list.AtEnd)
            throw InputException.InFile(lists[0], $"line {list.Line}: there are more than the {waves} wavelengths of {path}, expected as many");
        var cursor = new ByteCursor(path, bytes, bigEndian: false) { Position = 12 };
        double[] surviving = cursor.Doubles(count, "masses");
        cursor.Take(8L * count, "luminosities");
        double[] luminosity = cursor.Doubles(count * waves, "spectra");
        for (int i = 0; i < luminosity.Length; i++)
        {
            double w = wavelengths[i % waves];
            luminosity[i] *= PhysicalConstants.SpeedOfLightAngstromPerSecond / (w * w);
        }

        double first = FirstLogAge[count];
        return new MetallicitySlice
        {
            Path = path,
            Library = "FSPS",
            Imf = imf ?? "unknown",
            Metallicity = z,
            AgesYears = [.. Enumerable.Range(0, count).Select(i => Math.Pow(10, first + (0.05 * i)))],
            WavelengthsAngstrom = wavelengths,
            Luminosity = luminosity,
            SurvivingFraction = surviving,
            Files = [SourceFile.Of(path, "stars"), SourceFile.Of(lists[0], "wavelengths")],
            Notes = $"ages are FSPS's for {count} steps, from 10^{first:0.0} years by 0.05 dex",
        }.Sound();
    }

    private static (int Waves, int Ages, int Bands) Sizes(byte[] bytes) => (BitConverter.ToInt32(bytes, 0), BitConverter.ToInt32(bytes, 4), BitConverter.ToInt32(bytes, 8));
}
