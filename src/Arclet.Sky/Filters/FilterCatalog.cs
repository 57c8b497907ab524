using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>
/// All filters that Arclet knows by name, and the reading of the many ways in which people, archives and catalogues write them.
/// </summary>
/// <remarks>
/// A name is split at everything that is not a letter or a digit. Instrument words (<c>jwst</c>, <c>nircam</c>, <c>acs_wfc</c>, <c>wfc3_ir</c>, ...)
/// narrow the choice of camera; <c>clear</c> says nothing; <c>clearp</c> is a NIRISS pupil. Two filters are a filter and a pupil of NIRCam
/// (<c>f150w2-f162m</c>), and the narrower one is meant. The mosaics of the Dawn JWST archive mark NIRISS filters by a final N
/// (<c>f200wn-clear</c>) and WFC3/UVIS ones by a final U (<c>f814wu</c>). Without any instrument word the earliest camera of
/// <see cref="Instrument"/> that has the filter is meant.
/// </remarks>
public static partial class FilterCatalog
{
    private static readonly (Instrument Instrument, string Prefix, string Tokens)[] Cameras =
    [
        (Instrument.Nircam, "NIRCAM", "F070W F090W F115W F140M F150W F150W2 F162M F164N F182M F187N F200W F210M F212N F250M F277W F300M F322W2 F323N F335M F356W F360M F405N F410M F430M F444W F460M F466N F470N F480M"),
        (Instrument.AcsWfc, "ACS_WFC", "F435W F475W F502N F550M F555W F606W F625W F658N F660N F775W F814W F850LP F892N"),
        (Instrument.Wfc3Ir, "WFC3_IR", "F098M F105W F110W F125W F126N F127M F128N F130N F132N F139M F140W F153M F160W F164N F167N"),
        (Instrument.Wfc3Uvis, "WFC3_UVIS", "F200LP F218W F225W F275W F280N F300X F336W F343N F350LP F373N F390M F390W F395N F410M F438W F467M F469N F475W F475X F487N F502N F547M F555W F600LP F606W F621M F625W F631N F645N F656N F657N F658N F665N F673N F680N F689M F763M F775W F814W F845M F850LP F953N"),
        (Instrument.Niriss, "NIRISS", "F090W F115W F140M F150W F158M F200W F277W F356W F380M F430M F444W F480M"),
        (Instrument.Miri, "MIRI", "F560W F770W F1000W F1130W F1280W F1500W F1800W F2100W F2550W"),
    ];

    private static readonly Filter[] Known = [.. Build()];
    private static readonly Dictionary<string, Filter> ById = Known.ToDictionary(f => f.Id);

    /// <summary>Every known filter, camera by camera, from blue to red inside a camera.</summary>
    public static IReadOnlyList<Filter> All => Known;

    /// <summary>The filter of an id, or of any other spelling of <see cref="TryParse"/>.</summary>
    /// <exception cref="InputException">No filter has this name; the message suggests near ones.</exception>
    public static Filter Get(string name) =>
        TryParse(name, out Filter? filter, out string problem) ? filter : throw new InputException(problem);

    /// <summary>Whether a name means a known filter.</summary>
    public static bool TryGet(string name, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Filter? filter) =>
        TryParse(name, out filter, out _);

    /// <summary>The filter of a camera by the camera's own token, such as NIRISS and F150W.</summary>
    /// <exception cref="InputException">The camera has no such filter; the message suggests near ones.</exception>
    public static Filter Get(Instrument instrument, string token) =>
        Find(token.Trim().ToUpperInvariant(), [instrument]) ?? throw new InputException(Unknown(token, [instrument]));

    private static IEnumerable<Filter> Build()
    {
        var owned = new HashSet<string>();
        foreach ((Instrument instrument, string prefix, string tokens) in Cameras)
        {
            foreach (string token in tokens.Split(' '))
            {
                string id = owned.Add(token) ? token : $"{prefix}_{token}";
                yield return new Filter(id, token, instrument, ThroughputTable.Known.GetValueOrDefault((instrument, token)));
            }
        }
    }

    private static Filter? Find(string token, IReadOnlyCollection<Instrument> cameras) =>
        Array.Find(Known, f => f.Token == token && cameras.Contains(f.Instrument));

    private static string Unknown(string name, IReadOnlyCollection<Instrument> cameras)
    {
        string upper = name.Trim().ToUpperInvariant();
        string[] near = [.. Known
            .Select(f => (f.Id, Distance: Math.Min(EditDistance(upper, f.Id), EditDistance(LastWord(upper), f.Token)) - (cameras.Contains(f.Instrument) ? 0.5 : 0)))
            .OrderBy(c => c.Distance).ThenBy(c => c.Id.Length).Take(3).Select(c => c.Id)];
        string where = cameras.Count == Cameras.Length ? "" : $" of {string.Join(" or ", cameras.Select(PrefixOf))}";
        return $"filter '{name}' is not a known filter{where}; near names are {string.Join(", ", near)}";
    }

    private static string PrefixOf(Instrument instrument) => Array.Find(Cameras, c => c.Instrument == instrument).Prefix;

    private static string LastWord(string name) => name.Split(Separators, StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : name;

    /// <summary>Levenshtein's distance: insertions, deletions and replacements between two short words.</summary>
    private static int EditDistance(string a, string b)
    {
        int[] row = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
