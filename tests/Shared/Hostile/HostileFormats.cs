using System.Runtime.CompilerServices;
using System.Text;

namespace Arclet.Hostile;

/// <summary>The formats of Arclet.Fits with the sound files that mutants are made of: small ones of astropy and fpack beside the tests, and texts.</summary>
internal static class HostileFormats
{
    private const string SExtractor = """
        #   1 NUMBER                 Running object number
        #   2 FLUX_ISO               Isophotal flux                         [count]
        #   3 FLUX_APER              Flux vector within circular apertures  [count]
        #   5 X_IMAGE                Object position along x                [pixel]
        #   6 FLAGS                  Extraction flags
                 1      1520.5     210.25      310.5     1024.125   0
                 2       -15.2       1e-3        nan     2048.75    3
                 3   9.9e+30         0.0       -1.5      17.0      16

        """;

    private const string Eazy = """
        # id z_spec z_a z_m1 chi_a l68 u68 nfilt
        1 -1.0000 1.2300 1.2412 3.4e+00 1.10 1.35 27
        2 2.5430 2.5100 2.5210 1.2e+01 2.40 2.61 25
        3 -1.0000 -99.0 -99.0 -9.9e+01 -99 -99 0

        """;

    private const string Lenstool = """
        #REFERENCE 0
        1.1 3.5863 -30.4002 0.14 0.14 0 2.65 0
        1.2 3.5979 -30.3956 0.14 0.14 0 2.65 0
        2.1 3.5832 -30.4035 0.14 0.14 12.5 7.04 0

        """;

    private const string LenstoolRelative = """
        #REFERENCE 3 3.5863 -30.4002
        a1 1.5 -2.25 0.5 0.4 30 20.1 0.0
        a2 -11.5 7.125 0.5 0.4 -60 21.7 0.0

        """;

    public static IReadOnlyList<HostileFormat> All { get; } =
    [
        new("FITS image", HostileKind.Fits, ".fits", Files("Astropy", "uint8.fits", "int8.fits", "int16.fits", "uint16.fits", "int32.fits", "int64.fits", "uint64.fits", "float32.fits", "float64.fits", "scaled_int16.fits", "blank_int16.fits", "header.fits", "multi.fits"), HostileReading.Fits),
        new("FITS image, gzip", HostileKind.PackedFits, ".fits.gz", Files("Astropy", "float32.fits", "int16.fits", "multi.fits"), HostileReading.Fits),
        new("FITS compressed image", HostileKind.Fits, ".fits", Compressed(), HostileReading.Fits),
        new("FITS binary table", HostileKind.Fits, ".fits", Files("Tables/Astropy", "types.fits", "by_table.fits"), HostileReading.Fits),
        new("FITS ASCII table", HostileKind.Fits, ".fits", Files("Tables/Astropy", "ascii.fits"), HostileReading.Fits),
        new("VOTable, TABLEDATA", HostileKind.Xml, ".vot", Files("Tables/Astropy", "tabledata.vot"), HostileReading.Table),
        new("VOTable, BINARY", HostileKind.Xml, ".vot", Files("Tables/Astropy", "binary.vot", "binary2.vot"), HostileReading.Table),
        new("ECSV", HostileKind.Text, ".ecsv", [.. Files("Tables/Astropy", "arrays.ecsv", "arrays_comma.ecsv"), .. Files("Astropy", "objects.ecsv", "table_comma.ecsv", "table_space.ecsv")], HostileReading.Table),
        new("CSV", HostileKind.Text, ".csv", [.. Files("Astropy", "table.csv"), "id,name,ra,dec,ok\n1,a,1.5,2.5,True\n2,\"b, \"\"c\"\"\nd\",,-3,False\n"u8.ToArray()], HostileReading.Table),
        new("ASCII catalogue", HostileKind.Text, ".cat", [.. new[] { SExtractor, Eazy, Lenstool, LenstoolRelative }.Select(Encoding.UTF8.GetBytes)], HostileReading.Table),
    ];

    private static byte[][] Compressed()
    {
        string[] names =
        [
            "fpack-rice-dither1-f4", "fpack-rice-dither2-f8", "fpack-gzip2-none-f4", "fpack-gzip1-lossless-f8", "fpack-fallback-f4", "fpack-rice-tiles-int16", "fpack-rice-uint8", "fpack-scaled-int32", "fpack-plio-int16",
            "fpack-hcompress-int32", "astropy-hcompress-smooth", "fpack-nocompress-int32", "fpack-cube-f4", "astropy-gzip_2-int16", "fpack-rice-nan-f4", "fpack-blank-int16", "fpack-rice-uint32",
        ];
        return [.. Files("Compression/Files", [.. names.Select(n => n + ".fits.gz")]).Select(ByteMutations.Unpack)];
    }

    private static byte[][] Files(string folder, params string[] names) => [.. names.Select(n => File.ReadAllBytes(Path.Combine(Tests(), folder, n)))];

    private static string Tests([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "Arclet.Fits.Tests");
}
