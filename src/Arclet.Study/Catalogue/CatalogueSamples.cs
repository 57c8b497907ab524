using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>
/// The joint draws behind a published catalogue: a row for each clump, a vector for each quantity. Element j of all vectors of all clumps is of the same lens model, so that errors which
/// clumps share are shared here too.
/// </summary>
public static class CatalogueSamples
{
    /// <summary>Draws the clumps again, with the same random numbers as the stage: the percentiles of these vectors are those of the catalogue.</summary>
    /// <param name="study">The study.</param>
    /// <param name="threads">How many clumps are drawn at the same time.</param>
    /// <param name="cancellation">Ends it.</param>
    public static Table Of(StudyResults study, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        StudyClump[] rows = [.. study.Clumps.Where(c => c.Sample.InCatalogue && c.Photometry is not null && c.Intrinsic.Count > 0)];
        int count = study.Settings.Get<IntrinsicSettings>().DrawCount;
        var quantities = new (string Name, string? Unit, string Ucd, string Description)[]
        {
            ("mu", null, "arith.ratio", "Magnification, without sign"),
            ("r_eff", "pc", "phys.size.radius", "Half-light radius in the source plane; an upper limit where the catalogue says so"),
            ("log_mass", null, "phys.mass", "log10 of the stellar mass in solar masses"),
            ("sfr10", "solMass/yr", "phys.SFR", "Mean star-formation rate over 10 Myr"),
            ("age", "Gyr", "time.age", "Mass-weighted age"),
            ("a_v", "mag", "phys.absorption;em.opt.V", "Attenuation A(V)"),
            ("metallicity", null, "phys.abund.Z", "Metallicity over Z = 0.02"),
        };
        float[][] draws = [.. quantities.Select(_ => new float[rows.Length * count])];
        Parallel.For(0, rows.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            double[][] of = Draw(study, rows[i], count);
            for (int q = 0; q < quantities.Length; q++)
            {
                for (int j = 0; j < count; j++)
                    draws[q][(i * count) + j] = (float)of[q][j];
            }
        });
        Table? models = study.Stage("lens")?.FindTable("DRAWS");
        var table = new Table("samples") { Name = "SAMPLES", Description = "Joint draws of the clumps' quantities: element j of every vector is of the same lens model" };
        table.Metadata.Set("lens_models", models is { RowCount: > 0 } ? $"element j is of lens model j modulo {models.RowCount}, a row of the table LENS_DRAWS" : "the lens has no draws");
        table.Add("id", [.. rows.Select(r => r.Id)], "The clump", "meta.id;meta.main");
        for (int q = 0; q < quantities.Length; q++)
            table.Add(new ArrayColumn<float>(quantities[q].Name, draws[q], [count], quantities[q].Unit, quantities[q].Description) { Ucd = quantities[q].Ucd });
        return table;
    }

    private static double[][] Draw(StudyResults study, StudyClump clump, int count)
    {
        IntrinsicSettings settings = study.Settings.Get<IntrinsicSettings>();
        SedPosterior? sed = study.SedPosteriors(clump.Id).FirstOrDefault(p => p.History == study.ReferenceHistory);
        Table table = study.Magnifications(clump.GalaxyId) ?? throw new InputException($"galaxy {clump.GalaxyId} has no magnifications, expected those of the stage intrinsic");
        double? fwhm = study.Stage("psf")?.Find(clump.Photometry!.ReferenceFilter)?.Table("PSF").Doubles("fwhm_arcsec")[0];
        (_, ClumpQuantities work, ClumpMasses? masses) = IntrinsicClumpFit.WithDraws(
            clump.Photometry!, sed, MagnificationReader.Read(table, clump.Id), clump.Redshift, study.Settings.Get<CosmologySettings>().ToCosmology(), settings, study.Context.Random("intrinsic", clump.GalaxyId, clump.Id), fwhm);
        double[] none = new double[count];
        Array.Fill(none, double.NaN);
        return
        [
            work.Draws.Mu,
            work.CaseRadiusDraws,
            masses is null ? none : [.. masses.LogStellarMassDraws],
            masses is null ? none : [.. masses.Sfr10Draws],
            masses is null ? none : [.. masses.Unlensed("mass_weighted_age_gyr")],
            masses is null ? none : [.. masses.Unlensed(SharedParameter.Attenuation)],
            masses is null ? none : [.. masses.Unlensed(SharedParameter.Metallicity)],
        ];
    }
}
