using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>Makes a lens model of a Lenstool document: reference and cosmology first, then potentials, potfiles, priors and images.</summary>
internal sealed partial class LenstoolConversion
{
    private readonly LenstoolDocument _document;

    private readonly LensFileOptions _options;

    private readonly List<LensFileWarning> _warnings;

    private readonly List<Potential> _potentials = [];

    private readonly List<(Potential Potential, LenstoolSection Section)> _read = [];

    private readonly List<PotentialFamily> _families = [];

    private readonly List<int> _potfileNumbers = [];

    private readonly List<LensPrior> _priors = [];

    /// <summary>Gives kpc/arcsec; its potentials are not used.</summary>
    private readonly LensModel _frame;

    private LenstoolConversion(LenstoolDocument document, LensFileOptions options)
    {
        _document = document;
        _options = options;
        _warnings = [.. document.Warnings];
        _frame = new LensModel
        {
            Reference = ReadReference(),
            Cosmology = ReadCosmology(),
            Constants = options.Constants ?? LensConstants.Lenstool,
            Planes = options.Planes ?? PlaneTreatment.Lenstool68SinglePlane,
        };
    }

    public static LensProblem Convert(LenstoolDocument document, LensFileOptions options) => new LenstoolConversion(document, options).Run();

    private LensProblem Run()
    {
        ReadPotentials();
        ReadLimits();
        ReadPotfiles();
        if (_potentials.Count + _families.Sum(f => f.Members.Count) == 0)
            throw InputException.InFile(_document.File, "there is no potential, expected at least one section potentiel (or potential) or a potfile with members");
        CheckCounts();
        CheckCentres();
        ImageConstraints? images = ReadImages();
        ReportKpcConflicts();
        LensModel model = LensProblem.Copy(_frame, _potentials, _families);
        if (!model.HasOnePlane && _options.Planes is null)
            Warn(0, $"the lenses lie at the redshifts {string.Join(", ", model.AllPotentials.Select(p => p.Redshift).Distinct().Order().Take(10))}: they act together as in Lenstool 6.8's single plane unless several planes are asked for");
        return new LensProblem
        {
            Model = model,
            // By owner, as they are kept in other files; within one the file's order.
            Priors = [.. _priors.OrderBy(p => p.Parameter.Owner).ThenBy(p => p.Parameter.Index)],
            Images = images,
            Warnings = _warnings,
            PotfileNumbers = _potfileNumbers.Select((n, i) => n == i).All(same => same) ? null : _potfileNumbers,
        };
    }

    private LensReference ReadReference()
    {
        LenstoolEntry? entry = _document.Find(LenstoolSectionKind.RunMode)?.Find("reference");
        if (entry is null)
        {
            Warn(0, "there is no reference in a section runmode: the frame's origin is taken to be at right ascension 0, declination 0");
            return new LensReference(0, 0);
        }

        int kind = entry.Integer(0);
        if (kind is not (1 or 3))
            throw entry.Error($"reference {kind} is not known, expected 3 and a position in degrees, or 1 and a sexagesimal one");
        string ra = entry.Word(1), dec = entry.Word(2);
        if (kind == 3)
        {
            double first = entry.Number(1), second = entry.Number(2);
            if (Math.Abs(first) > 360 || Math.Abs(second) >= 90)
                throw entry.Error($"the reference is {ra} {dec}, expected right ascension and declination in degrees");
            return new LensReference(first, second, LensReferenceKind.DegreesRelative);
        }

        if (!SkyPosition.TryParse($"{ra} {dec}", out SkyPosition position) || Math.Abs(position.DecDegrees) >= 90)
            throw entry.Error($"the reference is {LensWords.Quote($"{ra} {dec}")}, expected a position as 00:14:20.7 -30:24:00.6");
        return new LensReference(position.RaDegrees, position.DecDegrees, LensReferenceKind.SexagesimalRelative);
    }

    private FlatLambdaCdm ReadCosmology()
    {
        // Lenstool's own defaults, by its manual.
        const double DefaultHubble = 50;
        LenstoolSection[] sections = [.. _document.FindAll(LenstoolSectionKind.Cosmology)];
        if (sections.Length == 0)
        {
            Warn(0, "there is no section cosmologie (or cosmology): Lenstool's default is used, H0 = 50 km/s/Mpc, Om = 1");
            return new FlatLambdaCdm(DefaultHubble, 1);
        }

        LenstoolSection section = sections[^1];
        if (sections.Length > 1)
            _warnings.Add(section.Warning($"there are {sections.Length} sections {section.Name}: this last one is used"));
        LenstoolEntry? h0 = section.Find("H0"), matter = section.Find("omegaM"), lambda = section.Find("omegaX"), curvature = section.Find("omegaK"), model = section.Find("model");
        if (model is not null && model.Integer() != 1)
            throw model.Error($"cosmology model {model.Values[0]} is not supported, expected 1 (a cosmological constant)");
        if (h0 is null)
            _warnings.Add(section.Warning($"{section.Name} has no H0: Lenstool's default is used, 50 km/s/Mpc"));
        double hubble = h0?.Number() ?? DefaultHubble;
        if (hubble is not (> 0 and <= 10000))
            throw h0!.Error($"H0 is {h0.Values[0]}, expected km/s/Mpc above 0");
        double om = matter?.Number() ?? (lambda is null ? 1 : 1 - lambda.Number());
        if (matter is null || lambda is null)
            _warnings.Add(section.Warning($"{section.Name} does not give both omegaM (omega) and omegaX (lambda): a flat universe with Om = {om} is used"));
        LenstoolEntry place = matter ?? lambda ?? h0 ?? section.Entries.FirstOrDefault() ?? throw section.Error($"{section.Name} is empty, expected H0, omegaM and omegaX");
        if (om is not (> 0 and <= 1))
            throw place.Error($"omegaM is {om}, expected a number above 0, at most 1");
        if (lambda is not null && Math.Abs(om + lambda.Number() - 1) > 1e-9)
            throw lambda.Error($"omegaM {om} and omegaX {lambda.Values[0]} do not add up to 1: only flat universes are supported");
        if (curvature is not null && curvature.Number() != 0)
            throw curvature.Error($"omegaK is {curvature.Values[0]}, expected 0: only flat universes are supported");
        CheckConstant(section.Find("wX"), -1);
        CheckConstant(section.Find("wa"), 0);
        foreach (LenstoolEntry entry in _document.FindAll(LenstoolSectionKind.CosmologyLimit).SelectMany(s => s.Entries).Where(e => e.IsKnown && e.Integer() != 0))
            _warnings.Add(entry.Warning($"{entry.Spelling} of cosmolimit is free in the file: the cosmology is kept fixed here"));
        return new FlatLambdaCdm(hubble, om);
    }

    private static void CheckConstant(LenstoolEntry? entry, double expected)
    {
        if (entry is not null && entry.Number() != expected)
            throw entry.Error($"{entry.Spelling} is {entry.Values[0]}, expected {expected}: only a cosmological constant is supported");
    }

    /// <summary>Lenstool reads as many lenses as nlentille says, and frees as many as nlens_opt says.</summary>
    private void CheckCounts()
    {
        LenstoolSection? grid = _document.Find(LenstoolSectionKind.Grid);
        int lenses = _potentials.Count + _families.Sum(f => f.Members.Count);
        if (grid?.Find("nlens") is { } count && count.Integer() < lenses)
            _warnings.Add(count.Warning($"{count.Spelling} is {count.Values[0]} but the file and its potfiles have {lenses} lenses: all of them are used"));
        int free = _document.FindAll(LenstoolSectionKind.Limit).Count(s => s.Entries.Any(e => e.IsKnown && e.Integer() != 0));
        if (grid?.Find("nlens_opt") is { } optimised && optimised.Integer() < free)
            _warnings.Add(optimised.Warning($"nlens_opt is {optimised.Values[0]} but {free} sections limit free something: all of them are used"));
    }

    /// <summary>Lenses on one another are a sign of positions that were lost on the way, as in some published files.</summary>
    private void CheckCentres()
    {
        const int Suspicious = 5;
        foreach (var group in _read.GroupBy(r => (r.Potential.X, r.Potential.Y)).Where(g => g.Count() >= Suspicious))
            _warnings.Add(group.First().Section.Warning(FormattableString.Invariant($"{group.Count()} potentials have the same centre, {group.Key.X}, {group.Key.Y}, {group.First().Section} the first of them: their positions may have been lost when the file was written")));
    }

    private void Warn(int line, string sentence) => _warnings.Add(new LensFileWarning(_document.File, line, sentence));

    /// <summary>Where a file that the document names is: beside the document, under its own name there, or by its name in the data folder.</summary>
    private string? Locate(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
            return null;
        string folder = Path.GetDirectoryName(_document.File) is { Length: > 0 } f ? f : ".";
        string file = Path.GetFileName(name);
        string[] places = _options.DataFolder is { } data ? [Path.Combine(folder, name), Path.Combine(folder, file), Path.Combine(data, file)] : [Path.Combine(folder, name), Path.Combine(folder, file)];
        return Array.Find(places, File.Exists);
    }

    private string Places() => _options.DataFolder is { } data ? $"beside the file or in {data}" : "beside the file, or a folder of data to be given";
}
