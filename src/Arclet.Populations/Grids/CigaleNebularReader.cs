using System.Globalization;
using System.Text.RegularExpressions;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// The Cloudy models of Inoue (2011, MNRAS 415, 2920) as CIGALE carries them: <c>lines_Z.dat</c> (wavelength and log10 of erg/s) and <c>continuum_Z.dat</c> (wavelength
/// and erg/s per hertz), both for one Msun/yr, at log U = -3, -2, -1 and, in turn, hydrogen densities of 1, 10, 100 and 1000 per cm3.
/// </summary>
/// <remarks>
/// The models with 100 per cm3 are taken, as CIGALE does. What belongs to one Msun/yr is divided by the ionising photons of its stars (Inoue's Starburst99 models), which
/// stand in CIGALE's database builder and not in the files; gas does not depend on the stars' age here, so there is one age.
/// </remarks>
internal static partial class CigaleNebularReader
{
    /// <summary>Ionising photons per second of one Msun/yr by the metallicity in the file's name.</summary>
    private static readonly Dictionary<string, double> PhotonRates = new()
    {
        ["0.0001"] = 2.68786e53,
        ["0.0004"] = 2.00964e53,
        ["0.004"] = 1.79593e53,
        ["0.008"] = 1.58843e53,
        ["0.02"] = 1.24713e53,
        ["0.05"] = 8.46718e52,
    };

    /// <summary>H beta per ionising photon in erg: 4.76e-13 (case B, 10^4 K; Osterbrock and Ferland 2006).</summary>
    private const double HbetaErgPerPhoton = 4.76e-13;

    /// <summary>The column of the density 100 per cm3 among the four of each log U.</summary>
    private const int Density = 2;

    public static bool IsFolder(string folder) => Directory.GetFiles(folder, "lines_*.dat").Length > 0;

    public static NebularGrid Read(string folder)
    {
        var byMetallicity = new SortedDictionary<double, (string Z, string Path)>();
        foreach (string path in Directory.GetFiles(folder, "lines_*.dat"))
        {
            string z = Name().Match(Path.GetFileName(path)).Groups["z"].Value;
            if (!PhotonRates.ContainsKey(z))
                throw InputException.InFile(path, $"its name gives the metallicity '{z}', expected one of {string.Join(", ", PhotonRates.Keys)}");
            byMetallicity.Add(double.Parse(z, CultureInfo.InvariantCulture), (z, path));
        }

        if (byMetallicity.Count == 0)
            throw InputException.InFile(folder, "there is no file lines_*.dat, expected one for each metallicity");
        (string Z, string Path)[] lineFiles = [.. byMetallicity.Values];
        double[] logU = [-3, -2, -1];
        List<SourceFile> files = [];
        List<double> zs = [], lines = [], continuum = [];
        double[]? lineWaves = null, waves = null;
        string left = "";
        bool withContinuum = lineFiles.All(f => File.Exists(Path.Combine(folder, $"continuum_{f.Z}.dat")));
        foreach ((string z, string path) in lineFiles)
        {
            double photons = PhotonRates[z];
            (double[] w, double[][] values) = Columns(path, 10000);
            if (!(lineWaves ??= w).SequenceEqual(w))
                throw InputException.InFile(path, "its lines are not those of the files before, expected the same lines for all metallicities");
            if (FailedModel(w, values, photons) is { } failed)
            {
                left += $"; Z = {z} is left out: {failed}";
                continue;
            }

            zs.Add(double.Parse(z, CultureInfo.InvariantCulture));
            files.Add(SourceFile.Of(path, "nebular lines"));
            for (int u = 0; u < 3; u++)
                lines.AddRange(values.Select(row => Math.Pow(10, row[(4 * u) + Density]) / photons / SolarUnits.LuminosityErgPerSecond));
            if (!withContinuum)
                continue;
            string continuumPath = Path.Combine(folder, $"continuum_{z}.dat");
            (double[] cw, double[][] cv) = Columns(continuumPath, 100000);
            if (!(waves ??= cw).SequenceEqual(cw))
                throw InputException.InFile(continuumPath, "its wavelengths are not those of the files before, expected the same for all metallicities");
            files.Add(SourceFile.Of(continuumPath, "nebular continuum"));
            for (int u = 0; u < 3; u++)
                continuum.AddRange(cv.Select((row, i) => row[(4 * u) + Density] / photons / SolarUnits.LuminosityErgPerSecond * PhysicalConstants.SpeedOfLightAngstromPerSecond / (cw[i] * cw[i])));
        }

        if (zs.Count == 0)
            throw InputException.InFile(folder, $"there is no sound metallicity{left}; expected H beta near case B in one at least");
        var provenance = new Provenance { Library = "Inoue 2011 Cloudy models (CIGALE)", Notes = $"density 100 per cm3; lines are blends at rounded wavelengths{(withContinuum ? "" : "; no continuum")}{left}", Files = files };
        string[] names = [.. lineWaves!.Select(w => w.ToString("0.#", CultureInfo.InvariantCulture))];
        return FspsNebularReader.Sound(folder, () => new NebularGrid("Inoue2011", provenance, NebularNormalization.IonisingPhoton, names, lineWaves!, waves ?? [], [.. zs], logU, [0], [.. lines], [.. continuum]));
    }

    /// <summary>
    /// What is wrong with the models of a metallicity, or null: case B fixes H beta by the ionising photons within some ten per cent, and in the file of Z = 0.05 one model
    /// of log U = -2 has a fourteenth of it.
    /// </summary>
    private static string? FailedModel(double[] wavelengths, double[][] values, double photons)
    {
        int hbeta = Array.IndexOf(wavelengths, 4861);
        for (int u = 0; u < 3 && hbeta >= 0; u++)
        {
            double ratio = Math.Pow(10, values[hbeta][(4 * u) + Density]) / photons / HbetaErgPerPhoton;
            if (!(ratio is > 0.5 and < 2))
                return string.Create(CultureInfo.InvariantCulture, $"H beta at log U = {u - 3} is {ratio:0.###} of case B in its file");
        }

        return null;
    }

    private static (double[] Wavelengths, double[][] Values) Columns(string path, int mostRows)
    {
        var text = new NumberText(path, GridBytes.Read(path));
        List<double> wavelengths = [];
        List<double[]> values = [];
        while (!text.AtEnd)
        {
            if (wavelengths.Count == mostRows)
                throw InputException.InFile(path, $"line {text.Line}: there are more than {mostRows} rows, expected a table of Inoue (2011)");
            int line = text.Line;
            wavelengths.Add(text.Number("a wavelength"));
            values.Add(text.Numbers(12, "a value for each of 3 log U and 4 densities"));
            if (text.Line != line)
                throw InputException.InFile(path, $"line {line}: the row has not 13 numbers, expected a wavelength and 12 values");
        }

        return wavelengths.Count > 0 ? ([.. wavelengths], [.. values]) : throw InputException.InFile(path, "the file is empty, expected rows of a wavelength and 12 values");
    }

    [GeneratedRegex(@"^lines_(?<z>[0-9.]+)\.dat$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Name();
}
