namespace Arclet.Populations;

/// <summary>The numbers of <see cref="LineBlanketing"/>, as printed by the benchmark <c>populations-blanketing-fit</c>: what lines take, in dex at Z = 0.02.</summary>
internal static class BlanketingTable
{
    /// <summary>Effective temperatures, K.</summary>
    public static readonly double[] Temperatures = [2800, 60000];

    /// <summary>Wavelengths, angstrom; the first and last factors hold beyond.</summary>
    public static readonly double[] Wavelengths = [912, 30000];

    /// <summary>dex, by temperature and wavelength.</summary>
    public static readonly double[][] Depressions =
    [
        [0, 0],
        [0, 0],
    ];
}
