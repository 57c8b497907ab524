namespace Arclet.Populations;

/// <summary>Prepared populations by name: each is made once while it is kept, and those used last are kept up to a bound of memory.</summary>
/// <threadsafety>Any thread.</threadsafety>
internal sealed class RecentPopulations
{
    private readonly long largestBytes;
    private readonly Dictionary<string, LinkedListNode<Entry>> byName = new(StringComparer.Ordinal);
    private readonly LinkedList<Entry> order = [];
    private long bytes;

    /// <summary>Keeps so many bytes of tables; what was asked for last stays whatever its size.</summary>
    /// <param name="largestBytes">The bound; by default 768 MB, in which a narrow prior's redshifts of many galaxies fit.</param>
    public RecentPopulations(long largestBytes = 768L << 20) => this.largestBytes = largestBytes;

    /// <summary>The number of populations that are kept.</summary>
    public int Count
    {
        get
        {
            lock (order)
                return order.Count;
        }
    }

    /// <summary>The population of a name; who is first makes it, others wait.</summary>
    public PreparedPopulation Get(string name, Func<PreparedPopulation> make)
    {
        Entry entry;
        lock (order)
        {
            if (byName.TryGetValue(name, out LinkedListNode<Entry>? known))
                order.Remove(known);
            else
                known = byName[name] = new LinkedListNode<Entry>(new Entry(name, new Lazy<PreparedPopulation>(make)));
            order.AddLast(known);
            entry = known.Value;
        }

        PreparedPopulation population = entry.Population.Value;
        lock (order)
        {
            if (entry.Bytes == 0 && byName.TryGetValue(name, out LinkedListNode<Entry>? kept) && kept.Value == entry)
                bytes += entry.Bytes = population.Bytes;
            while (bytes > largestBytes && order.Count > 1)
            {
                Entry oldest = order.First!.Value;
                order.RemoveFirst();
                byName.Remove(oldest.Name);
                bytes -= oldest.Bytes;
            }
        }

        return population;
    }

    private sealed class Entry(string name, Lazy<PreparedPopulation> population)
    {
        public string Name => name;

        public Lazy<PreparedPopulation> Population => population;

        /// <summary>What it takes; 0 until it is made.</summary>
        public long Bytes { get; set; }
    }
}
