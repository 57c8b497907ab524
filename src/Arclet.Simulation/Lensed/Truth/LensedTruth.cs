using Arclet.Fits;
using Arclet.Sky;
using ClumpShape = Arclet.Imaging.ClumpFit.ClumpShape;

namespace Arclet.Simulation;

/// <summary>The truth of a lensed field as tables: galaxies and clumps behind the lens, and each of their images.</summary>
public static class LensedTruth
{
    private const double ArcsecToFinePixels = 1 / LensedBand.FinePixelArcsec;

    /// <summary>The galaxies behind the lens, one row each.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">What the table is called.</param>
    public static Table Galaxies(LensedField field, string name)
    {
        Table table = Begin(field, name, "Galaxies as they are behind the lens");
        SourceGalaxy[] galaxies = [.. field.Galaxies.Select(g => g.Source)];
        table.Add("source", [.. galaxies.Select(g => (long)g.Number)], null, "Number of the galaxy");
        table.Add("redshift", [.. galaxies.Select(g => g.Redshift)], null, "Redshift");
        table.Add("x_source_arcsec", [.. galaxies.Select(g => g.X)], "arcsec", "Centre in the source plane, in the lens's frame: to the west");
        table.Add("y_source_arcsec", [.. galaxies.Select(g => g.Y)], "arcsec", "Centre in the source plane: to the north");
        table.Add("scale_length_kpc", [.. galaxies.Select(g => g.ScaleLengthKpc)], "kpc", "Scale length of the disc along its major axis");
        table.Add("axis_ratio", [.. galaxies.Select(g => g.AxisRatio)], null, "Minor over major axis of the disc");
        table.Add("theta_deg", [.. galaxies.Select(g => g.ThetaDegrees)], "deg", "Direction of the major axis in the source plane, counter-clockwise from west");
        table.Add("clumps", [.. galaxies.Select(g => (long)g.Clumps.Count)], null, "Number of clumps");
        table.Add("images", [.. field.Galaxies.Select(g => (long)g.Centres.Count(c => c.IsOnMosaics))], null, "Images of the centre on the mosaics");
        AddLight(table, [.. galaxies.Select(g => g.Disc)], "disc_");
        double[] total = [.. galaxies.Select(g => Math.Pow(10, g.Disc.Derived!.LogStellarMass) + g.Clumps.Sum(c => Math.Pow(10, c.Light.Derived!.LogStellarMass)))];
        table.Add("log_stellar_mass", [.. total.Select(Math.Log10)], "dex(solMass)", "Surviving stellar mass, disc and clumps");
        table.Add("sfr100_msun_yr", [.. galaxies.Select(g => g.Disc.Derived!.Sfr100 + g.Clumps.Sum(c => c.Light.Derived!.Sfr100))], "solMass/yr", "Mean rate over the last 100 Myr, disc and clumps");
        table.Add("clump_mass_fraction", [.. galaxies.Select((g, i) => g.Clumps.Sum(c => Math.Pow(10, c.Light.Derived!.LogStellarMass)) / total[i])], null, "Part of the stellar mass in clumps");
        for (int b = 0; b < field.Settings.Bands.Count; b++)
        {
            int band = b;
            table.Add($"flux_{field.Settings.Bands[b].FilterId}_njy", [.. galaxies.Select(g => g.Disc.FluxesNanojansky[band] + g.Clumps.Sum(c => c.Light.FluxesNanojansky[band]))], "nJy", "Total flux without magnification, with the Milky Way's extinction");
        }

        return table;
    }

    /// <summary>The objects of the photometric catalogue, one row each, with what is true of them.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">What the table is called.</param>
    public static Table Objects(LensedField field, string name)
    {
        Table table = Begin(field, name, "Objects of the photometric catalogue");
        IReadOnlyList<FieldObject> objects = field.Objects;
        table.Add("id", [.. objects.Select(o => (long)o.Id)], null, "Number in the catalogue");
        table.Add("kind", [.. objects.Select(o => o.Kind switch { FieldObjectKind.Galaxy => "galaxy", FieldObjectKind.Member => "member", _ => "star" })], "galaxy (an image of one behind the cluster), member (of the cluster) or star");
        table.Add("source", [.. objects.Select(o => (long)o.Source)], null, "Number of the galaxy behind the lens; 0 for members and stars");
        AddPositions(table, field, [.. objects.Select(o => (o.X, o.Y))]);
        table.Add("redshift", [.. objects.Select(o => o.Redshift)], null, "Redshift");
        table.Add("mu", [.. objects.Select(o => o.MuCentroid)], null, "Absolute magnification at the centroid");
        table.Add("mu_total", [.. objects.Select(o => o.TotalMagnification)], null, "Light of this image over that of the galaxy behind the lens, in the detection filter");
        table.Add("clump_images", [.. objects.Select(o => (long)o.ClumpImages.Count)], null, "Images of clumps in it");
        for (int b = 0; b < field.Settings.Bands.Count; b++)
        {
            int band = b;
            table.Add($"flux_{field.Settings.Bands[b].FilterId}_njy", [.. objects.Select(o => o.FluxesNanojansky[band])], "nJy", "Total flux of this image, with the Milky Way's extinction");
        }

        return table;
    }

    /// <summary>The clumps behind the lens, one row each.</summary>
    /// <param name="field">The field.</param>
    /// <param name="name">What the table is called.</param>
    public static Table Clumps(LensedField field, string name)
    {
        Table table = Begin(field, name, "Clumps as they are behind the lens");
        (SourceGalaxy Galaxy, SourceClump Clump)[] clumps = [.. field.Galaxies.SelectMany(g => g.Source.Clumps.Select(c => (g.Source, c)))];
        table.Add("clump", [.. clumps.Select(c => $"{c.Galaxy.Number}.{c.Clump.Number}")], "Name: number of the galaxy, number of the clump");
        table.Add("source", [.. clumps.Select(c => (long)c.Galaxy.Number)], null, "Number of the galaxy");
        table.Add("redshift", [.. clumps.Select(c => c.Galaxy.Redshift)], null, "Redshift");
        table.Add("x_source_arcsec", [.. clumps.Select(c => c.Galaxy.X + c.Clump.OffsetX)], "arcsec", "Place in the source plane, in the lens's frame: to the west");
        table.Add("y_source_arcsec", [.. clumps.Select(c => c.Galaxy.Y + c.Clump.OffsetY)], "arcsec", "Place in the source plane: to the north");
        table.Add("distance_kpc", [.. clumps.Select(c => double.Hypot(c.Clump.OffsetX, c.Clump.OffsetY) * c.Galaxy.ScaleLengthKpc / c.Galaxy.ScaleLengthArcsec)], "kpc", "Distance from the galaxy's centre, projected");
        table.Add("distance_scale_lengths", [.. clumps.Select(c => c.Clump.RadiusInScaleLengths)], null, "Distance from the centre in the plane of the disc, in scale lengths");
        table.Add("effective_radius_pc", [.. clumps.Select(c => c.Clump.EffectiveRadiusParsec)], "pc", "Half-light radius sqrt(2 ln 2) sqrt(s1 s2)");
        table.Add("axis_ratio", [.. clumps.Select(c => c.Clump.AxisRatio)], null, "Minor over major axis");
        table.Add("theta_deg", [.. clumps.Select(c => c.Clump.ThetaDegrees)], "deg", "Direction of the major axis in the source plane, counter-clockwise from west");
        AddLight(table, [.. clumps.Select(c => c.Clump.Light)], "");
        for (int b = 0; b < field.Settings.Bands.Count; b++)
        {
            int band = b;
            table.Add($"flux_{field.Settings.Bands[b].FilterId}_njy", [.. clumps.Select(c => c.Clump.Light.FluxesNanojansky[band])], "nJy", "Flux without magnification, with the Milky Way's extinction");
        }

        return table;
    }

    /// <summary>The images of clumps, one row each.</summary>
    /// <param name="field">The field.</param>
    /// <param name="signalToNoise">The optimal signal-to-noise ratios of the images by filter, as <see cref="BandMosaic.ClumpSignalToNoise"/> has them.</param>
    /// <param name="name">What the table is called.</param>
    public static Table ClumpImages(LensedField field, IReadOnlyDictionary<string, IReadOnlyList<double>> signalToNoise, string name)
    {
        ArgumentNullException.ThrowIfNull(signalToNoise);
        Table table = Begin(field, name, "Images of clumps");
        IReadOnlyList<LocatedClumpImage> images = field.ClumpImages;
        long[] objects = new long[images.Count];
        foreach (FieldObject o in field.Objects)
        {
            foreach (int place in o.ClumpImages)
                objects[place] = o.Id;
        }

        ClumpShape[] shapes = [.. images.Select(i => new ClumpShape(i.Image.Cxx * ArcsecToFinePixels * ArcsecToFinePixels, i.Image.Cxy * ArcsecToFinePixels * ArcsecToFinePixels, i.Image.Cyy * ArcsecToFinePixels * ArcsecToFinePixels))];
        table.Add("clump", [.. images.Select(i => i.ClumpName)], "Name of the clump");
        table.Add("image", [.. images.Select(i => (long)i.Number)], null, "Number of the image, from 1");
        table.Add("object", objects, null, "Object of the catalogue that it lies in or nearest to; 0 where its galaxy has none");
        AddPositions(table, field, [.. images.Select(i => (i.Image.X, i.Image.Y))]);
        table.Add("mu", [.. images.Select(i => i.Image.Magnification)], null, "Light of the image over that of the clump behind the lens");
        table.Add("mu_centre", [.. images.Select(i => i.Image.MuCentre)], null, "Signed magnification at the image of the centre");
        table.Add("mu_t", [.. images.Select(i => i.Image.MuTangential)], null, "Signed tangential magnification there");
        table.Add("mu_r", [.. images.Select(i => i.Image.MuRadial)], null, "Signed radial magnification there");
        table.Add("sigma_min_px", [.. shapes.Select(s => s.SigmaMinPixels)], "pix", "Standard deviation along the minor axis before the PSF, pixels of 0.02 arcsec");
        table.Add("axis_ratio", [.. shapes.Select(s => s.AxisRatio)], null, "Minor over major axis");
        table.Add("theta_deg", [.. shapes.Select(s => s.ThetaDegrees)], "deg", "Direction of the major axis, counter-clockwise from +x");
        table.Add("merged_images", [.. images.Select(i => (long)i.Image.MergedImages)], null, "Images of the centre in this one; 0 for a part without it");
        table.Add("distorted", [.. images.Select(i => i.Image.IsDistorted)], "Whether the lens bends it out of the form of a Gaussian");
        table.Add("isolation_arcsec", [.. images.Select((i, n) => images.Where((_, m) => m != n).Select(o => double.Hypot(o.Image.X - i.Image.X, o.Image.Y - i.Image.Y)).DefaultIfEmpty(double.PositiveInfinity).Min())], "arcsec", "Distance to the nearest other image of a clump");
        for (int b = 0; b < field.Settings.Bands.Count; b++)
        {
            int band = b;
            string filter = field.Settings.Bands[b].FilterId;
            table.Add($"flux_{filter}_njy", [.. images.Select(i => i.Source.Light.FluxesNanojansky[band] * i.Image.Magnification)], "nJy", "Flux of this image, with the Milky Way's extinction");
            if (signalToNoise.TryGetValue(filter, out IReadOnlyList<double>? ratio))
                table.Add($"snr_{filter}", [.. ratio], null, "Optimal signal-to-noise ratio for known place, profile and background");
        }

        return table;
    }

    private static Table Begin(LensedField field, string name, string description)
    {
        ArgumentNullException.ThrowIfNull(field);
        var table = new Table(name) { Description = description };
        table.Metadata.Set("origin", "simulated: the truth");
        table.Metadata.Set("seed", field.Settings.Seed.ToString());
        return table;
    }

    private static void AddPositions(Table table, LensedField field, (double X, double Y)[] places)
    {
        SkyPosition[] sky = [.. places.Select(p => field.Geometry.Reference.ToSky(p.X, p.Y)).Select(p => new SkyPosition(p.RightAscensionDegrees, p.DeclinationDegrees))];
        table.Add("ra", [.. sky.Select(p => p.RaDegrees)], "deg", "Right ascension, ICRS");
        table.Add("dec", [.. sky.Select(p => p.DecDegrees)], "deg", "Declination, ICRS");
        table.Add("x_arcsec", [.. places.Select(p => p.X)], "arcsec", "Place in the lens's frame: to the west");
        table.Add("y_arcsec", [.. places.Select(p => p.Y)], "arcsec", "Place in the lens's frame: to the north");
    }

    private static void AddLight(Table table, SourceLight[] light, string prefix)
    {
        table.Add(prefix + "log_formed_mass", [.. light.Select(l => l.LogFormedMass)], "dex(solMass)", "Mass ever formed");
        table.Add(prefix + "log_stellar_mass", [.. light.Select(l => l.Derived!.LogStellarMass)], "dex(solMass)", "Surviving stellar mass");
        table.Add(prefix + "sfr10_msun_yr", [.. light.Select(l => l.Derived!.Sfr10)], "solMass/yr", "Mean rate over the last 10 Myr");
        table.Add(prefix + "sfr100_msun_yr", [.. light.Select(l => l.Derived!.Sfr100)], "solMass/yr", "Mean rate over the last 100 Myr");
        table.Add(prefix + "age_gyr", [.. light.Select(l => l.AgeGyr)], "Gyr", "Time since the stars began to form");
        table.Add(prefix + "mass_weighted_age_gyr", [.. light.Select(l => l.Derived!.MassWeightedAgeGyr)], "Gyr", "Mean age of the mass formed");
        table.Add(prefix + "tau_gyr", [.. light.Select(l => l.TauGyr)], "Gyr", "E-folding time of the rate");
        table.Add(prefix + "metallicity_solar", [.. light.Select(l => l.MetallicitySolar)], null, "Metallicity in units of Z = 0.02");
        table.Add(prefix + "av_mag", [.. light.Select(l => l.AvMag)], "mag", "A(V)");
        table.Add(prefix + "log_u", [.. light.Select(l => l.LogIonisation)], null, "log U of the gas");
    }
}
