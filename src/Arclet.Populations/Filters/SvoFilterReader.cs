using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>
/// A VOTable of the SVO filter profile service (Rodrigo and Solano 2020): columns Wavelength and Transmission, parameters filterID and DetectorType
/// (1 counts photons, 0 energy).
/// </summary>
internal static class SvoFilterReader
{
    public static FilterCurve Read(string path)
    {
        Table table = Table.Read(path);
        Column wavelength = table.Columns.FirstOrDefault(c => c.Name.Equals("Wavelength", StringComparison.OrdinalIgnoreCase))
            ?? throw InputException.InFile(path, $"there is no column Wavelength, expected it among {string.Join(", ", table.Columns.Select(c => c.Name))}");
        Column transmission = table.Columns.FirstOrDefault(c => c.Name.Equals("Transmission", StringComparison.OrdinalIgnoreCase))
            ?? throw InputException.InFile(path, $"there is no column Transmission, expected it among {string.Join(", ", table.Columns.Select(c => c.Name))}");
        double factor = wavelength.Unit?.Trim().ToLowerInvariant() switch
        {
            null or "" or "angstrom" or "angstroms" or "a" or "0.1nm" => 1,
            "nm" => 10,
            "um" or "micron" or "microns" => 1e4,
            "m" => 1e10,
            var other => throw InputException.InFile(path, $"column Wavelength has the unit '{other}', expected Angstrom, nm, um or m"),
        };
        double[] w = table.Doubles(wavelength.Name).Values.ToArray(), t = table.Doubles(transmission.Name).Values.ToArray();
        for (int i = 0; i < w.Length; i++)
            w[i] *= factor;
        string detector = Parameter(table, "DetectorType") switch
        {
            null or "1" => "photons",
            "0" => "energy",
            var other => throw InputException.InFile(path, $"the parameter DetectorType is '{other}', expected 1 (photons) or 0 (energy)"),
        };
        if (detector == "energy")
        {
            // A bolometer's response per energy is that per photon over the photon's energy: T ~ R / lambda.
            double scale = w.Length > 0 ? w[w.Length / 2] : 1;
            for (int i = 0; i < w.Length; i++)
                t[i] *= scale / w[i];
        }

        string? svoId = Parameter(table, "filterID");
        string id = svoId is { Length: > 0 } ? FilterCurveSet.IdOf(svoId) : FilterFiles.IdOfFile(path);
        return FilterFiles.Build(path, id, w, t, $"{Path.GetFileName(path)}{(svoId is null ? "" : $", SVO {svoId}")}{(detector == "energy" ? ", given for an energy counter" : "")}");
    }

    private static string? Parameter(Table table, string name)
    {
        foreach ((string key, object? value) in table.Metadata)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
                return Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)?.Trim();
        }

        return null;
    }
}
