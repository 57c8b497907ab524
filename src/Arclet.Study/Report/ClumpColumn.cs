namespace Arclet.Study;

/// <summary>A column of the report's table of clumps.</summary>
/// <param name="Name">Its heading.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Description">What it is, for the heading's tooltip.</param>
/// <param name="Digits">Decimals.</param>
/// <param name="Value">The number of a clump with its intrinsic quantities; NaN where there is none.</param>
/// <param name="Limit">1 where the number is a lower limit, -1 for an upper limit, 0 for a value; null for a quantity that is never a limit.</param>
internal sealed record ClumpColumn(
    string Name, string Unit, string Description, int Digits, Func<StudyClump, IntrinsicClump?, double> Value, Func<IntrinsicClump, int>? Limit = null)
{
    private static readonly Func<IntrinsicClump, int> SizeLimit = i => i.Flags.HasFlag(IntrinsicFlags.SizeIsLimit) ? -1 : 0;

    private static readonly Func<IntrinsicClump, int> DensityLimit = i => i.Flags.HasFlag(IntrinsicFlags.SizeIsLimit) ? 1 : 0;

    /// <summary>The columns, from place to densities.</summary>
    public static IReadOnlyList<ClumpColumn> All { get; } =
    [
        new("z", "", "Redshift of its galaxy", 3, (c, _) => c.Redshift),
        new("mu", "", "Magnification, best model", 1, (_, i) => i?.Mu.Value ?? double.NaN),
        new("S/N", "", "Flux in the reference filter over the error of noise", 1, (c, _) => c.Photometry?.SignalToNoise ?? double.NaN),
        new("R_eff", "pc", "Half-light radius", 1, (_, i) => i?.RadiusParsec.Value ?? double.NaN, SizeLimit),
        new("log M", "Msun", "log10 of the stellar mass", 2, (_, i) => i?.LogStellarMass.Value ?? double.NaN),
        new("age", "Myr", "Mass-weighted age", 1, (_, i) => 1000 * (i?.AgeGyr.Value ?? double.NaN)),
        new("SFR10", "Msun/yr", "Star-formation rate over 10 Myr", 4, (_, i) => i?.Sfr10.Value ?? double.NaN),
        new("A_V", "mag", "Attenuation", 2, (_, i) => i?.Attenuation.Value ?? double.NaN),
        new("Z", "Zsun", "Metallicity over 0.02", 2, (_, i) => i?.Metallicity.Value ?? double.NaN),
        new("log S_M", "Msun/pc2", "log10 of the stellar mass per area", 2, (_, i) => i?.LogMassDensity.Value ?? double.NaN, DensityLimit),
        new("log S_SFR", "Msun/yr/kpc2", "log10 of the star-formation rate per area", 2, (_, i) => Math.Log10(i?.SfrDensity.Value ?? double.NaN), DensityLimit),
        new("M_V", "mag", "Absolute AB magnitude in V", 2, (_, i) => i?.AbsoluteMagnitudeV.Value ?? double.NaN, i => i.Flags.HasFlag(IntrinsicFlags.MagnitudeIsLimit) ? 1 : 0),
        new("distance", "kpc", "From the galaxy's barycentre in the source plane", 2, (c, _) => c.SourcePlane?.DistanceKiloparsec ?? double.NaN),
    ];
}
