using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>
/// The draws of clumps' magnifications as a FITS file of two tables, kept so that whatever is computed from a clump can be computed draw by draw: MAGNIFICATIONS
/// has a row a clump with the arrays <c>mu</c>, <c>mu_t</c> and <c>mu_r</c> (one number a draw), MODELS a row a draw with the parameters of its model.
/// </summary>
public static class ClumpMagnificationFile
{
    /// <summary>The name of the table of clumps.</summary>
    public const string ClumpTable = "MAGNIFICATIONS";

    /// <summary>The name of the table of models.</summary>
    public const string ModelTable = "MODELS";

    /// <summary>Writes the file; it appears when it is whole.</summary>
    /// <param name="path">The file, a .fits.</param>
    /// <param name="ids">The clumps' names.</param>
    /// <param name="redshifts">Their redshifts.</param>
    /// <param name="magnifications">Their magnifications.</param>
    /// <param name="draws">The models of the draws.</param>
    /// <param name="provenance">Names and values for the header of the table of clumps, such as program, model, chain and seed.</param>
    /// <exception cref="ArgumentException">The lists do not fit each other.</exception>
    /// <exception cref="InputException">The file cannot be written.</exception>
    public static void Write(
        string path, IReadOnlyList<string> ids, IReadOnlyList<double> redshifts, ClumpMagnifications magnifications, LensDraws draws, IReadOnlyList<KeyValuePair<string, string>> provenance)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(redshifts);
        ArgumentNullException.ThrowIfNull(magnifications);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(provenance);
        if (ids.Count != magnifications.ClumpCount || redshifts.Count != ids.Count || draws.Count != magnifications.DrawCount)
            throw new ArgumentException($"{ids.Count} names and {redshifts.Count} redshifts of {magnifications.ClumpCount} clumps, {draws.Count} models of {magnifications.DrawCount} draws");
        var clumps = new Table(path) { Name = ClumpTable };
        foreach ((string key, string value) in provenance)
            clumps.Metadata.Set(key, value);
        clumps.Add("id", [.. ids], "The clump");
        clumps.Add("z", [.. redshifts], null, "Redshift");
        Add("mu", magnifications.Mu, "|mu|, median inside the ellipse, a number a draw");
        Add("mu_t", magnifications.Tangential, "|mu_t|, the same");
        Add("mu_r", magnifications.Radial, "|mu_r|, the same");
        using FitsWriter writer = FitsWriter.Create(path);
        writer.WriteTable(clumps);
        writer.WriteTable(Models(path, draws));
        writer.Complete();

        void Add(string name, MagnificationDraws values, string description) => clumps.Add(new ArrayColumn<double>(name, values.Values.ToArray(), [values.DrawCount], null, description));
    }

    /// <summary>Reads the clumps of a file with their magnifications.</summary>
    /// <exception cref="InputException">The file is missing or is not one that <see cref="Write"/> made.</exception>
    public static (IReadOnlyList<string> Ids, IReadOnlyList<double> Redshifts, ClumpMagnifications Magnifications) Read(string path)
    {
        Table table = Table.Read($"{path}[{ClumpTable}]");
        return (table.Strings("id").Values.ToArray(), table.Doubles("z").Values.ToArray(), new(Draws("mu"), Draws("mu_t"), Draws("mu_r")));

        MagnificationDraws Draws(string name)
        {
            ArrayColumn<double> column = table.Arrays<double>(name);
            if (column.Shape is not [var count] || count < 1)
                throw InputException.InFile(path, $"column {name} has no array of draws in every row, expected the file that arclet lens clumps --draws-out writes");
            return new(count, column.Values.ToArray());
        }
    }

    private static Table Models(string path, LensDraws draws)
    {
        var models = new Table(path) { Name = ModelTable };
        models.Add("draw", [.. Enumerable.Range(0, draws.Count).Select(k => (long)k)], null, "The place in the arrays of the other table, from 0");
        models.Add("sample", [.. draws.Samples.Select(s => (long)s)], null, "The row of the chain, from 0");
        for (int p = 0; p < draws.ParameterNames.Count; p++)
        {
            int parameter = p;
            models.Add(draws.ParameterNames[p], [.. Enumerable.Range(0, draws.Count).Select(k => draws.Values(k)[parameter])]);
        }

        return models;
    }
}
