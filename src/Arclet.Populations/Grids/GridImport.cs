using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>Reads the grids of stars, gas and dust that people have, whatever their format, into one <see cref="PopulationGrids"/>.</summary>
public static class GridImport
{
    /// <summary>The ages in years at which gas that goes with any stars is tied to some: 1 to 30 Myr in steps of 0.1 dex, and 0.</summary>
    private static readonly double[] GasAges = [0, .. Enumerable.Range(0, 16).Select(i => Math.Pow(10, 6 + (0.1 * i)))];

    /// <summary>Reads stars from files and folders, and gas and dust as the options say.</summary>
    /// <param name="paths">Files of one library and IMF, one for each metallicity, or folders of them.</param>
    /// <param name="options">Format, IMF, and where gas and dust are.</param>
    /// <exception cref="InputException">A file is missing, of no known format, broken, or does not belong to the others.</exception>
    public static GridImportResult Read(IReadOnlyList<string> paths, GridImportOptions options)
    {
        ArgumentNullException.ThrowIfNull(paths);
        ArgumentNullException.ThrowIfNull(options);
        if (paths.Count == 0)
            throw new InputException("there is no file to import, expected files or a folder of a stellar library");
        List<string> remarks = [];
        (string Path, GridFormat Format)[] files = Files(paths, options, remarks);
        GridFormat format = files[0].Format;
        if (Array.Find(files, f => f.Format != format) is { Path: { } odd, Format: var oddFormat })
            throw InputException.InFile(odd, $"it is of format {oddFormat}, but {files[0].Path} of format {format}; expected files of one format (--format chooses one)");
        PopulationGrids grids;
        if (format is GridFormat.Native or GridFormat.Bagpipes)
        {
            if (files.Length > 1)
                throw InputException.InFile(files[1].Path, $"it is a whole grid as {files[0].Path} is, expected one of them");
            grids = format == GridFormat.Native ? PopulationGridFile.Read(files[0].Path) : Bagpipes(files[0].Path);
            if (options.Imf is { } imf && grids.Stars.Provenance.Imf != imf)
                grids = grids with { Stars = Renamed(grids.Stars, grids.Stars.Name, grids.Stars.Provenance with { Imf = imf }) };
            if (options.Name is { } name)
                grids = grids with { Stars = Renamed(grids.Stars, name, grids.Stars.Provenance) };
        }
        else
        {
            grids = new PopulationGrids(Stars(files, options, remarks));
        }

        if (options.Nebular is { } nebular)
            grids = grids with { Nebular = Tied(NebularImport.Read(nebular), grids.Stars) };
        if (options.Dust is { } dust)
            grids = grids with { Dust = BagpipesGrids.ReadDustFolder(dust) };
        if (!grids.Stars.KnowsSurvivingFraction)
            remarks.Add("the mass that survives is not known for all populations: stellar masses cannot be derived with this grid");
        return new GridImportResult(grids, format, remarks);
    }

    private static NebularGrid Tied(NebularGrid gas, StellarGrid stars) => gas.Normalization == NebularNormalization.IonisingPhoton ? gas.ForStars(stars, GasAges) : gas;

    private static PopulationGrids Bagpipes(string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        StellarGrid stars = BagpipesGrids.ReadStars(path);
        bool gas = Directory.GetFiles(folder, "*nebular_line*.fits*").Length > 0 && Directory.GetFiles(folder, "*nebular_cont*.fits*").Length > 0;
        bool dust = Directory.GetFiles(folder, "dl07*umin_only*.fits*").Length > 0;
        return new PopulationGrids(stars, gas ? BagpipesGrids.ReadNebularFolder(folder) : null, dust ? BagpipesGrids.ReadDustFolder(folder) : null);
    }

    private static StellarGrid Stars((string Path, GridFormat Format)[] files, GridImportOptions options, List<string> remarks)
    {
        var slices = new List<MetallicitySlice>();
        foreach ((string path, GridFormat format) in files)
        {
            MetallicitySlice slice = format switch
            {
                GridFormat.Bc03 => Bc03Reader.Read(path),
                GridFormat.Bc03Ascii => Bc03AsciiReader.Read(path),
                GridFormat.Pegase => PegaseReader.Read(path),
                GridFormat.Maraston => MarastonReader.Read(path),
                _ => FspsReader.Read(path, options.Metallicity, options.Imf),
            };
            if (options.Imf is { } imf && slice.Imf == "unknown")
                slice = slice with { Imf = imf };
            if (options.Imf is { } wanted && !slice.Imf.Equals(wanted, StringComparison.OrdinalIgnoreCase))
                remarks.Add($"{path} is left out: its IMF is {slice.Imf}, not {wanted}");
            else
                slices.Add(slice);
        }

        if (slices.Count == 0)
            throw InputException.InFile(files[0].Path, $"no file has the IMF {options.Imf}, expected another --imf, or none");
        string name = options.Name ?? $"{slices[0].Library.Split(' ')[0]}-{slices[0].Imf}";
        return MetallicitySlice.Join(slices, name);
    }

    private static (string Path, GridFormat Format)[] Files(IReadOnlyList<string> paths, GridImportOptions options, List<string> remarks)
    {
        var files = new List<(string, GridFormat)>();
        foreach (string path in paths)
        {
            if (!Directory.Exists(path))
            {
                GridFormat format = options.Format == GridFormat.Auto ? GridDetection.FormatOf(path) ?? throw InputException.InFile(path, "its format is none that is known here, expected BC03 .ised or .ised_ASCII, PEGASE .idl, Maraston's text, an FSPS dump, Bagpipes' or Arclet's FITS (--format names it)") : options.Format;
                files.Add((path, format));
                continue;
            }

            (string Path, GridFormat? Format)[] inside = [.. Directory.GetFiles(path).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal).Select(f => (f, GridDetection.FormatOf(f)))];
            (string Path, GridFormat Format)[] known = [.. inside.Where(f => f.Format is not null && (options.Format == GridFormat.Auto || f.Format == options.Format)).Select(f => (f.Path, f.Format!.Value))];
            (string Path, GridFormat Format)[] stars = [.. known.Where(f => !GridDetection.HasGas(f.Path, f.Format))];
            foreach ((string left, _) in known.Except(stars))
                remarks.Add($"{left} is left out: its spectra include nebular emission");
            if (stars.Length == 0)
                throw InputException.InFile(path, $"there is no stellar grid among the {inside.Length} files of this folder, expected BC03 .ised or .ised_ASCII, PEGASE .idl, Maraston's text, an FSPS dump, or Bagpipes' FITS");
            files.AddRange(stars);
        }

        return [.. files];
    }

    private static StellarGrid Renamed(StellarGrid stars, string name, Provenance provenance) =>
        new(name, provenance, stars.WavelengthsAngstrom, stars.AgesYears, stars.Metallicities, stars.Luminosity, stars.SurvivingFraction);
}
