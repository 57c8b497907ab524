using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Study.Tests.Results;

/// <summary>The published catalogue; tests/interop/check_catalogue.py reads with astropy and stilts what is written here.</summary>
public sealed class CatalogueTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Catalogue_ForTheInteroperabilityCheck_IsWritten()
    {
        ReportContext context = Write(Environment.GetEnvironmentVariable("ARCLET_INTEROP_DIR") is { Length: > 0 } given ? Path.Combine(given, "study_catalogue") : null);
        foreach (string name in new[] { "clumps.fits", "clumps.ecsv", "clumps.vot", "clumps.mrt", "clumps.tex", "cds_clumps/clumps.dat", "cds_clumps/ReadMe", "galaxies.fits", "galaxies.vot", "flags.ecsv", "samples.fits" })
            Assert.True(File.Exists(context.PathOf("catalogue/" + name)), name);
    }

    [Fact]
    public void Clumps_InAllFormats_AreTheSameNumbers()
    {
        ReportContext context = Write(null);
        Table fits = Table.Read(context.PathOf("catalogue/clumps.fits") + "[CLUMPS]"), ecsv = Table.Read(context.PathOf("catalogue/clumps.ecsv")), vot = Table.Read(context.PathOf("catalogue/clumps.vot"));
        Assert.Equal(6, fits.RowCount);
        foreach (string column in new[] { "ra", "log_mass", "log_mass_p16", "r_eff_p84", "flux_F200W", "distance" })
        {
            Assert.Equal(fits.Doubles(column).Values.ToArray(), ecsv.Doubles(column).Values.ToArray());
            Assert.Equal(fits.Doubles(column).Values.ToArray(), vot.Doubles(column).Values.ToArray());
        }

        StudyClump clump = context.Study.FindClump("13-2")!;
        Assert.Equal(clump.Of(context.Study.ReferenceHistory)!.Sfr10.P84, fits.Doubles("sfr10_p84")[4]);
        Assert.Equal("solMass/yr", fits.Doubles("sfr10_p84").Unit);
        Assert.Equal("phys.mass", ecsv.Find("log_mass")?.Ucd ?? "phys.mass");
        Assert.Equal("meta.id;meta.main", vot.Find("id")!.Ucd);
        Assert.True(fits.Logicals("in_analysis")[4]);
        Assert.Equal("1", fits.Metadata["seed"]);
    }

    [Fact]
    public void Samples_DrawnAgain_HaveTheCataloguesPercentiles()
    {
        ReportContext context = Write(null);
        Table samples = Table.Read(context.PathOf("catalogue/samples.fits") + "[SAMPLES]"), clumps = Table.Read(context.PathOf("catalogue/clumps.fits") + "[CLUMPS]");
        Assert.Equal(clumps.Strings("id").Values.ToArray(), samples.Strings("id").Values.ToArray());
        foreach ((string column, string of) in new[] { ("log_mass", "log_mass"), ("sfr10", "sfr10"), ("r_eff", "r_eff"), ("mu", "mu") })
        {
            for (int i = 0; i < samples.RowCount; i++)
            {
                double[] draws = [.. samples.Arrays<float>(column)[i].ToArray().Select(v => (double)v)];
                Assert.Equal(1000, draws.Length);

                // The file holds single precision.
                (double p16, double p50, double p84) = SamplePercentiles.Of(draws);
                Assert.Equal(clumps.Doubles(of + "_p16")[i], p16, Math.Abs(1e-6 * p16));
                Assert.Equal(clumps.Doubles(of + "_p50")[i], p50, Math.Abs(1e-6 * p50));
                Assert.Equal(clumps.Doubles(of + "_p84")[i], p84, Math.Abs(1e-6 * p84));
            }
        }
    }

    [Fact]
    public void Flags_OfEveryKind_HaveAMeaning()
    {
        Assert.Equal(Values<IntrinsicFlags>(), Bits("intrinsic_flag"));
        Assert.Equal(Values<SedFitFlags>(), Bits("sed_flag"));
        Assert.Equal(Values<BandFlags>(), Bits("photometry_flag flag_<FILTER>"));
        Assert.All(CatalogueFlags.All, f => Assert.True(f.Meaning.Length > 10));

        static long[] Values<T>()
            where T : struct, Enum => [.. Enum.GetValues<T>().Select(v => Convert.ToInt64(v, System.Globalization.CultureInfo.InvariantCulture)).Where(v => v != 0).Order()];

        static long[] Bits(string columns) => [.. CatalogueFlags.All.Where(f => f.Columns == columns).Select(f => f.Bit).Order()];
    }

    private ReportContext Write(string? target)
    {
        var study = new LastStagesStudy(folder.File("a")) { HasSeds = true };
        study.Run();
        var context = new ReportContext { Study = StudyResults.Read(study.Folder, study.Settings, study.Stages()), Folder = target ?? study.Folder.Results, Threads = 1 };
        CatalogueFiles.Write(context, new ReportSteps(context));
        return context;
    }
}
