using System.Text.RegularExpressions;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// PEGASE.2 single bursts (Fioc and Rocca-Volmerange 1997, 1999) in the IDL SAVE files that Lightning carries: TIME (years), WAVE (um),
/// LNU (Lsun per hertz and Msun formed, by wavelength and age), and the masses in stars, white dwarfs, neutron stars and black holes.
/// </summary>
internal static partial class PegaseReader
{
    /// <summary>Whether the file's spectra include nebular emission.</summary>
    public static bool IsNebular(IdlSave save) => Array.Exists(save.Texts("header"), l => l.Trim() == "Nebular emission");

    public static MetallicitySlice Read(string path)
    {
        IdlSave save = IdlSave.Read(path);
        if (IsNebular(save))
            throw InputException.InFile(path, "its spectra include nebular emission, expected the file of the stars alone (such as Kroupa01_Z0.020_spec.idl)");
        double[] ages = save.Numbers("time"), micron = save.Numbers("wave");
        int n = micron.Length, count = ages.Length;
        if ((long)n * count > GridBytes.Most / 8)
            throw InputException.InFile(path, $"there are {count} ages of {n} wavelengths, expected a grid of at most {GridBytes.Most / 8} values");
        double[] lnu = save.Numbers("lnu", n * count), wavelengths = Array.ConvertAll(micron, w => Math.Round(w * 1e4, 6)), luminosity = new double[n * count];

        // IDL's first index is the fastest and the array is LNU[age, wavelength] there.
        for (int w = 0; w < n; w++)
        {
            double perAngstrom = PhysicalConstants.SpeedOfLightAngstromPerSecond / (wavelengths[w] * wavelengths[w]);
            for (int a = 0; a < count; a++)
                luminosity[(a * n) + w] = lnu[(w * count) + a] * perAngstrom;
        }

        double[] surviving = new double[count];
        foreach (string mass in new[] { "mstars", "mwd", "mns", "mbd" })
        {
            double[] values = save.Numbers(mass, count);
            for (int a = 0; a < count; a++)
                surviving[a] += values[a];
        }

        string? imf = save.Texts("header").Select(l => ImfLine().Match(l)).FirstOrDefault(m => m.Success)?.Groups["name"].Value;
        return new MetallicitySlice
        {
            Path = path,
            Library = "PEGASE.2",
            Imf = imf switch { null => "unknown", "Kroupa01" => "Kroupa", _ => imf },
            Metallicity = save.Numbers("zstars_m") is [var z, ..] ? Math.Round(z, 7) : 0,
            AgesYears = ages,
            WavelengthsAngstrom = wavelengths,
            Luminosity = luminosity,
            SurvivingFraction = surviving,
            Files = [SourceFile.Of(path, "stars")],
            Notes = "stars only, no nebular emission",
        }.Sound();
    }

    [GeneratedRegex(@"Initial mass function: IMF_(?<name>\w+)\.dat", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ImfLine();
}
