using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>What the figures with images need of a study.</summary>
internal static class StudyPictures
{
    /// <summary>The study's best lens model; null where it has maps or no lens.</summary>
    public static LensModel? Lens(StudyResults study) =>
        study.Settings.Get<InputsSettings>().LensModel is { } model ? LensModelFile.Read(study.Folder.Resolve(model)).Model : null;

    /// <summary>The galaxies that are asked for, in that order; else those of the catalogue by falling number of clumps, the image that stands for each source.</summary>
    /// <exception cref="InputException">A name is no selected galaxy.</exception>
    public static IEnumerable<StudyGalaxy> Chosen(StudyResults study, IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(n => study.FindGalaxy(n) is null) is { } unknown)
            throw InputException.InFile(study.Settings.File, $"figures names the galaxy {unknown}, expected one of the selected galaxies");
        return names.Count > 0
            ? names.Select(n => study.FindGalaxy(n)!)
            : study.Galaxies.Where(g => g.Sample.InCatalogue && g.Sample.IsRepresentative).OrderByDescending(g => g.Sample.ClumpCount).ThenBy(g => g.Galaxy.Id, StringComparer.Ordinal);
    }
}
