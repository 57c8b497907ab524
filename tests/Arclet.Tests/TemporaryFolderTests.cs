using System.IO.Compression;

namespace Arclet.Tests;

/// <summary>Tests that change the process's environment; nothing runs beside them.</summary>
[CollectionDefinition("environment", DisableParallelization = true)]
#pragma warning disable CA1711 // It is what xunit calls a collection.
public class EnvironmentCollection;
#pragma warning restore CA1711

[Collection("environment")]
public class TemporaryFolderTests
{
    [Fact]
    public void GzipImage_WhereTheTemporaryFolderIsMissing_NamesThatFolder()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var folder = new TemporaryFolder();
        SmallField.WriteImage(folder["field.fits"]);
        using (var gzip = new GZipStream(File.Create(folder["field.fits.gz"]), CompressionLevel.Fastest))
            gzip.Write(File.ReadAllBytes(folder["field.fits"]));
        string? before = Environment.GetEnvironmentVariable("TMPDIR");
        try
        {
            Environment.SetEnvironmentVariable("TMPDIR", folder["gone"]);
            CommandLineRun.Of("detect", folder["field.fits.gz"], "--out", folder["x.csv"]).AssertRefused("field.fits.gz", "temporary folder " + folder["gone"], "TMPDIR");
        }
        finally
        {
            Environment.SetEnvironmentVariable("TMPDIR", before);
        }
    }
}
