namespace Arclet.Populations;

/// <summary>Samples of equal weight of one fit: parameters and derived quantities, column by column.</summary>
public sealed class SedSamples
{
    private readonly Dictionary<string, int> places;
    private readonly SourceModel[] models;

    internal SedSamples(string[] names, double[][] columns, SourceModel[] models)
    {
        (Names, Columns, this.models) = (names, columns, models);
        places = names.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i);
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The values, one array for each name.</summary>
    public IReadOnlyList<IReadOnlyList<double>> Columns { get; }

    /// <summary>How many samples there are.</summary>
    public int Count => models.Length;

    /// <summary>The values of a quantity.</summary>
    /// <exception cref="KeyNotFoundException">There is none of the name.</exception>
    public IReadOnlyList<double> this[string name] => Columns[places[name]];

    /// <summary>A sample as a model, for spectra.</summary>
    public SourceModel Model(int index) => models[index];
}
