using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// FSPS's Cloudy lines (Byler et al. 2017, ApJ 840, 44): <c>ZAU_*.lines</c>, a heading, the lines' wavelengths (vacuum), then for each log Z/Zsun, age and log U a
/// line of these three and one of luminosities in Lsun per ionising photon and second. Names are in <c>emlines_info.dat</c> beside it. There is no continuum in it.
/// </summary>
internal static class FspsNebularReader
{
    /// <summary>The Sun's Z in the isochrones that the models were made with (FSPS: 0.0190 Padova, 0.0142 MIST, 0.020 BPASS and others).</summary>
    private static double SolarZ(string path) =>
        path.Contains("pdva", StringComparison.Ordinal) ? 0.019 : path.Contains("mist", StringComparison.Ordinal) ? 0.0142 : path.Contains("prsc", StringComparison.Ordinal) ? 0.01524 : 0.02;

    public static bool IsHeading(string line) => line.StartsWith('#') && line.Contains("logZ", StringComparison.Ordinal) && line.Contains("logU", StringComparison.Ordinal);

    public static NebularGrid Read(string path)
    {
        string[] all = GridText.Lines(path);
        string[] words = all[0].TrimStart('#').Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        // "#166 cols 770 rows 11 logZ 10 Age 7 logU"
        int Size(string name, int most) => Array.IndexOf(words, name) is var at and > 0 && int.TryParse(words[at - 1], out int size) && size >= 1 && size <= most ? size
            : throw InputException.InFile(path, $"line 1 is '{FilterTextReader.Short(all[0])}', expected numbers of cols, rows, logZ, Age and logU such as '#166 cols 770 rows 11 logZ 10 Age 7 logU'");
        int lines = Size("cols", 10000), zs = Size("logZ", 100), ages = Size("Age", 1000), us = Size("logU", 100);
        if (Size("rows", 10_000_000) != zs * ages * us || (long)zs * ages * us * lines > all.Sum(l => (long)l.Length))
            throw InputException.InFile(path, $"line 1 is '{FilterTextReader.Short(all[0])}', expected as many rows as logZ x Age x logU, and what the file can hold");
        var text = new NumberText(path, GridBytes.Read(path));
        text.RestOfLine();
        double[] waves = text.Numbers(lines, "a line's wavelength");
        double[] logZ = new double[zs], age = new double[ages], logU = new double[us], values = new double[zs * us * ages * lines];
        for (int z = 0; z < zs; z++)
        {
            for (int a = 0; a < ages; a++)
            {
                for (int u = 0; u < us; u++)
                {
                    Axis(text, logZ, z, a == 0 && u == 0, "log Z");
                    Axis(text, age, a, z == 0 && u == 0, "age");
                    Axis(text, logU, u, z == 0 && a == 0, "log U");
                    text.Numbers(lines, "a line's luminosity").CopyTo(values, ((((z * us) + u) * ages) + a) * lines);
                }
            }
        }

        if (!text.AtEnd)
            throw InputException.InFile(path, $"line {text.Line}: there are more than {zs * ages * us} models, expected the number that line 1 says");
        string info = Path.Combine(Path.GetDirectoryName(path) ?? "", "emlines_info.dat");
        List<SourceFile> files = [SourceFile.Of(path, "nebular lines")];
        string[] names = [.. waves.Select(w => w.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture))];
        if (File.Exists(info))
        {
            names = Names(info, waves);
            files.Add(SourceFile.Of(info, "line list"));
        }

        double sun = SolarZ(Path.GetFileName(path));
        var provenance = new Provenance { Library = $"FSPS Cloudy lines {Path.GetFileName(path)} (Byler et al. 2017)", Notes = $"no continuum; log Z counted from Zsun = {sun}", Files = files };
        return Sound(path, () => new NebularGrid(Path.GetFileNameWithoutExtension(path), provenance, NebularNormalization.IonisingPhoton, names, waves, [], [.. logZ.Select(l => Math.Pow(10, l) * sun)], logU, age, values, []) { LinesInVacuum = true });
    }

    internal static NebularGrid Sound(string path, Func<NebularGrid> build)
    {
        try
        {
            return build();
        }
        catch (ArgumentException e)
        {
            throw InputException.InFile(path, $"the grid is not sound: {e.Message}, expected a grid of Cloudy models", e);
        }
    }

    private static void Axis(NumberText text, double[] axis, int at, bool first, string what)
    {
        double value = text.Number(what);
        if (first)
            axis[at] = value;
        else if (axis[at] != value)
            throw InputException.InFile(text.Path, $"line {text.Line}: {what} is {value}, expected {axis[at]}: log Z, age and log U go through the same values in turn, log U fastest");
    }

    private static string[] Names(string path, double[] waves)
    {
        string[] rows = [.. GridText.Lines(path).Where(l => l.Length > 0)];
        if (rows.Length != waves.Length)
            throw InputException.InFile(path, $"there are {rows.Length} lines, expected {waves.Length}: one for each line of the grid");
        string[] names = new string[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            string[] parts = rows[i].Split(',', 2);
            if (parts.Length != 2 || !FilterTextReader.Number(parts[0], out double w) || Math.Abs((w / waves[i]) - 1) > 1e-3)
                throw InputException.InFile(path, $"line {i + 1} is '{FilterTextReader.Short(rows[i])}', expected {waves[i]} and a name");
            names[i] = parts[1].Trim();
        }

        return names;
    }
}
