namespace Arclet.Study;

/// <summary>Whether two galaxies can be at one redshift.</summary>
internal static class RedshiftAgreement
{
    /// <summary>Two redshifts agree where they differ by at most the tolerance times 1 + z, besides the distances from photometric ones to the ends of their 68 % intervals.</summary>
    public static bool Agree(Galaxy first, Galaxy second, double tolerance) => Agree(
        first.Redshift, HalfWidth(first), second.Redshift, HalfWidth(second), tolerance);

    /// <summary>The same for redshifts with half-widths.</summary>
    public static bool Agree(double first, double firstHalfWidth, double second, double secondHalfWidth, double tolerance) =>
        Math.Abs(first - second) <= (tolerance * (1 + (0.5 * (first + second)))) + firstHalfWidth + secondHalfWidth;

    /// <summary>Half of the 68 % interval of a photometric redshift, 0 for a spectroscopic one.</summary>
    public static double HalfWidth(Galaxy galaxy) =>
        galaxy.Kind == RedshiftKind.Photometric && galaxy.RedshiftHigh68 > galaxy.RedshiftLow68 ? 0.5 * (galaxy.RedshiftHigh68 - galaxy.RedshiftLow68) : 0;
}
