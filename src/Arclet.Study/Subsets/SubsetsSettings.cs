using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>With which filters alone clumps are fitted again, to see what the others are worth (Appendix A). The defaults are the paper's.</summary>
public sealed record SubsetsSettings
{
    /// <summary>The filters by the set's name; empty for no such fits. <c>8bb</c> are the broad bands of NIRCam, <c>6bb</c> those without F070W and F090W.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Sets { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["8bb"] = [.. FilterSets.NircamBroad.Select(f => f.Id)],
        ["6bb"] = [.. FilterSets.NircamBroad.Select(f => f.Id).Where(f => f is not ("F070W" or "F090W"))],
    };

    /// <summary>Refuses names that cannot be told apart and filters that are not known.</summary>
    /// <exception cref="InputException">A set is empty, its name is taken, or a filter is not known.</exception>
    public void Check()
    {
        foreach ((string name, IReadOnlyList<string> filters) in Sets)
        {
            if (name is "" or "all")
                throw new InputException($"subsets: sets has a set named '{name}', expected another name: all is that of all filters");
            if (filters.Count == 0)
                throw new InputException($"subsets: sets.{name} has no filters, expected one or more");
            foreach (string filter in filters)
                _ = FilterCatalog.Get(filter);
        }
    }
}
