using System.Text;
using Arclet.Fits;

namespace Arclet.Populations.Tests;

/// <summary>The layouts of all libraries, on files made here; LibraryTests reads the real ones.</summary>
public class GridReaderTests
{
    [Theory]
    [InlineData(false, 4)]
    [InlineData(true, 4)]
    [InlineData(false, 8)]
    [InlineData(true, 8)]
    public void Ised_OfEitherByteOrderAndMarker_IsRead(bool bigEndian, int marker)
    {
        using var folder = new TestFolder();
        CheckBc03(Import(folder.With("bc2003_lr_m62_salp_ssp.ised", SmallGridFiles.Ised(bigEndian, marker)), GridFormat.Bc03));
    }

    [Fact]
    public void IsedAscii_HoldsTheSameAsTheIsed()
    {
        using var folder = new TestFolder();
        CheckBc03(Import(folder.With("bc2003_lr_m62_salp_ssp.ised_ASCII", Encoding.ASCII.GetBytes(SmallGridFiles.IsedAscii())), GridFormat.Bc03Ascii));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PegaseSave_PlainOrCompressed_IsRead(bool packed)
    {
        using var folder = new TestFolder();
        StellarGrid grid = Import(folder.With("a_spec.idl", SmallGridFiles.Pegase(packed)), GridFormat.Pegase);
        Assert.Equal(("Kroupa", 0.004), (grid.Provenance.Imf, grid.Metallicities[0]));
        Assert.Equal([1, 0.875, 0.75], grid.SurvivingFraction);
        double w = SmallGridFiles.Wavelength(7);
        Assert.Equal(SmallGridFiles.Flux(2, 7) * 2.99792458e18 / (w * w), grid.Spectrum(0, 2)[7], 1e-9 * grid.Spectrum(0, 2)[7]);
    }

    [Fact]
    public void PegaseSave_WithNebularEmission_IsRefused()
    {
        using var folder = new TestFolder();
        InputException e = Assert.Throws<InputException>(() => Import(folder.With("a.idl", SmallGridFiles.Pegase(nebular: true)), GridFormat.Pegase));
        Assert.Contains("nebular", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Maraston_GivesLsunPerAngstrom()
    {
        using var folder = new TestFolder();
        StellarGrid grid = Import(folder.With("sed.krz002.rhb", Encoding.ASCII.GetBytes(SmallGridFiles.Maraston())), GridFormat.Maraston);
        Assert.Equal(("Kroupa", 0.02), (grid.Provenance.Imf, grid.Metallicities[0]));
        Assert.Equal([1e6, 1e9], grid.AgesYears);

        // Four digits in the file.
        Assert.Equal(SmallGridFiles.Flux(1, 5) / 3.828, grid.Spectrum(0, 1)[5], 1e-4 * grid.Spectrum(0, 1)[5]);
        Assert.False(grid.KnowsSurvivingFraction);
    }

    [Fact]
    public void Fsps_NeedsAMetallicityAndItsWavelengths()
    {
        using var folder = new TestFolder();
        string path = folder.With("ssp.bin", SmallGridFiles.Fsps());
        Assert.Contains("--metallicity", Assert.Throws<InputException>(() => Import(path, GridFormat.Fsps)).Message, StringComparison.Ordinal);
        var options = new GridImportOptions { Metallicity = 0.002, Imf = "Kroupa" };
        Assert.Contains("*.lambda", Assert.Throws<InputException>(() => GridImport.Read([path], options)).Message, StringComparison.Ordinal);
        folder.With("basel.lambda", SmallGridFiles.Lambda());
        StellarGrid grid = GridImport.Read([path], options).Grids.Stars;
        Assert.Equal((94, 0.5), (grid.AgesYears.Length, grid.SurvivingFraction[93]));
        double w = SmallGridFiles.Wavelength(11);
        Assert.Equal(SmallGridFiles.Flux(30, 11) * 2.99792458e18 / (w * w), grid.Spectrum(0, 30)[11], 1e-15);
    }

    [Fact]
    public void FspsLines_AreTiedToStarsByTheirIonisingPhotons()
    {
        using var folder = new TestFolder();
        NebularGrid gas = NebularImport.Read(folder.With("ZAU_ND_pdva.lines", Encoding.ASCII.GetBytes(SmallGridFiles.Lines())));
        Assert.Equal((NebularNormalization.IonisingPhoton, true), (gas.Normalization, gas.LinesInVacuum));
        Assert.Equal([0.0019, 0.019], gas.Metallicities, (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(2.4e-46, gas.Lines(1, 0, 1)[0], 1e-52);
        StellarGrid stars = AnalyticTestGrid.Create().Stars;
        double[] ages = [1e6, 1e7];
        NebularGrid tied = gas.ForStars(stars, ages);
        int z = Array.IndexOf(stars.Metallicities, 0.02);
        double[] rates = IonisingPhotons.Rates(stars);

        // The gas's Z = 0.019 lies between the stars' 0.008 and 0.02, the age 1e7 between two of theirs: both linear.
        (int a, double wa) = GridAxis.Bracket(stars.AgesYears, 1e7);
        double At(int m) => ((1 - wa) * rates[(m * stars.AgesYears.Length) + a]) + (wa * rates[(m * stars.AgesYears.Length) + a + 1]);
        double photons = (At(z - 1) * (0.02 - 0.019) / 0.012) + (At(z) * (0.019 - 0.008) / 0.012);
        Assert.Equal(2.4e-46 * photons, tied.Lines(1, 0, 1)[0], 2.4e-46 * photons * 1e-12);
        Assert.Throws<InvalidOperationException>(() => tied.ForStars(stars, ages));
    }

    [Fact]
    public void Import_OfFilesThatDoNotBelongTogether_NamesThem()
    {
        using var folder = new TestFolder();
        string one = folder.With("bc2003_lr_a.ised", SmallGridFiles.Ised()), two = folder.With("bc2003_lr_b.ised", SmallGridFiles.Ised(bigEndian: true));
        Assert.Contains("Z = 0.02", Assert.Throws<InputException>(() => GridImport.Read([one, two], new())).Message, StringComparison.Ordinal);
        string other = folder.With("sed.krz002.rhb", Encoding.ASCII.GetBytes(SmallGridFiles.Maraston()));
        Assert.Contains("format", Assert.Throws<InputException>(() => GridImport.Read([one, other], new())).Message, StringComparison.Ordinal);
        Assert.Contains("Chabrier", Assert.Throws<InputException>(() => GridImport.Read([one], new() { Imf = "Chabrier" })).Message, StringComparison.Ordinal);
        string nothing = folder.With("notes.txt", "hello world\n"u8.ToArray());
        Assert.Contains("format", Assert.Throws<InputException>(() => GridImport.Read([nothing], new())).Message, StringComparison.Ordinal);
    }

    private static StellarGrid Import(string path, GridFormat expected)
    {
        GridImportResult result = GridImport.Read([path], new GridImportOptions());
        Assert.Equal(expected, result.Format);
        return result.Grids.Stars;
    }

    private static void CheckBc03(StellarGrid grid)
    {
        Assert.Equal(("Salpeter", "BC03 (low resolution)"), (grid.Provenance.Imf, grid.Provenance.Library));
        Assert.Equal([0.02], grid.Metallicities);
        Assert.Equal([0, 1e6, 1e9], grid.AgesYears);
        Assert.Equal([1, 0.875, 0.75], grid.SurvivingFraction);
        Assert.Equal(SmallGridFiles.Waves, grid.WavelengthsAngstrom.Length);
        for (int a = 0; a < 3; a++)
            Assert.Equal((double)(float)SmallGridFiles.Flux(a, 100), grid.Spectrum(0, a)[100]);
    }
}
