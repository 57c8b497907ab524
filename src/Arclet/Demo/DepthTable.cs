using Arclet.CommandLine;
using Arclet.Fits;

namespace Arclet.Demo;

/// <summary>The depths of all filters beside those that went in.</summary>
internal static class DepthTable
{
    public static Table Create(PhotometryComparison comparison, string name)
    {
        IReadOnlyList<BandResult> bands = comparison.Bands;
        var table = new Table(name);
        table.Metadata.Set("program", "arclet demo " + ArcletProgram.Version);
        table.Add("filter", [.. bands.Select(b => b.Band.Id)], "NIRCam filter");
        table.Add("radius_arcsec", [.. bands.Select(b => b.Band.Row.PsfFwhmArcsec)], "arcsec", "Radius of the apertures: the PSF's FWHM");
        table.Add("radius_px", [.. bands.Select(b => b.Depth.AtRadius.RadiusPixels)], "pix", "Radius of the apertures");
        table.Add("pixel_noise_njy", [.. bands.Select(b => b.Band.Simulated.NoiseNanojansky)], "nJy", "White noise of a pixel that went in");
        table.Add("encircled_energy", [.. bands.Select(b => b.Band.Psf.EnclosedFlux(b.Depth.AtRadius.RadiusPixels))], null, "Part of a point source's flux in the aperture");
        table.Add("n", [.. bands.Select(b => (long)b.Depth.AtRadius.Count)], null, "Empty apertures");
        table.Add("empty_fraction", [.. bands.Select(b => b.Depth.EmptyFraction)], null, "Part of the image that is empty");
        table.Add("median_njy", [.. bands.Select(b => b.Depth.AtRadius.Median)], "nJy", "Median of the signed fluxes");
        table.Add("scatter_njy", [.. bands.Select(b => b.Depth.AtRadius.Scatter)], "nJy", "1.4826 times the median absolute deviation");
        table.Add("limit_mag", [.. bands.Select(b => b.DepthMagnitude)], "mag", "Measured five-sigma limit, aperture-corrected, AB");
        table.Add("true_limit_mag", [.. bands.Select(b => b.Band.Row.LimitingMagnitude)], "mag", "The limit that went in (Table 1 of arXiv:2410.10974)");
        table.Add("difference_mag", [.. bands.Select(b => b.DepthDifference)], "mag", "Measured minus true");
        return table;
    }
}
