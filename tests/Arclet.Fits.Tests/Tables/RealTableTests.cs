using Arclet.TestSupport;

namespace Arclet.Fits.Tests;

/// <summary>Published tables, where they are here: values that astropy 5.2.1 reads from the same files.</summary>
public class RealTableTests
{
    [SharedDataFact]
    public void ClumpCatalogue_OfMehta2021_HasTheValuesThatAstropyReads()
    {
        Table table = Table.Read(SharedData.File("catalogs", "mehta2021_gzh_clumps", "GZH_S82_Clump_Catalog.fits"));
        Assert.Equal((543, 109), (table.RowCount, table.Columns.Count));
        Assert.Equal([8647474690313946727, 8647474691953983602, 8647474692499833086], new[] { 0, 100, 542 }.Select(i => table.Column<long>("id")[i]));
        Assert.Equal(20.338383315241714, table.Doubles("ra")[100]);
        Assert.Equal(0.02821868f, table.Column<float>("redshift")[542]);
        Assert.Equal(-86.33399987452552, table.Doubles("dec").Values.ToArray().Sum(), 1e-9);
        Assert.Equal(typeof(short), table.Require("run").ElementType);
        Assert.Equal(106, table.Integers("run")[0]);
        // NaN is missing; texts that astropy masks are empty or missing.
        Assert.Equal(29, Enumerable.Range(0, 543).Count(table.Require("gal_smb").IsMissing));
        Assert.Equal(222, Enumerable.Range(0, 543).Count(i => table.Strings("specobjid")[i].Length == 0));
        Assert.Equal(109, table.Columns.Select(c => c.Name).Distinct().Count());
    }

    [SharedDataFact]
    public void PrismSpectra_OfUncover_HaveTheirUnitsAndValues()
    {
        string[] files = Directory.GetFiles(SharedData.File("catalogs", "uncover_dr4", "spectra"), "*.spec.fits");
        Assert.Equal(6, files.Length);
        foreach (string file in files)
        {
            Table spectrum = Table.Read(file + "[SPEC1D]");
            Assert.Equal(("um", "uJy", "uJy"), (spectrum.Require("wave").Unit, spectrum.Require("flux").Unit, spectrum.Require("err").Unit));
            Assert.Equal(435, spectrum.RowCount);
            Assert.Equal(27, Table.Read(file + "[PROF1D]").Column<double>("pix").Count);
            Assert.InRange(Table.Read(file + "[SLITS]").Column<string>("filename").Count, 18, 65);
        }

        Table first = Table.Read(SharedData.File("catalogs", "uncover_dr4", "spectra", "uncover_DR4_prism-clear_2561_10646.spec.fits") + "[SPEC1D]");
        Assert.Equal((3.251510606573627, 0.3262398829355058), (first.Doubles("wave")[200], first.Doubles("flux")[200]));
        Assert.Equal(12, Enumerable.Range(0, 435).Count(first.Require("flux").IsMissing));
        // numpy's order of the summation differs.
        Assert.Equal(204.65950929919137, first.Doubles("flux").Values.ToArray().Where(double.IsFinite).Sum(), 1e-10);
        Table slits = Table.Read(SharedData.File("catalogs", "uncover_dr4", "spectra", "uncover_DR4_prism-clear_2561_10646.spec.fits") + "[SLITS]");
        Assert.Equal("jw02561002002_05101_00002_nrs1_phot.178.2561_10646.fits", slits.Strings("filename")[3]);
        Assert.Equal(("2561_10646", 10646L, 3.636959983509949), (slits.Strings("source_name")[0], slits.Integers("source_id")[0], slits.Doubles("source_ra")[0]));
    }

    [SharedDataFact]
    public void UncoverRows_WithEmptyCells_KeepThemAsNulls()
    {
        Table table = Table.Read(SharedData.File("catalogs", "uncover_dr3", "uncover_dr3_z6_candidates.csv"));
        Assert.Equal((4731, 46), (table.RowCount, table.Columns.Count));
        Assert.Equal((44L, 3.621318), (table.Integers("id")[5], table.Doubles("ra")[5]));
        Assert.Equal(4730, Enumerable.Range(0, 4731).Count(table.Require("z_spec").IsMissing));
        Assert.Equal((441, 86), (Enumerable.Range(0, 4731).Count(table.Require("f_f090w").IsMissing), Enumerable.Range(0, 4731).Count(table.Require("e_f115w").IsMissing)));
        Table part = Table.Read(SharedData.File("catalogs", "uncover_dr3", "uncover_dr3_z6_candidates.csv"), new TableSelection { Columns = ["f_f090w", "id"], FirstRow = 5, RowCount = 1 });
        Assert.Equal(44, part.Integers("id")[0]);
        using var folder = new TestFolder();
        foreach (string name in new[] { "u.fits", "u.vot", "u.ecsv" })
        {
            table.Write(folder[name]);
            Table again = Table.Read(folder[name]);
            Assert.All(table.Columns, c => AstropyTableTests.AssertSame(c, again.Require(c.Name), keepsTypes: true));
        }
    }

    [SharedDataFact]
    public void Dr4Tables_AreRead()
    {
        (string Name, int Rows, int Columns)[] files = [("dr3_dr4_highz_crossmatch", 44, 67), ("dr4_highz_line_fluxes", 48, 165), ("dr4_highz_magnifications", 48, 51), ("dr4_secure_redshifts", 409, 21)];
        foreach ((string name, int rows, int columns) in files)
        {
            Table table = Table.Read(SharedData.File("catalogs", "uncover_dr4", name + ".csv"));
            Assert.Equal((rows, columns), (table.RowCount, table.Columns.Count));
        }

        Table secure = Table.Read(SharedData.File("catalogs", "uncover_dr4", "dr4_secure_redshifts.csv"));
        Assert.Equal((4661L, 3.604442749383612, 2.513125), (secure.Integers("id_msa")[5], secure.Doubles("ra")[5], secure.Doubles("z_spec")[5]));
        Assert.Equal(9, Enumerable.Range(0, 409).Count(secure.Require("id_DR3").IsMissing));
    }

    [SharedDataFact]
    public void CosmosTable_HasTheValuesThatAstropyReads()
    {
        Table table = Table.Read(SharedData.File("sed", "cosmos2020-specz", "COSMOS_first100specz.fits"));
        Assert.Equal((100, 64), (table.RowCount, table.Columns.Count));
        Assert.Equal((8L, 2.9334820050547186e-32), (table.Integers("id")[7], table.Doubles("f_hsc/gHSC.pb")[7]));
        Assert.Equal(typeof(string), table.Require("string_input").ElementType);
    }

    [SharedDataFact]
    public void SextractorCatalogue_HasNamesUnitsAndValues()
    {
        Table table = Table.Read(SharedData.File("detection", "image.cat"));
        Assert.Equal((65, 21), (table.RowCount, table.Columns.Count));
        Assert.Equal(["FLUX_RADIUS", "FLUX_RADIUS_1", "FLUX_RADIUS_2", "FLAGS"], table.Columns.Skip(17).Select(c => c.Name));
        Assert.Equal(("pixel", "pixel**2", "count"), (table.Require("X_IMAGE").Unit, table.Require("X2_IMAGE").Unit, table.Require("FLUX_APER").Unit));
        Assert.Equal([11, 1.4244, 210.1944, 2906.556, 0.813, 3.127, 4.125, 24], new[] { "NUMBER", "X_IMAGE", "Y_IMAGE", "FLUX_APER", "FLUX_RADIUS", "FLUX_RADIUS_1", "FLUX_RADIUS_2", "FLAGS" }.Select(n => table.Doubles(n)[10]));
    }

    [SharedDataFact]
    public void LenstoolCatalogues_AreReadAsPlainColumns()
    {
        // Rows, and the last row's first words, as plain text reading gives them.
        (string Folder, string Name, int Rows, string Last, double Second, long? Reference)[] files =
        [
            ("a2744-cats", "img_mul_constraints.cat", 83, "64.3", 3.5963329, 0),
            ("a2744-cats", "new_potfile_with_ASTRODEEP_data.txt", 246, "2075.0", 32.503654, 3),
            ("a2744-cats", "potfile_cl_N-NW-S3.txt", 3, "N", 29.8106, 3),
            ("a2744-cats", "potfile_cl_S1-S2-S4.txt", 3, "S1", -55.48, 3),
            ("a370-cats", "galsort_z1Group.cat", 30, "11852", 8.1541297, 3),
            ("a370-cats", "galsortcutI_mosaicBright_noBCGsV2.5.cat", 122, "460", 11.5008534, 3),
            ("a370-cats", "mul_a370_specMosaic.cat", 126, "800.2", 39.975875, null),
            ("macs0416-bergamini22", "CM_cat_MACSJ0416.cat", 212, "99990", 64.04598445919112, 0),
            ("macs0416-bergamini22", "obs_arcs.cat", 237, "211c", 64.0455346, 0),
            ("macs1931", "immul_ongoing.cat", 28, "5.3", 292.96243, null),
            ("macs1931", "m1931.cat", 198, "6112.0", 38.30763244628906, 3),
            ("macs1931", "m1931_CM_zCLASH-MUSE_lenstool-asec.cat", 198, "6112.0", 38.30763244628906, 3),
        ];
        foreach ((string folder, string name, int rows, string last, double second, long? reference) in files)
        {
            Table table = Table.Read(SharedData.File("lens", folder, name), new TableSelection { TextColumns = ["col1"] });
            Assert.Equal((rows, 8), (table.RowCount, table.Columns.Count));
            Assert.Equal(Enumerable.Range(1, 8).Select(i => $"col{i}"), table.Columns.Select(c => c.Name));
            Assert.Equal((last, second), (table.Strings("col1")[rows - 1], table.Doubles("col2")[rows - 1]));
            Assert.Equal(reference, table.Metadata["reference"] as long?);
        }

        Assert.Equal((3.5862424, -30.400166), (Metadata("reference_ra"), Metadata("reference_dec")));
        Assert.NotEqual(0, Table.Read(SharedData.File("lens", "macs0416-bergamini22", "bayes.dat"), new TableSelection { RowCount = 10 }).RowCount);

        static double Metadata(string key) => (double)Table.Read(SharedData.File("lens", "a2744-cats", "img_mul_constraints.cat")).Metadata[key]!;
    }
}
