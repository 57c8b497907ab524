using Arclet.Inference;

namespace Arclet.Lensing;

/// <summary>
/// A few models drawn from a posterior, numbered from 0. What is derived from draw k, for whatever clump or pixel, is derived from the same model: so the
/// errors of clumps stay correlated as lensing makes them. Immutable, safe to share between threads.
/// </summary>
public sealed class LensDraws
{
    private readonly LensModel[] _models;

    private readonly double[] _values;

    /// <summary>Draws from models that were made elsewhere.</summary>
    /// <param name="names">The names of the parameters, as Lenstool writes them in bayes.dat.</param>
    /// <param name="models">The models, one a draw.</param>
    /// <param name="values">The parameters' values, draw by draw, in the unit that the name says.</param>
    /// <param name="samples">For each draw the row of the chain that it is, from 0.</param>
    /// <exception cref="ArgumentException">There is no draw, or the lists do not fit each other.</exception>
    public LensDraws(IReadOnlyList<string> names, IReadOnlyList<LensModel> models, IReadOnlyList<double> values, IReadOnlyList<int> samples)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(models);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(samples);
        if (models.Count == 0)
            throw new ArgumentException("there are no draws");
        if (samples.Count != models.Count || values.Count != names.Count * models.Count)
            throw new ArgumentException($"{models.Count} draws have {samples.Count} rows and {values.Count} values of {names.Count} parameters");
        (ParameterNames, Samples) = ([.. names], [.. samples]);
        (_models, _values) = ([.. models], [.. values]);
    }

    /// <summary>The number of draws.</summary>
    public int Count => _models.Length;

    /// <summary>The names of the parameters that differ between draws, as Lenstool writes them in bayes.dat.</summary>
    public IReadOnlyList<string> ParameterNames { get; }

    /// <summary>For each draw the row of the chain that it is, from 0.</summary>
    public IReadOnlyList<int> Samples { get; }

    /// <summary>The model of a draw.</summary>
    public LensModel this[int draw] => _models[draw];

    /// <summary>The parameters' values of a draw, in the order and units of <see cref="ParameterNames"/>.</summary>
    public ReadOnlySpan<double> Values(int draw) => _values.AsSpan(draw * ParameterNames.Count, ParameterNames.Count);

    /// <summary>
    /// Draws different rows of a chain, each as likely as any other: the first n of a draw of more are the draw of n of the same seed. A chain with as many rows
    /// as draws gives all of them.
    /// </summary>
    /// <param name="chain">The chain, bound to its model.</param>
    /// <param name="count">How many; the paper takes 100.</param>
    /// <param name="seed">The same seed gives the same rows.</param>
    /// <exception cref="ArgumentException">The chain has fewer rows.</exception>
    public static LensDraws FromChain(LensChainDraws chain, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(chain);
        if (count < 1 || count > chain.Count)
            throw new ArgumentException($"{count} draws are asked of a chain of {chain.Count} samples");

        // Fisher and Yates' shuffle, stopped when enough are drawn; only the places that were changed are kept.
        var random = new SeededRandom(seed, "lens draws");
        var moved = new Dictionary<int, int>();
        int[] rows = new int[count];
        for (int k = 0; k < count; k++)
        {
            int at = k + (int)(random.NextDouble() * (chain.Count - k));
            rows[k] = moved.GetValueOrDefault(at, at);
            moved[at] = moved.GetValueOrDefault(k, k);
        }

        return new([.. chain.Columns.Select(c => chain.Chain.Columns[c])], [.. rows.Select(chain.Draw)], [.. rows.SelectMany(r => chain.Columns.Select(c => chain.Chain[r][c]))], rows);
    }
}
