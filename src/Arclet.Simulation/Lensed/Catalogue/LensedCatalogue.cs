using Arclet.Fits;
using Arclet.Inference;
using Arclet.Sky;

namespace Arclet.Simulation;

/// <summary>
/// What surveys would say about a simulated field: a photometric catalogue with the columns of UNCOVER's data release 3, and two lists of spectroscopic
/// redshifts. Every number has the error that it is given with.
/// </summary>
public static class LensedCatalogue
{
    private const double QuantileWide = 1.959964;

    /// <summary>Photometric redshifts of stars and wrong ones are drawn from here.</summary>
    private const double LeastWrongRedshift = 0.1, LargestWrongRedshift = 9;

    /// <summary>The photometric catalogue: fluxes in 10 nJy, redshifts with percentiles, magnifications with errors.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">What the table is called.</param>
    public static Table Photometric(LensedField field, string name)
    {
        ArgumentNullException.ThrowIfNull(field);
        IReadOnlyList<FieldObject> objects = field.Objects;
        LensedCatalogueSettings s = field.Settings.Catalogue;
        SkyPosition[] sky = [.. objects.Select(o => SkyOf(field, o.X, o.Y))];
        double[] z = new double[objects.Count], width = new double[z.Length], mu = new double[z.Length], chi2 = new double[z.Length];
        for (int i = 0; i < z.Length; i++)
        {
            FieldObject o = objects[i];
            var random = new SeededRandom(field.Settings.Seed, "catalogue", o.Id);
            bool wrong = random.NextDouble() < s.OutlierFraction || o.Kind == FieldObjectKind.Star;
            double centre = wrong ? random.Uniform(LeastWrongRedshift, LargestWrongRedshift) : o.Redshift;

            // The error itself varies from object to object.
            width[i] = s.RedshiftScatter * (1 + centre) * Math.Exp(0.3 * random.Gaussian());
            z[i] = Math.Max(0.02, centre + (width[i] * random.Gaussian()));
            mu[i] = o.Kind == FieldObjectKind.Galaxy ? o.MuCentroid * Math.Exp(s.MagnificationError * random.Gaussian()) : 1;
            chi2[i] = field.Settings.Bands.Count + (Math.Sqrt(2 * field.Settings.Bands.Count) * random.Gaussian());
        }

        var table = new Table(name);
        table.Metadata.Set("origin", "simulated; columns as in UNCOVER DR3");
        table.Metadata.Set("zeropoint", 28.9);
        table.Add("id", [.. objects.Select(o => (long)o.Id)], null, "Number; the value of its pixels on the segmentation map");
        table.Add("ra", [.. sky.Select(p => p.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. sky.Select(p => p.DecDegrees)], "deg", "Declination, ICRS");
        table.Add("x", [.. objects.Select(o => o.PixelX + 1)], "pix", "Centroid on the segmentation map, the first pixel's centre at 1");
        table.Add("y", [.. objects.Select(o => o.PixelY + 1)], "pix", "Centroid on the segmentation map, the first pixel's centre at 1");
        table.Add("use_phot", [.. objects.Select(o => o.Kind == FieldObjectKind.Star ? 0L : 1)], null, "1 for objects whose photometry may be used");
        table.Add("flag_eazy", [.. objects.Select(o => o.Kind == FieldObjectKind.Star ? 0L : 1)], null, "1 where the photometric redshift may be used");
        table.Add("flag_star", [.. objects.Select(o => o.Kind == FieldObjectKind.Star ? 1L : 0)], null, "1 for stars");
        table.Add("flag_artifact", new long[z.Length], null, "1 for artefacts");
        table.Add("flag_nearbcg", new long[z.Length], null, "1 near a brightest cluster galaxy");
        table.Add("nusefilt", [.. objects.Select(_ => (long)field.Settings.Bands.Count)], null, "Number of filters");
        table.Add("z_phot", z, null, "Photometric redshift");
        table.Add("z_phot_chi2", chi2, null, "Chi2 of the photometric redshift");
        foreach ((string column, double quantile) in new[] { ("z025", -QuantileWide), ("z160", -1.0), ("z500", 0), ("z840", 1), ("z975", QuantileWide) })
            table.Add(column, [.. z.Select((v, i) => Math.Max(0.01, v + (quantile * width[i])))], null, "Percentile of the photometric redshift");
        ILookup<int, SpectroscopicRow> spectra = Spectra(field).Where(r => r.Quality >= 2).ToLookup(r => r.Object);
        table.Add("z_spec", [.. objects.Select(o => spectra.Contains(o.Id) ? spectra[o.Id].MaxBy(r => r.Quality).Redshift : double.NaN)], null, "Spectroscopic redshift; not a number where there is none");
        table.Add("mu", mu, null, "Magnification at the centroid, of a lens model with errors");
        table.Add("mu_low_68", [.. mu.Select((m, i) => objects[i].Kind == FieldObjectKind.Galaxy ? m * (1 - s.MagnificationError) : 1)], null, "Lower end of its 68 % interval");
        table.Add("mu_high_68", [.. mu.Select((m, i) => objects[i].Kind == FieldObjectKind.Galaxy ? m * (1 + s.MagnificationError) : 1)], null, "Upper end of its 68 % interval");
        table.Add("flux_radius", [.. objects.Select(o => o.HalfLightRadiusPixels)], "pix", "Radius of half of the light");
        table.Add("iso_area", [.. objects.Select(o => (double)o.PixelCount)], "pix2", "Pixels on the segmentation map");
        table.Add("use_aper", [.. objects.Select(o => Math.Max(0.32, 4 * o.HalfLightRadiusPixels * LensedBand.CoarsePixelArcsec))], "arcsec", "Diameter of the aperture");
        AddFluxes(table, field);
        return table;
    }

    /// <summary>A list of spectroscopic redshifts: precise ones of single objects, or those of a slitless survey with qualities.</summary>
    /// <param name="field">The field.</param>
    /// <param name="survey">1 for the precise list, 2 for the slitless one; some galaxies are in both.</param>
    /// <param name="name">What the table is called.</param>
    public static Table Spectroscopic(LensedField field, int survey, string name)
    {
        ArgumentNullException.ThrowIfNull(field);
        SpectroscopicRow[] rows = [.. Spectra(field).Where(r => r.Survey == survey)];
        var table = new Table(name);
        table.Metadata.Set("origin", "simulated");
        table.Add("id_msa", [.. rows.Select(r => r.Id)], null, "Number in this list");
        table.Add("ra", [.. rows.Select(r => r.Position.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. rows.Select(r => r.Position.DecDegrees)], "deg", "Declination, ICRS");
        table.Add("z_spec", [.. rows.Select(r => r.Redshift)], null, "Spectroscopic redshift");
        table.Add("flag_zspec_qual", [.. rows.Select(r => r.Quality)], null, "3: secure, 2: solid, 1: tentative");
        return table;
    }

    /// <summary>The stars from which PSFs can be made: those that the catalogue flags.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">What the table is called.</param>
    public static Table Stars(LensedField field, string name)
    {
        ArgumentNullException.ThrowIfNull(field);
        FieldObject[] stars = [.. field.Objects.Where(o => o.Kind == FieldObjectKind.Star)];
        SkyPosition[] sky = [.. stars.Select(o => SkyOf(field, o.X, o.Y))];
        var table = new Table(name);
        table.Metadata.Set("origin", "simulated");
        table.Add("id", [.. stars.Select(o => (long)o.Id)], null, "Number in the photometric catalogue");
        table.Add("ra", [.. sky.Select(p => p.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. sky.Select(p => p.DecDegrees)], "deg", "Declination, ICRS");
        return table;
    }

    private static void AddFluxes(Table table, LensedField field)
    {
        LensedFieldSettings settings = field.Settings;
        for (int b = 0; b < settings.Bands.Count; b++)
        {
            LensedBand band = settings.Bands[b];
            var noise = new MosaicNoise(band, settings.Seed, 8, settings.NoiseCorrelationFwhmPixels);
            double[] flux = new double[field.Objects.Count], error = new double[flux.Length];
            for (int i = 0; i < flux.Length; i++)
            {
                FieldObject o = field.Objects[i];
                var random = new SeededRandom(settings.Seed, "catalogue flux " + band.FilterId, o.Id);
                double pixels = o.PixelCount * (2.0 / band.PixelFactor) * (2.0 / band.PixelFactor), truth = o.FluxesNanojansky[b];
                double scatter = noise.PixelNanojansky * noise.LargeScaleFactor;
                error[i] = Math.Sqrt((scatter * scatter * pixels) + (truth / band.ElectronsPerNanojansky) + Math.Pow(settings.Catalogue.FluxErrorFloor * truth, 2)) / 10;
                flux[i] = (truth / 10) + (error[i] * random.Gaussian());
            }

            string token = band.FilterId.ToLowerInvariant();
            table.Add("f_" + token, flux, "10 nJy", $"Total flux in {band.FilterId}");
            table.Add("e_" + token, error, "10 nJy", "Its error");
            table.Add("w_" + token, [.. flux.Select(_ => 1.0)], null, "Its weight relative to the filter's median");
        }
    }

    private static IEnumerable<SpectroscopicRow> Spectra(LensedField field)
    {
        LensedCatalogueSettings s = field.Settings.Catalogue;
        long[] count = [0, 0, 0];
        foreach (FieldObject o in field.Objects)
        {
            if (o.Kind == FieldObjectKind.Star)
                continue;
            var random = new SeededRandom(field.Settings.Seed, "spectroscopy", o.Id);
            double draw = random.NextDouble() / s.SpectroscopicFraction;

            // Half of the galaxies with spectra are in the first list, six tenths in the second.
            for (int survey = 1; survey <= 2; survey++)
            {
                bool isThere = survey == 1 ? draw < 0.5 : draw is > 0.4 and < 1;
                bool isLow = survey == 2 && random.NextDouble() < s.LowQualityFraction, isWrong = isLow && random.NextDouble() < 0.5;
                double error = (survey == 1 ? 1e-4 : 1e-3) * (1 + o.Redshift) * random.Gaussian(), wrong = random.Uniform(LeastWrongRedshift, LargestWrongRedshift);
                double dx = 0.04 * random.Gaussian(), dy = 0.04 * random.Gaussian();
                if (isThere)
                    yield return new SpectroscopicRow(survey, ++count[survey], o.Id, SkyOf(field, o.X + dx, o.Y + dy), isWrong ? wrong : o.Redshift + error, isLow ? 1 : survey == 1 ? 3 : 2);
            }
        }
    }

    private static SkyPosition SkyOf(LensedField field, double x, double y)
    {
        (double ra, double dec) = field.Geometry.Reference.ToSky(x, y);
        return new SkyPosition(ra, dec);
    }

    /// <summary>A row of one of the lists.</summary>
    private readonly record struct SpectroscopicRow(int Survey, long Id, int Object, SkyPosition Position, double Redshift, long Quality);
}
