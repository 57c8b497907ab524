using System.Text;
using Arclet.Fits;
using Arclet.Hostile;

namespace Arclet.Populations.Tests;

/// <summary>Damaged files of every format are read or refused with a clear sentence, quickly and in little memory.</summary>
public class HostileGridTests
{
    [Fact]
    public void DamagedFiles_AreReadOrRefusedClearly()
    {
        using var folder = new TestFolder();
        folder.With("basel.lambda", SmallGridFiles.Lambda());
        var run = new HostileRun(Formats(folder));
        run.Read(folder.FullName, 400, 20261122);
        Assert.True(!run.Failures.Any(), string.Join("\n", run.Failures.Take(5).Select(f => $"{f.Mutant}: {f.Failure}")));
    }

    private static List<HostileFormat> Formats(TestFolder folder)
    {
        PopulationGridFile.Write(folder["sound.fits"], Small());
        byte[] native = File.ReadAllBytes(folder["sound.fits"]);
        File.Delete(folder["sound.fits"]);
        static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
        GridImportOptions fsps = new() { Metallicity = 0.02, Imf = "Kroupa" };
        return
        [
            new("native", HostileKind.Fits, ".fits", [native], Reading(p => PopulationGridFile.Read(p))),
            new(".ised", HostileKind.Text, ".ised", [SmallGridFiles.Ised(), SmallGridFiles.Ised(true, 8)], Reading(p => Bc03Reader.Read(p))),
            new(".ised_ASCII", HostileKind.Text, ".ised_ASCII", [Ascii(SmallGridFiles.IsedAscii())], Reading(p => Bc03AsciiReader.Read(p))),
            new("IDL", HostileKind.Text, ".idl", [SmallGridFiles.Pegase(), SmallGridFiles.Pegase(packed: true)], Reading(p => PegaseReader.Read(p))),
            new("Maraston", HostileKind.Text, ".rhb", [Ascii(SmallGridFiles.Maraston())], Reading(p => MarastonReader.Read(p))),
            new("FSPS", HostileKind.Text, ".bin", [SmallGridFiles.Fsps()], Reading(p => FspsReader.Read(p, fsps.Metallicity, fsps.Imf))),
            new("FSPS lines", HostileKind.Text, ".lines", [Ascii(SmallGridFiles.Lines())], Reading(p => NebularImport.Read(p))),
            new("filter text", HostileKind.Text, ".txt", [Ascii(SmallFilterFiles.Text), Ascii(SmallFilterFiles.Yanny)], Reading(p => FilterFiles.Read(p))),
            new("EAZY filters", HostileKind.Text, ".RES", [Ascii(SmallFilterFiles.Eazy)], Reading(p => FilterFiles.Read(p))),
            new("SVO filters", HostileKind.Xml, ".xml", [Ascii(SmallFilterFiles.Svo("1", "Angstrom"))], Reading(p => FilterFiles.Read(p))),
        ];
    }

    private static PopulationGrids Small()
    {
        var from = new Provenance { Library = "l" };
        var stars = new StellarGrid("s", from, [1000, 2000], [0, 5], [0.02], [1, 2, 0.5, 3]);
        var gas = new NebularGrid("g", from, NebularNormalization.SolarMassFormed, ["a", "b"], [1216, 6565], [1000, 2000], [0.02], [-3], [1e6], [1, 2], [3, 4]);
        return new PopulationGrids(stars, gas, new DustEmissionGrid("d", from, [1e4, 1e5], [1], [1], [1, 2], [3, 4]));
    }

    private static Action<string, List<InputException>> Reading<T>(Func<string, T> read) => (path, errors) => HostileReading.Try(errors, () => read(path));
}
