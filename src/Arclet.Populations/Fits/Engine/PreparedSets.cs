namespace Arclet.Populations;

/// <summary>Prepared sets by redshift and filters, each made once while somebody needs it and dropped when nobody will: memory holds the sets of the objects at work only.</summary>
/// <threadsafety>Any thread.</threadsafety>
internal sealed class PreparedSets
{
    private readonly PopulationBasis basis;
    private readonly FilterCurveSet curves;
    private readonly SedFitSettings settings;
    private readonly PreparedOptions options;
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public PreparedSets(PopulationBasis basis, FilterCurveSet curves, SedFitSettings settings)
    {
        (this.basis, this.curves, this.settings) = (basis, curves, settings);
        options = Options(settings);
    }

    /// <summary>What populations are prepared for.</summary>
    public static PreparedOptions Options(SedFitSettings settings) => new()
    {
        Path = settings.LikelihoodPath,
        Law = AttenuationLaw.Find(settings.DustLaw, settings.DustSlope),
        MaximumAvMag = FitLayout.LargestAvOf(settings),
        Nebular = settings.Nebular,
        DustEmission = settings.DustEmission,
        Igm = settings.Igm,
    };

    /// <summary>What a set is known by.</summary>
    public static string Key(double redshift, IReadOnlyList<string> filters) => FormattableString.Invariant($"{redshift:R}|{string.Join('|', filters)}");

    /// <summary>Says that a set will be asked for once more.</summary>
    public void Expect(string key)
    {
        lock (entries)
        {
            if (!entries.TryGetValue(key, out Entry? entry))
                entries[key] = entry = new Entry();
            entry.Users++;
        }
    }

    /// <summary>The set of a key; who is first makes it, others wait.</summary>
    public PreparedSet Get(string key, double redshift, IReadOnlyList<string> filters)
    {
        Entry entry;
        lock (entries)
        {
            if (!entries.TryGetValue(key, out Entry? known))
                entries[key] = known = new Entry();
            entry = known;
        }

        lock (entry)
            return entry.Set ??= new PreparedSet(basis, curves.Select(filters), redshift, options, settings);
    }

    /// <summary>Says that one user is done.</summary>
    public void Release(string key)
    {
        lock (entries)
        {
            if (entries.TryGetValue(key, out Entry? entry) && --entry.Users <= 0)
                entries.Remove(key);
        }
    }

    private sealed class Entry
    {
        public int Users { get; set; }

        public PreparedSet? Set { get; set; }
    }
}
