using Arclet.Figures;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Fig. 13: mass fraction, age and density of clumps against their distance from the centre, in redshift bins and in bins of the host's mass with as many clumps each.</summary>
public static class Figure13Radial
{
    private const int MassBins = 4;

    /// <summary>The figure of a sample.</summary>
    public static FigureResult Make(ResultBase sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ResultClump[] clumps = [.. sample.Analysis.Where(RadialGrid.HasDistance)];
        if (clumps.Length == 0)
            return FigureResult.Without("no clump of the analysis has a distance in the source plane");
        IReadOnlyList<HostMassBin> masses = HostMassBins.ByClumps(sample, MassBins);
        HashSet<string> analysed = [.. clumps.Select(c => c.Id)];
        int columns = Math.Max(sample.BinCount, masses.Count), rows = masses.Count > 0 ? 2 * RadialGrid.RowCount : RadialGrid.RowCount;
        Figure figure = PaperStyle.Figure(13, Figure.PageMm, masses.Count > 0 ? 205 : 108, rows, columns, shareX: true, shareY: true);
        (double, double) range = RadialGrid.Range(clumps);
        IReadOnlyList<(double Low, double High)?> heights = RadialGrid.Heights(sample, clumps);
        for (int b = 0; b < sample.BinCount; b++)
            RadialGrid.Column(figure, sample, sample.InBin(clumps, b), range, heights, 0, b, PaperStyle.RedshiftBin(sample, b), PaperStyle.ColourOf(b), PaperStyle.ShapeOf(0), false);
        for (int b = 0; b < masses.Count; b++)
        {
            string title = $"{PaperStyle.Number(masses[b].LogMassLow, "0.0")} – {PaperStyle.Number(masses[b].LogMassHigh, "0.0")}";
            RadialGrid.Column(figure, sample, [.. masses[b].Clumps.Where(c => analysed.Contains(c.Id))], range, heights, RadialGrid.RowCount, b, $@"log $M_\mathrm{{host}}$ {title}", PaperStyle.ColourOf(4), PaperStyle.ShapeOf(0), false);
        }

        Table data = FigureTable.Clumps(13, "Analysed clumps and their distances from the barycentre of their galaxy's light in the source plane", sample, clumps);
        data.Add("host_mass_bin", [.. clumps.Select(c => (long)masses.TakeWhile(m => m.Galaxies.All(g => g.Id != c.GalaxyId)).Count()).Select(b => b == masses.Count ? -1 : b)], null, "Bin of the host's mass from 0, with as many clumps each; -1 without a mass");
        data.With("distance_kpc", clumps, c => c.DistanceKiloparsec, "kpc", "Distance")
            .With("log_mass_fraction", clumps, c => PaperMarks.Log(sample.HostMassFraction(c)), null, "log10 of the clump's mass over the host's")
            .With("log_age_myr", clumps, c => PaperMarks.Log(c.AgeMyr), "log(Myr)", "log10 of the mass-weighted age")
            .With("log_mass_density", clumps, c => c.LogMassDensity, "log(Msun/pc2)", "log10 of the mass per area");
        data.Add("is_central", [.. clumps.Select(c => c.IsCentral)], "Whether it is the clump nearest to the barycentre");
        string remark = masses.Count > 0
            ? $"Host-mass bins: {string.Join(", ", masses.Select(m => $"{m.Clumps.Count} clumps of {m.Galaxies.Count} galaxies"))}."
            : "No host has a mass: there are no bins of it, and no mass fractions.";
        return FigureResult.Of(figure, data, remark);
    }
}
