using System.Globalization;

namespace Arclet.Lensing;

/// <summary>The names of a chain's columns as Lenstool writes them: <c>O1 : x (arcsec)</c>, <c>Pot0 sigma (km/s)</c>, <c>Redshift of 4.1</c>.</summary>
internal static class LensChainColumns
{
    /// <summary>Word, unit and quantity in Lenstool's order of a potential's columns; the last ones are numbers that its chains do not name.</summary>
    private static readonly (string Word, string Unit, LensParameterKind Quantity)[] Words =
    [
        ("x", "arcsec", LensParameterKind.X),
        ("y", "arcsec", LensParameterKind.Y),
        ("emass", "", LensParameterKind.Ellipticity),
        ("theta", "deg", LensParameterKind.Angle),
        ("rc", "arcsec", LensParameterKind.CoreRadius),
        ("sigma", "km/s", LensParameterKind.VelocityDispersion),
        ("rcut", "arcsec", LensParameterKind.CutRadius),
        ("rs", "arcsec", LensParameterKind.ScaleRadius),
        ("gamma", "", LensParameterKind.Shear),
        ("slope", "", LensParameterKind.CutSlope),
        ("vdslope", "", LensParameterKind.DispersionSlope),
        ("alpha", "", LensParameterKind.InnerSlope),
        ("mass", "Msun", LensParameterKind.Mass),
        ("sersic", "", LensParameterKind.SersicIndex),
        ("reff", "arcsec", LensParameterKind.EffectiveRadius),
        ("kappa", "", LensParameterKind.Convergence),
        ("z_lens", "", LensParameterKind.Redshift),
    ];

    /// <summary>The quantity of a word, or null.</summary>
    public static LensParameterKind? QuantityOf(string word)
    {
        int at = Array.FindIndex(Words, w => w.Word == word);
        return at < 0 ? null : Words[at].Quantity;
    }

    /// <summary>The column of a parameter.</summary>
    public static string NameOf(LensProblem problem, LensParameter parameter)
    {
        (string word, string unit, _) = Words[Place(parameter.Quantity)];
        string what = unit.Length > 0 ? $"{word} ({unit})" : word;
        return parameter.Owner switch
        {
            LensParameterOwner.Potential => string.Create(CultureInfo.InvariantCulture, $"O{parameter.Index + 1} : {what}"),
            LensParameterOwner.Family => string.Create(CultureInfo.InvariantCulture, $"Pot{problem.PotfileNumbers?[parameter.Index] ?? parameter.Index} {what}"),
            _ => $"Redshift of {problem.Images!.Systems[parameter.Index].Images[0].Id}",
        };
    }

    /// <summary>The order of Lenstool's columns: potentials, potfiles (cut radius before dispersion), redshifts.</summary>
    public static IEnumerable<int> Order(IReadOnlyList<LensParameter> parameters) => Enumerable.Range(0, parameters.Count)
        .OrderBy(i => parameters[i].Owner)
        .ThenBy(i => parameters[i].Index)
        .ThenBy(i => parameters[i] is { Owner: LensParameterOwner.Family, Quantity: LensParameterKind.VelocityDispersion } ? Words.Length : Place(parameters[i].Quantity));

    private static int Place(LensParameterKind quantity) => Array.FindIndex(Words, w => w.Quantity == quantity);
}
