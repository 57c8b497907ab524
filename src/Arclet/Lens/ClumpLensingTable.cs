using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>The table of <c>arclet lens clumps</c>.</summary>
internal static class ClumpLensingTable
{
    public static Table Of(
        string output, LensClumpsProvenance provenance, LensModel lens, LensTable rows, ClumpShape[] shapes, double[] redshifts, ClumpLensing[] results, ClumpMagnifications? drawn)
    {
        var table = new Table(output);
        foreach ((string key, string value) in provenance.Entries)
            table.Metadata.Set(key, value);
        table.Metadata.Set("ellipse_sigmas", provenance.Options.EllipseSigmas);
        table.Metadata.Set("pixel_arcsec", provenance.Options.PixelArcsec);
        table.Add("id", rows.Ids, "The clump");
        table.Add("x", [.. shapes.Select(s => s.X)], "arcsec", "To the west of the model's reference");
        table.Add("y", [.. shapes.Select(s => s.Y)], "arcsec", "To the north");
        table.Add("z", redshifts, null, "Redshift");
        Add("mu", r => r.Mu, null, "Median of |mu| inside the ellipse");
        Add("mu_std", r => r.MuScatter, null, "Standard deviation of |mu| inside the ellipse (the paper's sigma_1)");
        Add("mu_t", r => r.MuTangential, null, "Median of |mu_t|");
        Add("mu_t_std", r => r.MuTangentialScatter, null, "Standard deviation of |mu_t|");
        Add("mu_r", r => r.MuRadial, null, "Median of |mu_r|");
        Add("mu_r_std", r => r.MuRadialScatter, null, "Standard deviation of |mu_r|");
        if (drawn is not null)
        {
            AddDrawn("mu", "|mu|", drawn.Mu, r => r.MuScatter);
            AddDrawn("mu_t", "|mu_t|", drawn.Tangential, r => r.MuTangentialScatter);
            AddDrawn("mu_r", "|mu_r|", drawn.Radial, r => r.MuRadialScatter);
        }

        Add("mu_centre", r => r.MuCentre, null, "Magnification at the centre, signed");
        Add("mu_finite", r => r.MuFinite, null, "The ellipse's area over the source-plane area that it covers");
        Add("folding", r => r.Folding, null, "Source-plane area swept over area covered: above 1 where a critical line folds the ellipse");
        table.Add("n_pixels", [.. results.Select(r => (long)r.PixelCount)], null, "Pixels inside the ellipse");
        Add("source_x", r => r.SourceX, "arcsec", "The centre in the source plane");
        Add("source_y", r => r.SourceY, "arcsec", "The centre in the source plane");
        Add("source_sigma_major", r => r.SourceSigmaMajorArcsec, "arcsec", "De-lensed ellipse, A C A^T");
        Add("source_sigma_minor", r => r.SourceSigmaMinorArcsec, "arcsec", "De-lensed ellipse");
        Add("source_theta_deg", r => r.SourceAngleDegrees, "deg", "De-lensed ellipse, counter-clockwise from +x (west)");
        Add("source_r_eff", r => r.SourceEffectiveRadiusArcsec, "arcsec", "sqrt(2 ln 2) det(A C A^T)^(1/4)");
        table.Add("source_r_eff_pc", [.. results.Select((r, i) => r.SourceEffectiveRadiusArcsec * lens.KiloparsecPerArcsec(redshifts[i]) * 1000)], "pc", "The same in parsec");
        table.Add("flag", [.. results.Select(r => (long)((r.CrossesCriticalLine ? 1 : 0) | (r.VariesStrongly ? 2 : 0)))], null, "1 a critical line crosses the ellipse, 2 the magnification varies strongly over it");
        return table;

        void Add(string name, Func<ClumpLensing, double> value, string? unit, string description) => table.Add(name, [.. results.Select(value)], unit, description);

        void AddDrawn(string name, string symbol, MagnificationDraws draws, Func<ClumpLensing, double> inside)
        {
            MagnificationError[] errors = [.. results.Select((r, i) => draws.Error(i, inside(r)))];
            table.Add(name + "_draws", [.. results.Select((_, i) => draws.Median(i))], null, $"Median over the draws of {symbol}, itself the median inside the ellipse");
            table.Add(name + "_draws_lower", [.. errors.Select(e => e.LowerOverDraws)], null, $"{name}_draws less the 16th percentile over the draws (the paper's sigma_2, downwards)");
            table.Add(name + "_draws_upper", [.. errors.Select(e => e.UpperOverDraws)], null, $"The 84th percentile over the draws less {name}_draws (the paper's sigma_2, upwards)");
            table.Add(name + "_err_lower", [.. errors.Select(e => e.Lower)], null, $"Error of {symbol} downwards: {name}_std and {name}_draws_lower in quadrature");
            table.Add(name + "_err_upper", [.. errors.Select(e => e.Upper)], null, $"Error of {symbol} upwards: {name}_std and {name}_draws_upper in quadrature");
        }
    }
}
