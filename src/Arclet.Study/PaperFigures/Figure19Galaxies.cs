using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 19: as Fig. 13, in single galaxies of many clumps.</summary>
public static class Figure19Galaxies
{
    private const int Most = 4;

    /// <summary>The figure of a sample.</summary>
    /// <param name="sample">The clumps.</param>
    /// <param name="galaxies">Which galaxies; empty for the four with most clumps.</param>
    public static FigureResult Make(ResultBase sample, IReadOnlyList<string> galaxies)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(galaxies);
        ILookup<string, ResultClump> byGalaxy = sample.Analysis.Where(RadialGrid.HasDistance).ToLookup(c => c.GalaxyId, StringComparer.Ordinal);
        string[] chosen = galaxies.Count > 0
            ? [.. galaxies.Where(byGalaxy.Contains).Take(Most)]
            : [.. byGalaxy.OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(Most).Select(g => g.Key)];
        if (chosen.Length == 0)
            return FigureResult.Without(galaxies.Count > 0 ? $"none of the galaxies of figures.radial_galaxies ({string.Join(", ", galaxies)}) has an analysed clump with a distance" : "no clump of the analysis has a distance in the source plane");
        ResultClump[] clumps = [.. chosen.SelectMany(g => byGalaxy[g])];
        Figure figure = PaperStyle.Figure(19, chosen.Length > 2 ? Figure.PageMm : 60 + (60 * (chosen.Length - 1)), 108, RadialGrid.RowCount, chosen.Length, shareX: true, shareY: true);
        (double, double) range = RadialGrid.Range(clumps);
        IReadOnlyList<(double Low, double High)?> heights = RadialGrid.Heights(sample, clumps);
        for (int i = 0; i < chosen.Length; i++)
        {
            ResultClump[] own = [.. byGalaxy[chosen[i]]];
            RadialGrid.Column(figure, sample, own, range, heights, 0, i, $"{Escaped(chosen[i])}, $z$ = {PaperStyle.Number(own[0].Redshift)}", PaperStyle.ColourOf(i), PaperStyle.ShapeOf(i), true);
        }

        Table data = FigureTable.Clumps(19, "Analysed clumps of single galaxies and their distances from the barycentre", sample, clumps)
            .With("distance_kpc", clumps, c => c.DistanceKiloparsec, "kpc", "Distance")
            .With("log_mass_fraction", clumps, c => PaperMarks.Log(sample.HostMassFraction(c)), null, "log10 of the clump's mass over the host's")
            .With("log_age_myr", clumps, c => PaperMarks.Log(c.AgeMyr), "log(Myr)", "log10 of the mass-weighted age")
            .With("log_mass_density", clumps, c => c.LogMassDensity, "log(Msun/pc2)", "log10 of the mass per area");
        data.Add("is_central", [.. clumps.Select(c => c.IsCentral)], "Whether it is the clump nearest to the barycentre");
        string[] unknown = [.. galaxies.Where(g => !byGalaxy.Contains(g))];
        return FigureResult.Of(figure, data, (galaxies.Count == 0 ? "The galaxies with most clumps." : "") + (unknown.Length > 0 ? $"Without analysed clumps: {string.Join(", ", unknown)}." : ""));
    }

    private static string Escaped(string name) => name.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("$", @"\$", StringComparison.Ordinal);
}
