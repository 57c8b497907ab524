using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>The multiple images and their redshifts.</summary>
internal sealed partial class LenstoolConversion
{
    private ImageConstraints? ReadImages()
    {
        LenstoolSection[] sections = [.. _document.FindAll(LenstoolSectionKind.Image)];
        LenstoolEntry? file = Last(sections, "multfile");
        LenstoolEntry[] limits = [.. sections.SelectMany(s => s.FindAll("z_m_limit"))];
        if (file is null || file.Integer() == 0)
        {
            if (limits.Length > 0)
                _warnings.Add(limits[0].Warning("the file has z_m_limit but no multfile: redshifts of images are not used"));
            return file is null && _options.RequireImages
                ? throw InputException.InFile(_document.File, "the file names no multiple images, expected a section image with multfile")
                : null;
        }

        if (Locate(file.Word(1)) is not { } path)
        {
            InputException missing = file.Error($"the catalogue of multiple images {LensWords.Quote(file.Word(1))} was not found, expected it {Places()}");
            if (_options.RequireImages)
                throw missing;
            _warnings.Add(file.Warning($"the catalogue of multiple images {LensWords.Quote(file.Word(1))} was not found {Places()}: the model has no images"));
            return null;
        }

        bool inDegrees = Last(sections, "mult_wcs")?.Integer() > 0;
        IReadOnlyList<ObservedImage> images = LenstoolCatalogue.ReadImages(path, _frame.Reference, inDegrees, _warnings);
        List<ImageSystem> systems = Systems(images, path);
        foreach (LenstoolEntry limit in limits)
            ApplyRedshiftLimit(systems, limit);
        foreach (ImageSystem system in systems.Where(s => !s.HasRedshift))
            _warnings.Add(new LensFileWarning(path, 0, $"system {LensWords.Quote(system.Id)} has no redshift, and no z_m_limit of the parameter file gives it a free one: its redshift is not a number"));

        LenstoolEntry? sigma = Last(sections, "sigposArcsec");
        if (sigma is null)
            _warnings.Add(file.Warning(FormattableString.Invariant($"there is no sigposArcsec: Lenstool's {ImageConstraints.DefaultSigmaArcsec} arcsec is used")));
        else if (sigma.Number() <= 0)
            throw sigma.Error($"sigposArcsec is {sigma.Values[0]}, expected arcsec above 0");
        return new ImageConstraints
        {
            Systems = systems,
            SigmaArcsec = sigma?.Number() ?? ImageConstraints.DefaultSigmaArcsec,
            Form = Last(sections, "form")?.Integer() ?? -1,
            Catalogue = file.Word(1),
        };
    }

    private static LenstoolEntry? Last(LenstoolSection[] sections, string keyword) => sections.Select(s => s.Find(keyword)).LastOrDefault(e => e is not null);

    /// <summary>The images by system, in the order of their first images; a system's redshift is that of its images.</summary>
    private List<ImageSystem> Systems(IReadOnlyList<ObservedImage> images, string path)
    {
        var systems = new List<ImageSystem>();
        foreach (IGrouping<string, ObservedImage> group in images.GroupBy(i => ImageSystem.IdOf(i.Id)))
        {
            ObservedImage[] members = [.. group];
            double redshift = members[0].Redshift;
            if (Array.Find(members, m => m.Redshift != redshift) is { } other)
                _warnings.Add(new LensFileWarning(path, 0, $"images {LensWords.Quote(members[0].Id)} and {LensWords.Quote(other.Id)} of one system have redshifts {redshift} and {other.Redshift}: the first is used"));
            systems.Add(new ImageSystem { Id = group.Key, Redshift = redshift > 0 ? redshift : double.NaN, Images = members });
        }

        return systems;
    }

    /// <summary>
    /// <c>z_m_limit k id... prior a b precision</c>: the redshift of the systems of some images is free, or given with prior 0. Several names begin with a
    /// letter; a single one may be a number.
    /// </summary>
    private void ApplyRedshiftLimit(List<ImageSystem> systems, LenstoolEntry entry)
    {
        if (entry.Integer() == 0)
        {
            _warnings.Add(entry.Warning("this z_m_limit is switched off by its first number"));
            return;
        }

        int names = 1;
        while (1 + names < entry.Values.Count && char.IsLetter(entry.Values[1 + names][0]))
            names++;
        if (entry.Values.Count < names + 3)
            throw entry.Error($"z_m_limit has {entry.Values.Count} values, expected a number, an image's name, the prior (0, 1 or 3), two numbers and a precision");
        ParameterPrior prior = Prior(entry, names + 1);
        string? first = null;
        for (int n = 1; n <= names; n++)
        {
            string id = entry.Values[n];
            int index = systems.FindIndex(s => s.Id == id || s.Id == ImageSystem.IdOf(id));
            if (index < 0)
            {
                _warnings.Add(entry.Warning($"no image of the catalogue belongs to {LensWords.Quote(id)}: this z_m_limit is not used"));
                continue;
            }

            ImageSystem system = systems[index];
            if (system.HasRedshift && system.RedshiftPrior is null)
                _warnings.Add(entry.Warning(FormattableString.Invariant($"the catalogue gives system {system.Id} the redshift {system.Redshift}, which z_m_limit {(prior.Kind == PriorKind.Fixed ? "replaces" : "makes free")}")));
            if (prior.Centre <= 0)
                throw entry.Error($"z_m_limit gives the redshift {prior.Centre}, expected a number above 0");
            systems[index] = prior.Kind == PriorKind.Fixed
                ? system with { Redshift = prior.First }
                : system with { Redshift = system.HasRedshift ? system.Redshift : prior.Centre, RedshiftPrior = prior, SharesRedshiftWith = first };
            first ??= system.Id;
        }
    }
}
