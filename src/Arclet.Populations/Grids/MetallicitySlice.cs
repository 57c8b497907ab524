using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>The populations of one metallicity, as most libraries' files hold them, and the joining of several to a grid.</summary>
internal sealed record MetallicitySlice
{
    public required string Path { get; init; }

    public required string Library { get; init; }

    public required string Imf { get; init; }

    public required double Metallicity { get; init; }

    public required double[] AgesYears { get; init; }

    public required double[] WavelengthsAngstrom { get; init; }

    /// <summary>Lsun per angstrom and Msun formed at <c>[age * wavelengths + w]</c>.</summary>
    public required double[] Luminosity { get; init; }

    /// <summary>Living stars and remnants over the mass formed, by age; null where it is not known.</summary>
    public double[]? SurvivingFraction { get; init; }

    public required IReadOnlyList<SourceFile> Files { get; init; }

    public string Notes { get; init; } = "";

    /// <summary>One grid over the metallicities of several files.</summary>
    /// <exception cref="InputException">They do not belong together, or are not sound.</exception>
    public static StellarGrid Join(IReadOnlyList<MetallicitySlice> slices, string name)
    {
        MetallicitySlice[] sorted = [.. slices.OrderBy(s => s.Metallicity)];
        MetallicitySlice first = sorted[0];
        for (int i = 1; i < sorted.Length; i++)
        {
            MetallicitySlice other = sorted[i];
            if (other.Metallicity == sorted[i - 1].Metallicity)
                throw InputException.InFile(other.Path, $"its metallicity Z = {other.Metallicity} is that of {sorted[i - 1].Path}, expected one file for each");
            if (other.Library != first.Library || other.Imf != first.Imf)
                throw InputException.InFile(other.Path, $"it holds {other.Library}, {other.Imf}, but {first.Path} {first.Library}, {first.Imf}; expected files of one library and IMF (--imf chooses one)");
            if (!other.AgesYears.SequenceEqual(first.AgesYears))
                throw InputException.InFile(other.Path, $"its {other.AgesYears.Length} ages are not the {first.AgesYears.Length} of {first.Path}, expected the same in all files of a grid");
            if (!other.WavelengthsAngstrom.SequenceEqual(first.WavelengthsAngstrom))
                throw InputException.InFile(other.Path, $"its {other.WavelengthsAngstrom.Length} wavelengths are not the {first.WavelengthsAngstrom.Length} of {first.Path}, expected the same in all files of a grid");
        }

        int ages = first.AgesYears.Length, size = ages * first.WavelengthsAngstrom.Length;
        double[] luminosity = new double[checked(sorted.Length * size)], surviving = new double[sorted.Length * ages];
        Array.Fill(surviving, double.NaN);
        for (int i = 0; i < sorted.Length; i++)
        {
            sorted[i].Luminosity.CopyTo(luminosity, i * size);
            sorted[i].SurvivingFraction?.CopyTo(surviving, i * ages);
        }

        var provenance = new Provenance
        {
            Library = first.Library,
            Imf = first.Imf,
            Notes = string.Join("; ", sorted.Select(s => s.Notes).Where(n => n.Length > 0).Distinct()),
            Files = [.. sorted.SelectMany(s => s.Files)],
        };
        try
        {
            return new StellarGrid(name, provenance, first.WavelengthsAngstrom, first.AgesYears, [.. sorted.Select(s => s.Metallicity)], luminosity, surviving);
        }
        catch (ArgumentException e)
        {
            throw InputException.InFile(first.Path, $"the grid is not sound: {e.Message}", e);
        }
    }

    /// <summary>The slice itself if its arrays are sound; files of one metallicity are checked one by one, so that an error names the file.</summary>
    public MetallicitySlice Sound()
    {
        Join([this], "check");
        return this;
    }
}
