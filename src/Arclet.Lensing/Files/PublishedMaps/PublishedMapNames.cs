using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Lensing;

/// <summary>Which files of a folder are which maps, and what their numbers mean.</summary>
internal sealed record PublishedMapNames
{
    private static readonly char[] Separators = ['_', '-', '.', ' ', '+'];

    private static readonly string[] DeflectionWords = ["deflection", "deflect", "defl", "alpha", "displacement", "dpl"];

    public string? DeflectionX { get; init; }

    public string? DeflectionY { get; init; }

    public string? Kappa { get; init; }

    /// <summary>arcsec or pixel; null where header or name says it.</summary>
    public string? Unit { get; init; }

    public double? LensRedshift { get; init; }

    /// <summary>The redshift of the source that the maps are for; null where D_LS/D_S = 1.</summary>
    public double? SourceRedshift { get; init; }

    public FlatLambdaCdm Cosmology { get; init; } = FlatLambdaCdm.Default;

    public static PublishedMapNames Read(string file)
    {
        LensYamlNode node = LensYamlNode.Parse(string.Concat(LensText.Read(file).Lines), file);
        double h0 = node.Number("h0_km_s_mpc", FlatLambdaCdm.Default.HubbleConstant), om = node.Number("omega_m", FlatLambdaCdm.Default.MatterDensity);
        if (!(h0 > 0 && om is > 0 and <= 1))
            throw node.Error($"H0 is {h0} and Om {om}, expected H0 above 0 and Om above 0, at most 1");
        var names = new PublishedMapNames
        {
            DeflectionX = Path(node, "deflection_x"),
            DeflectionY = Path(node, "deflection_y"),
            Kappa = Path(node, "kappa"),
            Unit = node.Find("unit")?.Word(),
            LensRedshift = node.Find("z_lens")?.Number(),
            SourceRedshift = node.Find("z_source")?.Number(),
            Cosmology = new FlatLambdaCdm(h0, om),
        };
        node.RefuseOthers();
        if (names.Unit is not (null or "arcsec" or "pixel"))
            throw node.Require("unit").Error($"the unit is {LensWords.Quote(names.Unit)}, expected arcsec or pixel");
        if (names.LensRedshift is not (null or (> 0 and < 1000)))
            throw node.Require("z_lens").Error($"the lens's redshift is {names.LensRedshift}, expected a number above 0");
        return names;
    }

    /// <summary>Whether a file's name says a deflection along an axis: one word for both (deflx), or one for each (x-arcsec-deflect).</summary>
    public static bool IsDeflection(string name, char axis)
    {
        string[] words = name.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return Array.Exists(words, w => Array.Exists(DeflectionWords, d => w == d + axis || w == axis + d))
            || (Array.Exists(words, w => Array.Exists(DeflectionWords, d => w == d || w == d + "s")) && Array.Exists(words, w => w == axis.ToString()));
    }

    /// <summary>Whether a file's name says a convergence.</summary>
    public static bool IsConvergence(string name) => Array.Exists(name.ToLowerInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries), w => w is "kappa" or "convergence");

    private static string? Path(LensYamlNode node, string key)
    {
        if (node.Find(key) is not { } value)
            return null;
        string path = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(node.File) is { Length: > 0 } f ? f : ".", value.Word());
        return File.Exists(path) ? path : throw value.Error($"there is no file {LensWords.Quote(value.Word())}, expected the map beside this file");
    }
}
