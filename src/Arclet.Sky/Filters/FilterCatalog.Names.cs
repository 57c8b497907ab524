using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Sky;

/// <summary>The reading of a filter's name.</summary>
public static partial class FilterCatalog
{
    private static readonly char[] Separators = ['-', '_', '.', '/', ';', ',', ' ', '+', ':'];

    private static readonly Instrument[] Everything = Enum.GetValues<Instrument>();

    /// <summary>What an instrument word leaves of the cameras.</summary>
    private static readonly Dictionary<string, Instrument[]> InstrumentWords = new()
    {
        ["JWST"] = [Instrument.Nircam, Instrument.Niriss, Instrument.Miri],
        ["HST"] = [Instrument.AcsWfc, Instrument.Wfc3Ir, Instrument.Wfc3Uvis],
        ["NIRCAM"] = [Instrument.Nircam],
        ["NRC"] = [Instrument.Nircam],
        ["NIRISS"] = [Instrument.Niriss],
        ["NIS"] = [Instrument.Niriss],
        ["CLEARP"] = [Instrument.Niriss],
        ["MIRI"] = [Instrument.Miri],
        ["ACS"] = [Instrument.AcsWfc],
        ["WFC"] = [Instrument.AcsWfc],
        ["WFC1"] = [Instrument.AcsWfc],
        ["WFC2"] = [Instrument.AcsWfc],
        ["ACSWFC"] = [Instrument.AcsWfc],
        ["WFC3"] = [Instrument.Wfc3Ir, Instrument.Wfc3Uvis],
        ["WFC3IR"] = [Instrument.Wfc3Ir],
        ["IR"] = [Instrument.Wfc3Ir],
        ["WFC3UVIS"] = [Instrument.Wfc3Uvis],
        ["UVIS"] = [Instrument.Wfc3Uvis],
        ["UVIS1"] = [Instrument.Wfc3Uvis],
        ["UVIS2"] = [Instrument.Wfc3Uvis],

        // Cameras whose filters have the same tokens but other throughputs: named so that they are refused.
        ["HRC"] = [],
        ["SBC"] = [],
        ["WFPC2"] = [],
        ["NICMOS"] = [],
    };

    /// <summary>NIRCam filters that sit in the pupil wheel, with the filter that they are used with.</summary>
    private static readonly Dictionary<string, string> PupilPairs = new()
    {
        ["F162M"] = "F150W2",
        ["F164N"] = "F150W2",
        ["F323N"] = "F322W2",
        ["F405N"] = "F444W",
        ["F466N"] = "F444W",
        ["F470N"] = "F444W",
    };

    /// <summary>Reads any spelling of a filter's name.</summary>
    /// <param name="name">The name: an id, or <c>nircam_f150w</c>, <c>jwst_f150w</c>, <c>f150w-clear</c>, <c>clearp-f277w</c>, <c>ACS WFC1 F814W</c>, ...</param>
    /// <param name="filter">The filter, or null.</param>
    /// <param name="problem">Why the name was not understood, with near names; empty if it was.</param>
    public static bool TryParse(string name, [NotNullWhen(true)] out Filter? filter, out string problem)
    {
        ArgumentNullException.ThrowIfNull(name);
        problem = "";
        if (ById.TryGetValue(name.Trim().ToUpperInvariant(), out filter))
            return true;
        IEnumerable<Instrument> cameras = Everything;
        var tokens = new List<string>();
        string? odd = null;
        foreach (string word in name.ToUpperInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (InstrumentWords.TryGetValue(word, out Instrument[]? some))
                cameras = cameras.Intersect(some);
            else if (IsClear().IsMatch(word))
                continue;
            else if (MarkedToken().Match(word) is { Success: true } marked && Find(word, Everything) is null)
            {
                cameras = cameras.Intersect([marked.Groups["mark"].Value == "N" ? Instrument.Niriss : Instrument.Wfc3Uvis]);
                Add(marked.Groups["token"].Value);
            }
            else if (Token().IsMatch(word))
                Add(word);
            else
                odd ??= word;
        }

        Instrument[] left = [.. cameras];
        string? token = tokens.Count == 1 ? tokens[0] : tokens.Count == 2 ? OfPair(tokens[0], tokens[1]) : null;
        filter = token is null || odd is not null ? null : Find(token, left);
        if (filter is not null)
            return true;
        problem = left.Length == 0
            ? $"filter '{name}' names no camera that is known here, or two that contradict each other"
            : odd is null && tokens.Count == 2 && token is null
                ? $"filter '{name}' names the pair {tokens[0]} and {tokens[1]}, which is no filter and pupil of NIRCam; expected one filter"
                : Unknown(name, left);
        return false;

        void Add(string token)
        {
            if (!tokens.Contains(token))
                tokens.Add(token);
        }
    }

    private static string? OfPair(string a, string b) =>
        PupilPairs.GetValueOrDefault(a) == b ? a : PupilPairs.GetValueOrDefault(b) == a ? b : null;

    [GeneratedRegex("^F[0-9]{3,4}(W2|W|M|N|LP|X)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex("^(?<token>F[0-9]{3,4}(W|M|LP|X|N))(?<mark>[NU])$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MarkedToken();

    [GeneratedRegex("^CLEAR([12][LS])?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IsClear();

    /// <summary>
    /// The filter that an image was taken in: FILTER with PUPIL, or FILTER1 and FILTER2, or else PHOTMODE, together with TELESCOP,
    /// INSTRUME and DETECTOR where they are there.
    /// </summary>
    /// <param name="header">The header of the image.</param>
    /// <param name="primary">The primary header of its file, where the image is an extension: read for keywords that the first lacks.</param>
    /// <exception cref="InputException">There is no such keyword, or it names no known filter.</exception>
    public static Filter FromHeader(FitsHeader header, FitsHeader? primary = null)
    {
        string? Value(string keyword) => (header.GetString(keyword) ?? primary?.GetString(keyword)) is { Length: > 0 } text ? text : null;
        string? one = Value("FILTER"), pupil = Value("PUPIL"), photmode = Value("PHOTMODE");
        (string keywords, string? name) = one is not null && !(IsClear().IsMatch(one.ToUpperInvariant()) && pupil is null)
            ? ("FILTER", $"{one} {pupil}")
            : Value("FILTER1") is { } first && Value("FILTER2") is { } second ? ("FILTER1 and FILTER2", $"{first} {second}")
            : ("PHOTMODE", photmode);
        if (name is null)
            throw InputException.InFile(header.Source, "no keyword tells the filter, expected FILTER (with PUPIL), FILTER1 and FILTER2, or PHOTMODE");

        // PHOTMODE carries words such as MJD#56798; only its instrument, detector and filter matter.
        if (keywords == "PHOTMODE")
            name = string.Join(' ', name.ToUpperInvariant().Split(' ').Where(w => Token().IsMatch(w) || InstrumentWords.ContainsKey(w)));
        string? instrument = Value("INSTRUME"), detector = DetectorWord(Value("DETECTOR"));
        if (instrument is not null && !InstrumentWords.ContainsKey(instrument.ToUpperInvariant()))
            throw InputException.InFile(header.Source, $"keyword INSTRUME is '{instrument}', expected NIRCAM, NIRISS, MIRI, ACS or WFC3");
        string camera = string.Join(' ', new[] { Value("TELESCOP"), instrument, detector }
            .Where(w => w is not null && InstrumentWords.ContainsKey(w.ToUpperInvariant())));
        return TryParse($"{camera} {name}".Trim(), out Filter? filter, out string problem)
            ? filter
            : throw InputException.InFile(header.Source, $"keyword {keywords}: {problem}");
    }

    /// <summary>NRCA1 ... NRCBLONG are detectors of NIRCam, MIRIMAGE of MIRI; the others are instrument words already.</summary>
    private static string? DetectorWord(string? detector) =>
        detector is null ? null
        : detector.StartsWith("NRC", StringComparison.OrdinalIgnoreCase) ? "NRC"
        : detector.StartsWith("MIRI", StringComparison.OrdinalIgnoreCase) ? "MIRI"
        : detector;
}
