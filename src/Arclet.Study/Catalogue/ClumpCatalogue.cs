using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>The published table of clumps: a row for each clump of the catalogue, under the history of quoted results.</summary>
public static class ClumpCatalogue
{
    /// <summary>The table; units as FITS and VOUnits spell them, logarithms without unit.</summary>
    public static Table Of(StudyResults study)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyClump[] rows = [.. study.Clumps.Where(c => c.Sample.InCatalogue && c.Photometry is not null)];
        IntrinsicClump?[] intrinsic = [.. rows.Select(r => r.Of(study.ReferenceHistory))];
        var table = new Table("clumps") { Name = "CLUMPS", Description = $"Star-forming clumps of lensed galaxies; SED fits with the history {study.ReferenceHistory}" };
        var add = new CatalogueColumn(table);
        Identity(study, rows, add);
        Size(rows, intrinsic, add);
        Stars(rows, intrinsic, study.ReferenceHistory, add);
        add.Real("distance", rows.Select(r => r.SourcePlane?.DistanceKiloparsec ?? double.NaN), "kpc", "pos.distance", "Distance from the barycentre of the galaxy's light in the source plane");
        add.Real("distance_p16", rows.Select(r => r.SourcePlane?.DistanceP16 ?? double.NaN), "kpc", "stat.min;pos.distance", "16th percentile over the lens draws");
        add.Real("distance_p84", rows.Select(r => r.SourcePlane?.DistanceP84 ?? double.NaN), "kpc", "stat.max;pos.distance", "84th percentile over the lens draws");
        add.Truths("is_central", rows.Select(r => r.SourcePlane?.IsCentral ?? false), "Whether it is the galaxy's clump nearest to the barycentre");
        add.Whole("intrinsic_flag", intrinsic.Select(i => (long)(i?.Flags ?? IntrinsicFlags.NoSedFit)), "meta.code.qual", "Flags of the intrinsic quantities, see the table of flags");
        add.Whole("sed_flag", rows.Select(r => (long)(r.SedFits.FirstOrDefault(f => f.History == study.ReferenceHistory)?.Flags ?? SedFitFlags.None)), "meta.code.qual", "Flags of the SED fit, see the table of flags");
        add.Whole("photometry_flag", rows.Select(r => (long)r.Photometry!.Flags), "meta.code.qual", "Flags of the fit in the reference filter, see the table of flags");
        Fluxes(study.Filters, rows, add);
        return table;
    }

    private static void Identity(StudyResults study, StudyClump[] rows, CatalogueColumn add)
    {
        StudyGalaxy[] galaxies = [.. rows.Select(r => study.FindGalaxy(r.GalaxyId)!)];
        add.Words("id", rows.Select(r => r.Id), "meta.id;meta.main", "The clump: its galaxy and a number in it");
        add.Words("galaxy", rows.Select(r => r.GalaxyId), "meta.id.parent", "The image of the galaxy that it is in");
        add.Real("ra", rows.Select(r => r.Photometry!.RaDegrees), "deg", "pos.eq.ra;meta.main", "Right ascension (ICRS)");
        add.Real("dec", rows.Select(r => r.Photometry!.DecDegrees), "deg", "pos.eq.dec;meta.main", "Declination (ICRS)");
        add.Real("redshift", rows.Select(r => r.Redshift), null, "src.redshift", "Redshift of the galaxy");
        add.Words("redshift_kind", galaxies.Select(g => g.Galaxy.Kind == RedshiftKind.Spectroscopic ? "spec" : "phot"), "meta.code", "spec or phot");
        add.Words("origin", rows.Select(r => SettingName.Of(r.Reviewed.Origin.ToString())), "meta.code", "detected, added by a person in the review, or given");
        add.Words("reference_filter", rows.Select(r => r.Photometry!.ReferenceFilter), "instr.filter", "The filter of detection and shape");
        add.Truths("in_analysis", rows.Select(r => r.Sample.Verdict == SampleVerdict.Analysis), "Whether it is in the analysis");
        add.Truths("is_unique", rows.Select(r => r.Sample.IsUnique), "Whether it is in the image that stands for its galaxy");
        add.Words("verdict", rows.Select(r => SettingName.Of(r.Sample.Verdict.ToString())), "meta.code", "analysis, or where it left the sample");
        add.Whole("n_broad_bands", rows.Select(r => (long)r.Sample.BroadBandCount), "meta.number", "Broad bands in which it is detected");
        add.Real("signal_to_noise", rows.Select(r => r.Photometry!.SignalToNoise), null, "stat.snr", "Flux in the reference filter over the error that the pixels' noise alone gives it");
    }

    private static void Size(StudyClump[] rows, IntrinsicClump?[] intrinsic, CatalogueColumn add)
    {
        Estimate(intrinsic, add, "mu", i => i.Mu, null, "arith.ratio", "Magnification, without sign");
        Estimate(intrinsic, add, "mu_t", i => i.MuTangential, null, "arith.ratio", "Tangential magnification");
        Estimate(intrinsic, add, "mu_r", i => i.MuRadial, null, "arith.ratio", "Radial magnification");
        add.Real("sigma_min", rows.Select(r => r.Photometry!.SigmaMinorPixels * r.Photometry.ReferencePixelScaleArcsec), "arcsec", "phys.angSize", "Observed standard deviation along the minor axis, without the PSF");
        add.Real("sigma_min_err", rows.Select(r => r.Photometry!.SigmaMinorErrorPixels * r.Photometry.ReferencePixelScaleArcsec), "arcsec", "stat.error;phys.angSize", "Its standard error; missing where a bound holds it");
        add.Real("axis_ratio", rows.Select(r => r.Photometry!.AxisRatio), null, "phys.angSize;arith.ratio", "Observed minor over major axis");
        add.Real("position_angle", rows.Select(r => r.Photometry!.PositionAngleDegrees), "deg", "pos.posAng", "Direction of the observed major axis, east of north");
        Estimate(intrinsic, add, "r_eff", i => i.RadiusParsec, "pc", "phys.size.radius", "Half-light radius in the source plane; an upper limit where r_eff_is_limit");
        add.Truths("r_eff_is_limit", intrinsic.Select(i => i?.Flags.HasFlag(IntrinsicFlags.SizeIsLimit) ?? false), "Whether r_eff is an upper limit, and the densities lower ones");
        add.Words("resolution_class", intrinsic.Select(i => i is null ? "" : SettingName.Of(i.ResolutionClass.ToString())), "meta.code.class", "unresolved, compact or extended");
    }

    private static void Stars(StudyClump[] rows, IntrinsicClump?[] intrinsic, string history, CatalogueColumn add)
    {
        Estimate(intrinsic, add, "log_mass", i => i.LogStellarMass, null, "phys.mass", "log10 of the mass in living stars and remnants in solar masses");
        Estimate(intrinsic, add, "log_formed_mass", i => i.LogFormedMass, null, "phys.mass", "log10 of the mass ever formed in solar masses");
        Estimate(intrinsic, add, "sfr10", i => i.Sfr10, "solMass/yr", "phys.SFR", "Mean star-formation rate over 10 Myr");
        Estimate(intrinsic, add, "sfr100", i => i.Sfr100, "solMass/yr", "phys.SFR", "Mean star-formation rate over 100 Myr");
        Estimate(intrinsic, add, "age", i => i.AgeGyr, "Gyr", "time.age", "Mass-weighted age");
        Estimate(intrinsic, add, "a_v", i => i.Attenuation, "mag", "phys.absorption;em.opt.V", "Attenuation A(V)");
        Estimate(intrinsic, add, "metallicity", i => i.Metallicity, null, "phys.abund.Z", "Metallicity over Z = 0.02");
        Estimate(intrinsic, add, "log_mass_density", i => i.LogMassDensity, null, "phys.columnDensity;phys.mass", "log10 of the stellar mass per area in solar masses per pc2; a lower limit where r_eff_is_limit");
        Estimate(intrinsic, add, "sfr_density", i => i.SfrDensity, "solMass/(yr.kpc2)", "phys.SFR;arith.rate", "Star-formation rate over 10 Myr per area; a lower limit where r_eff_is_limit");
        Estimate(intrinsic, add, "absolute_v", i => i.AbsoluteMagnitudeV, "mag", "phys.magAbs;em.opt.V", "Absolute AB magnitude in v_filter; the brightest that it can be where absolute_v_is_limit");
        add.Truths("absolute_v_is_limit", intrinsic.Select(i => i?.Flags.HasFlag(IntrinsicFlags.MagnitudeIsLimit) ?? false), "Whether absolute_v is a limit");
        add.Words("v_filter", intrinsic.Select(i => i?.VBandFilter ?? ""), "instr.filter", "The filter that stands for V at its redshift");
        add.Real("chi2", rows.Select(r => r.SedFits.FirstOrDefault(f => f.History == history)?.Chi2 ?? double.NaN), null, "stat.fit.chi2", "chi2 of the best SED fit, with the error floor");
        add.Whole("n_bands", rows.Select(r => (long)(r.SedFits.FirstOrDefault(f => f.History == history)?.BandCount ?? 0)), "meta.number", "Bands of the SED fit, limits included");
    }

    private static void Fluxes(IReadOnlyList<string> filters, StudyClump[] rows, CatalogueColumn add)
    {
        foreach (string filter in filters)
        {
            BandFlux[] bands = [.. rows.Select(r => r.Photometry!.Bands.TryGetValue(filter, out BandFlux b) ? b : new BandFlux(double.NaN, double.NaN, double.NaN, double.NaN, false, (int)BandFlags.NotCovered))];
            add.Real($"flux_{filter}", bands.Select(b => b.FluxNanojansky), "nJy", "phot.flux.density", $"Observed (magnified) flux in {filter}, not corrected for extinction");
            add.Real($"err_{filter}", bands.Select(b => b.IndependentErrorNanojansky), "nJy", "stat.error;phot.flux.density", "Its error from this filter's noise");
            add.Real($"err_common_{filter}", bands.Select(b => b.CommonErrorNanojansky), "nJy", "stat.error;phot.flux.density", "Its error through the shape, common to all filters");
            add.Real($"limit_{filter}", bands.Select(b => b.LimitNanojansky), "nJy", "stat.max;phot.flux.density", "The filter's limit");
            add.Truths($"is_limit_{filter}", bands.Select(b => b.IsLimit), "Whether the flux is below the limit");
            add.Whole($"flag_{filter}", bands.Select(b => (long)b.Flags), "meta.code.qual", "Flags of the flux, see the table of flags");
        }
    }

    private static void Estimate(IntrinsicClump?[] rows, CatalogueColumn add, string name, Func<IntrinsicClump, IntrinsicEstimate> value, string? unit, string ucd, string description) =>
        add.Estimate(name, [.. rows.Select(r => r is null ? IntrinsicEstimate.None : value(r))], unit, ucd, description);
}
