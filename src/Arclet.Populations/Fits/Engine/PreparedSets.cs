namespace Arclet.Populations;

/// <summary>
/// Prepared sets by redshift and filters, each made once while somebody needs it: memory holds the sets of the objects at work, and a few that were used last for those
/// that come next.
/// </summary>
/// <threadsafety>Any thread.</threadsafety>
internal sealed class PreparedSets
{
    private readonly PopulationBasis basis;
    private readonly FilterCurveSet curves;
    private readonly SedFitSettings settings;
    private readonly PreparedOptions options;
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<string> idle = [];
    private readonly int kept;

    /// <summary>Sets of a fit's settings.</summary>
    /// <param name="basis">The populations.</param>
    /// <param name="curves">The filters.</param>
    /// <param name="settings">The fit's settings.</param>
    /// <param name="kept">How many sets stay that nobody needs; those used last.</param>
    public PreparedSets(PopulationBasis basis, FilterCurveSet curves, SedFitSettings settings, int kept = 0)
    {
        (this.basis, this.curves, this.settings, this.kept) = (basis, curves, settings, kept);
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
            if (entry.Users++ == 0)
                idle.Remove(key);
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
            if (!entries.TryGetValue(key, out Entry? entry) || --entry.Users > 0)
                return;
            idle.AddLast(key);
            while (idle.Count > kept)
            {
                entries.Remove(idle.First!.Value);
                idle.RemoveFirst();
            }
        }
    }

    private sealed class Entry
    {
        public int Users { get; set; }

        public PreparedSet? Set { get; set; }
    }
}
