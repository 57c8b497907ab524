using System.Globalization;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// Arclet's own file of stellar, nebular and dust grids: one FITS file, written whole or not at all, read back bit for bit.
/// </summary>
/// <remarks>
/// The primary header has ARCGRID, the version of the layout. STARS is a cube of wavelength x age x metallicity with the axes STARS_WAVE, STARS_AGE,
/// STARS_Z and the plane STARS_MASS; NEB_LINE and NEB_CONT are cubes of line or wavelength x age x (metallicity and log U, the latter fastest) with NEB_WAVE, NEB_AGE,
/// NEB_Z, NEB_LOGU and the table NEB_LIST; DUST_ONE and DUST_ALL are cubes of wavelength x Umin x q_PAH with DUST_WAVE, DUST_UMIN, DUST_QPAH; the table SOURCES holds the
/// provenance. A cube is stored in 32 bits where that loses nothing, and in 64 otherwise. Every HDU carries checksums, which reading verifies.
/// </remarks>
public static class PopulationGridFile
{
    /// <summary>The version of the layout, the value of ARCGRID.</summary>
    public const long Version = 1;

    /// <summary>The largest cube that is read.</summary>
    private const long MostValues = 1L << 27;

    /// <summary>Writes grids; the file appears when it is whole. A name that ends in <c>.gz</c> is packed.</summary>
    /// <exception cref="InputException">The file cannot be written, or a text is not printable ASCII.</exception>
    public static void Write(string path, PopulationGrids grids)
    {
        ArgumentNullException.ThrowIfNull(grids);
        using FitsWriter writer = FitsWriter.Create(path);
        var primary = new FitsHeader();
        primary.Set("ARCGRID", Version, "Arclet population grids, version of the layout");
        primary.Set("ORIGIN", "Arclet");
        writer.WriteEmpty(primary);
        StellarGrid stars = grids.Stars;
        int waves = stars.WavelengthsAngstrom.Length, ages = stars.AgesYears.Length, zs = stars.Metallicities.Length;
        Vector(writer, "STARS_WAVE", stars.WavelengthsAngstrom, "Angstrom");
        Vector(writer, "STARS_AGE", stars.AgesYears, "yr");
        Vector(writer, "STARS_Z", stars.Metallicities, "");
        Cube(writer, "STARS_MASS", stars.SurvivingFraction, ages, zs, 1, "");
        Cube(writer, "STARS", stars.Luminosity, waves, ages, zs, "Lsun/Angstrom/Msun");
        if (grids.Nebular is { } gas)
            WriteNebular(writer, gas);
        if (grids.Dust is { } dust)
        {
            int n = dust.WavelengthsAngstrom.Length, u = dust.MinimumField.Length, q = dust.PahPercent.Length;
            Vector(writer, "DUST_WAVE", dust.WavelengthsAngstrom, "Angstrom");
            Vector(writer, "DUST_UMIN", dust.MinimumField, "");
            Vector(writer, "DUST_QPAH", dust.PahPercent, "percent");
            Cube(writer, "DUST_ONE", dust.SingleField, n, u, q, "");
            Cube(writer, "DUST_ALL", dust.FieldRange, n, u, q, "");
        }

        writer.WriteTable(ProvenanceTable.Of(grids));
        writer.Complete();
    }

    /// <summary>Reads grids.</summary>
    /// <exception cref="InputException">The file is missing, of another kind or version, or damaged.</exception>
    public static PopulationGrids Read(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        long version = file.Hdu(0).Header.GetInteger("ARCGRID")
            ?? throw InputException.InFile(path, "the keyword ARCGRID is not there, expected a grid file of 'arclet populations import'");
        if (version != Version)
            throw InputException.InFile(path, $"the keyword ARCGRID is {version}, expected {Version}: the file is of another version of Arclet, import the grid again");
        foreach (FitsHdu hdu in file.Hdus)
        {
            FitsChecksumResult result = hdu.VerifyChecksum();
            if (result is not { DataSum: true, CheckSum: true })
                throw InputException.InFile(hdu.Header.Source, "its checksum is missing or does not agree, expected the file as it was written: it is damaged, import the grid again");
        }

        Dictionary<string, (string Name, Provenance Provenance)> sources = ProvenanceTable.Read($"{path}[SOURCES]");
        (string Name, Provenance Provenance) Source(string part) => sources.TryGetValue(part, out var found) ? found
            : throw InputException.InFile(path, $"the table SOURCES has no rows of {part}, expected its name and library");
        try
        {
            double[] waves = Vector(file, "STARS_WAVE"), ages = Vector(file, "STARS_AGE"), zs = Vector(file, "STARS_Z");
            double[] mass = Cube(file, "STARS_MASS", ages.Length, zs.Length, 1), luminosity = Cube(file, "STARS", waves.Length, ages.Length, zs.Length);
            (string name, Provenance provenance) = Source("stars");
            var stars = new StellarGrid(name, provenance, waves, ages, zs, luminosity, mass);
            NebularGrid? gas = file.Find(FitsSelector.ByName("NEB_LINE")) is null ? null : ReadNebular(file, Source("nebular"));
            DustEmissionGrid? dust = null;
            if (file.Find(FitsSelector.ByName("DUST_ONE")) is not null)
            {
                double[] n = Vector(file, "DUST_WAVE"), u = Vector(file, "DUST_UMIN"), q = Vector(file, "DUST_QPAH");
                (name, provenance) = Source("dust");
                dust = new DustEmissionGrid(name, provenance, n, q, u, Cube(file, "DUST_ONE", n.Length, u.Length, q.Length), Cube(file, "DUST_ALL", n.Length, u.Length, q.Length));
            }

            return new PopulationGrids(stars, gas, dust);
        }
        catch (ArgumentException e)
        {
            throw InputException.InFile(path, $"the grid is not sound: {e.Message}, expected a grid file of 'arclet populations import'", e);
        }
    }

    /// <summary>Whether a FITS file says that it is one of these.</summary>
    internal static bool IsNative(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        return file.Hdu(0).Header.Contains("ARCGRID");
    }

    private static void WriteNebular(FitsWriter writer, NebularGrid gas)
    {
        if (gas.Normalization != NebularNormalization.SolarMassFormed)
            throw new InvalidOperationException($"the nebular grid {gas.Name} is not tied to stars, expected one per Msun formed (ForStars)");
        int lines = gas.LineNames.Length, waves = gas.WavelengthsAngstrom.Length, ages = gas.AgesYears.Length, models = gas.Metallicities.Length * gas.LogIonisation.Length;
        Vector(writer, "NEB_AGE", gas.AgesYears, "yr");
        Vector(writer, "NEB_Z", gas.Metallicities, "");
        Vector(writer, "NEB_LOGU", gas.LogIonisation, "");
        var list = new Table { Name = "NEB_LIST" };
        list.Metadata.Set("vacuum", gas.LinesInVacuum);
        list.Add("line", gas.LineNames, "the line's name in its source");
        list.Add("wavelength", gas.LineWavelengthsAngstrom, "Angstrom");
        writer.WriteTable(list);
        Cube(writer, "NEB_LINE", gas.LineLuminosity, lines, ages, models, "Lsun/Msun");
        if (waves == 0)
            return;
        Vector(writer, "NEB_WAVE", gas.WavelengthsAngstrom, "Angstrom");
        Cube(writer, "NEB_CONT", gas.Continuum, waves, ages, models, "Lsun/Angstrom/Msun");
    }

    private static NebularGrid ReadNebular(FitsFile file, (string Name, Provenance Provenance) source)
    {
        double[] ages = Vector(file, "NEB_AGE"), zs = Vector(file, "NEB_Z"), us = Vector(file, "NEB_LOGU");
        Table list = Table.Read($"{file.Path}[NEB_LIST]");
        string[] names = list.Strings("line").Values.ToArray();
        double[] wavelengths = list.Doubles("wavelength").Values.ToArray(), waves = [], continuum = [];
        if (file.Find(FitsSelector.ByName("NEB_CONT")) is not null)
        {
            waves = Vector(file, "NEB_WAVE");
            continuum = Cube(file, "NEB_CONT", waves.Length, ages.Length, (long)zs.Length * us.Length);
        }

        bool vacuum = (list.Metadata["vacuum"] ?? list.Metadata["VACUUM"]) is true;
        return new NebularGrid(source.Name, source.Provenance, NebularNormalization.SolarMassFormed, names, wavelengths, waves, zs, us, ages, Cube(file, "NEB_LINE", names.Length, ages.Length, (long)zs.Length * us.Length), continuum) { LinesInVacuum = vacuum };
    }

    private static void Vector(FitsWriter writer, string name, double[] values, string unit) => Cube(writer, name, values, values.Length, 1, 1, unit, narrow: false);

    private static void Cube(FitsWriter writer, string name, double[] values, int width, int height, int planes, string unit, bool narrow = true)
    {
        var header = new FitsHeader();
        header.Set("EXTNAME", name);
        if (unit.Length > 0)
            header.Set("BUNIT", unit);

        // Most libraries are published in single precision.
        narrow &= Array.TrueForAll(values, v => (float)v == v || double.IsNaN(v));
        writer.BeginImage(header, new FitsImageLayout(narrow ? FitsPixelType.Float32 : FitsPixelType.Float64, width, height) { Planes = planes });
        writer.WriteRows(values.AsSpan());
    }

    private static double[] Vector(FitsFile file, string name)
    {
        FitsHdu hdu = file.Hdu(name);
        if (hdu.Axes.Count == 0 || hdu.Axes[0] is < 1 or > 1 << 20)
            throw InputException.InFile(hdu.Header.Source, $"the axes are {string.Join(" x ", hdu.Axes)}, expected 1 to {1 << 20} values");
        return Cube(file, name, hdu.Axes[0], 1, 1);
    }

    private static double[] Cube(FitsFile file, string name, long width, long height, long planes)
    {
        using FitsImage image = file.Hdu(name).OpenImage();
        if (image.Width != width || image.Height != height || image.Planes != planes)
            throw InputException.InFile(image.Name, $"the image has {string.Join(" x ", image.Hdu.Axes)} values, expected {string.Create(CultureInfo.InvariantCulture, $"{width} x {height} x {planes}")} as its axes say");
        if (image.PixelType is not (FitsPixelType.Float32 or FitsPixelType.Float64) || width * height * planes > MostValues)
            throw InputException.InFile(image.Name, $"the image has {width * height * planes} values of {image.PixelType}, expected at most {MostValues} of Float32 or Float64");
        double[] values = new double[width * height * planes];
        for (int p = 0; p < planes; p++)
        {
            using FitsImage plane = image.SelectPlane(p);
            plane.ReadWindow(0, 0, (int)width, (int)height, values.AsSpan((int)(p * width * height), (int)(width * height)));
        }

        return values;
    }
}
