using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The tables beside a galaxy's cutouts.</summary>
public static class CutoutTables
{
    /// <summary>The cutout in each filter, those without one too.</summary>
    public static Table Bands(CutoutSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        IReadOnlyList<CutoutBand> bands = set.Bands;
        IReadOnlyList<string> uncovered = set.UncoveredFilters;
        var table = new Table("cutouts") { Name = "CUTOUTS", Description = "Cutouts of galaxies in each filter" };
        table.Add("galaxy", [.. bands.Select(_ => set.GalaxyId), .. uncovered.Select(_ => set.GalaxyId)], "The galaxy");
        table.Add("filter", [.. bands.Select(b => b.Filter), .. uncovered], "The filter");
        table.Add("size_arcsec", [.. bands.Select(_ => set.SizeArcsec), .. uncovered.Select(_ => set.SizeArcsec)], "arcsec", "Width and height");
        table.Add("width_px", [.. bands.Select(b => (long)b.Width), .. uncovered.Select(_ => 0L)], "pix", "Width and height in the filter's pixels");
        table.Add("covered_fraction", [.. bands.Select(b => b.CoveredFraction), .. uncovered.Select(_ => 0.0)], null, "Fraction of usable pixels");
        table.Add("has_psf", [.. bands.Select(b => b.Psf is not null), .. uncovered.Select(_ => false)], "Whether the PSF is known");
        table.Add("flags", [.. bands.Select(b => (long)b.Flags), .. uncovered.Select(_ => 0L)], null, "1 over the edge, 2 galaxy incomplete, 4 errors from the background, 8 no segmentation, 16 extent limited");
        return table;
    }

    /// <summary>The segments that any of its pixels is in.</summary>
    public static Table Segments(CutoutSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        int[] segments = [.. set.Bands.SelectMany(b => b.Segmentation).Where(s => s > 0).Distinct().Order()];
        var table = new Table("segments") { Name = "CUTOUT_SEGMENTS", Description = "Segments in the galaxies' cutouts" };
        table.Add("galaxy", [.. segments.Select(_ => set.GalaxyId)], "The galaxy");
        table.Add("segment", [.. segments.Select(s => (long)s)], null, "A segment in its cutout");
        return table;
    }
}
