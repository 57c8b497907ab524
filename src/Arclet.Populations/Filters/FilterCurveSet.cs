using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>Throughput curves by the id of their filter.</summary>
public sealed class FilterCurveSet
{
    private readonly Dictionary<string, FilterCurve> byId;
    private readonly ILookup<string, FilterCurve> byAlias;

    /// <summary>A set of curves, which keeps their order.</summary>
    /// <param name="source">What messages call the set: a file or folder.</param>
    /// <param name="curves">The curves.</param>
    /// <exception cref="InputException">Two curves have the same id.</exception>
    public FilterCurveSet(string source, IReadOnlyList<FilterCurve> curves)
    {
        ArgumentException.ThrowIfNullOrEmpty(source);
        ArgumentNullException.ThrowIfNull(curves);
        (Source, Curves) = (source, curves);
        byId = new Dictionary<string, FilterCurve>(StringComparer.Ordinal);
        foreach (FilterCurve curve in curves)
        {
            if (!byId.TryAdd(curve.Id, curve))
                throw InputException.InFile(source, $"filter {curve.Id} is there twice (from {byId[curve.Id].Origin} and from {curve.Origin}), expected one curve for each filter");
        }

        byAlias = curves.SelectMany(c => c.Aliases.Select(a => (a, c))).ToLookup(p => p.a, p => p.c, StringComparer.Ordinal);
    }

    /// <summary>What messages call the set: a file or folder, or what it is made of.</summary>
    public string Source { get; }

    /// <summary>The curves, in the order of the source.</summary>
    public IReadOnlyList<FilterCurve> Curves { get; }

    /// <summary>Curves of the source that cannot be used, with the reason by id: one bad filter of EAZY's hundreds does not spoil the others. <see cref="Get"/> tells it.</summary>
    public IReadOnlyDictionary<string, string> Unusable { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The curve of a filter by its id or any other spelling that <see cref="FilterCatalog.TryParse"/> knows.</summary>
    /// <exception cref="InputException">There is none, or there are several; the message lists what is there.</exception>
    public FilterCurve Get(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (Find(name) is { } curve)
            return curve;
        string id = IdOf(name);
        if (Unusable.TryGetValue(id, out string? reason))
            throw new InputException(reason);
        FilterCurve[] several = [.. byAlias[id]];
        throw InputException.InFile(Source, several.Length > 1
            ? $"filter {id} has {several.Length} curves, expected one of their own names: {string.Join(", ", several.Select(c => c.Id).Take(20))}"
            : $"there is no curve of filter '{name}', expected one of {string.Join(", ", Curves.Select(c => c.Id).Take(40))}{(Curves.Count > 40 ? ", ..." : "")}");
    }

    /// <summary>The curve of a filter, or null where there is none or not exactly one.</summary>
    public FilterCurve? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (byId.TryGetValue(name, out FilterCurve? curve) || byId.TryGetValue(IdOf(name), out curve))
            return curve;
        FilterCurve[] named = [.. byAlias[IdOf(name)]];
        return named.Length == 1 ? named[0] : null;
    }

    /// <summary>The curves of some filters, in their order.</summary>
    /// <exception cref="InputException">One has no curve here.</exception>
    public FilterCurve[] Select(IEnumerable<string> names) => [.. names.Select(Get)];

    /// <summary>The id of a name: the catalogue's where it knows the filter, else the name in upper case.</summary>
    internal static string IdOf(string name) => FilterCatalog.TryGet(name, out Filter? filter) ? filter.Id : name.Trim().ToUpperInvariant();
}
