using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The published table of galaxies: a row for each image of the catalogue.</summary>
public static class GalaxyCatalogue
{
    /// <summary>The table; units as FITS and VOUnits spell them, logarithms without unit.</summary>
    public static Table Of(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyGalaxy[] rows = [.. study.Galaxies.Where(g => g.Sample.InCatalogue)];
        IntrinsicHost?[] hosts = [.. rows.Select(g => g.Of(study.HostHistory))];
        var table = new Table("galaxies") { Name = "GALAXIES", Description = $"Lensed galaxies with clumps; SED fits with the history {study.HostHistory}" };
        var add = new CatalogueColumn(table);
        add.Words("id", rows.Select(g => g.Galaxy.Id), "meta.id;meta.main", "The image of the galaxy: its number in the source catalogue");
        add.Real("ra", rows.Select(g => g.Galaxy.RaDegrees), "deg", "pos.eq.ra;meta.main", "Right ascension (ICRS)");
        add.Real("dec", rows.Select(g => g.Galaxy.DecDegrees), "deg", "pos.eq.dec;meta.main", "Declination (ICRS)");
        add.Real("redshift", rows.Select(g => g.Galaxy.Redshift), null, "src.redshift", "The adopted redshift");
        add.Real("redshift_p16", rows.Select(g => g.Galaxy.RedshiftLow68), null, "stat.min;src.redshift", "Lower end of its 68 % interval");
        add.Real("redshift_p84", rows.Select(g => g.Galaxy.RedshiftHigh68), null, "stat.max;src.redshift", "Upper end of its 68 % interval");
        add.Words("redshift_kind", rows.Select(g => g.Galaxy.Kind == RedshiftKind.Spectroscopic ? "spec" : "phot"), "meta.code", "spec or phot");
        add.Words("redshift_source", rows.Select(g => g.Galaxy.RedshiftSource), "meta.ref", "The list that the redshift is from");
        add.Words("system", rows.Select(g => g.Galaxy.System ?? ""), "meta.id.assoc", "The name that all images of one source share; empty for a galaxy seen once");
        add.Truths("is_representative", rows.Select(g => g.Sample.IsRepresentative), "Whether it stands for its source");
        add.Truths("in_analysis", rows.Select(g => g.Sample.Verdict == SampleVerdict.Analysis), "Whether it is in the analysis");
        add.Words("verdict", rows.Select(g => SettingName.Of(g.Sample.Verdict.ToString())), "meta.code", "analysis, or where it left the sample");
        add.Words("reference_filter", rows.Select(g => g.ReferenceFilter), "instr.filter", "The filter in which its clumps were detected");
        add.Whole("n_clumps", rows.Select(g => (long)study.ClumpsOf(g.Galaxy.Id).Count(c => c.Sample.InCatalogue)), "meta.number", "Its clumps in the catalogue");
        add.Real("mu_selection", rows.Select(g => g.Galaxy.Mu), null, "arith.ratio", "Magnification of the selection, without sign");
        Estimate("mu", h => h.Mu, null, "arith.ratio", "Magnification of the whole galaxy, divided out of mass and rate");
        Estimate("log_mass", h => h.LogStellarMass, null, "phys.mass", "log10 of the mass in living stars and remnants in solar masses");
        Estimate("log_formed_mass", h => h.LogFormedMass, null, "phys.mass", "log10 of the mass ever formed in solar masses");
        Estimate("sfr100", h => h.Sfr100, "solMass/yr", "phys.SFR", "Mean star-formation rate over 100 Myr");
        Estimate("log_ssfr100", h => h.LogSpecificSfr, null, "phys.SFR;arith.ratio", "log10 of sfr100 over the stellar mass per year");
        add.Words("with_hst", rows.Select(g => g.FitWithHst is { } with ? (with ? "yes" : "no") : ""), "meta.code", "Whether HST bands took part in the SED fit: yes, no, or empty without HST or fit");
        add.Real("barycentre_x", rows.Select(g => g.SourcePlane?.BarycentreX ?? double.NaN), "arcsec", "pos.cartesian.x", "Barycentre of the light in the source plane, to the west of the lens model's reference");
        add.Real("barycentre_y", rows.Select(g => g.SourcePlane?.BarycentreY ?? double.NaN), "arcsec", "pos.cartesian.y", "Barycentre of the light in the source plane, to the north");
        add.Real("scale", rows.Select(g => g.SourcePlane?.KiloparsecPerArcsec ?? double.NaN), "kpc/arcsec", "arith.factor", "Proper length per angle at the source");
        add.Real("folding", rows.Select(g => g.SourcePlane?.Folding ?? double.NaN), null, "arith.ratio", "Area of the light in the source plane with its layers over the area covered");
        add.Words("central_clump", rows.Select(g => g.SourcePlane?.CentralClump ?? ""), "meta.id.assoc", "The clump nearest to the barycentre");
        return table;

        void Estimate(string name, Func<IntrinsicHost, IntrinsicEstimate> value, string? unit, string ucd, string description) =>
            add.Estimate(name, [.. hosts.Select(h => h is null ? IntrinsicEstimate.None : value(h))], unit, ucd, description);
    }
}
