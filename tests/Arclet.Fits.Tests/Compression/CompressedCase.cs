using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace Arclet.Fits.Tests.Compression;

/// <summary>A compressed file of fpack or astropy with the pixels that funpack and astropy read from it (tests/interop/make_compressed.py).</summary>
internal sealed record CompressedCase(string Name, string Folder, string Type, long[] Axes)
{
    public static IReadOnlyList<CompressedCase> Committed { get; } = In(FolderOf());

    public string Path => System.IO.Path.Combine(Folder, Name + ".fits.gz");

    public int Width => (int)Axes[0];

    public int Height => Axes.Length > 1 ? (int)Axes[1] : 1;

    public int Planes => Axes.Length > 2 ? (int)Axes[2] : 1;

    public bool IsInteger => Type == "int64";

    public static CompressedCase[] In(string folder) =>
        [.. File.ReadLines(System.IO.Path.Combine(folder, "cases.csv")).Select(line => line.Split(',')).Select(f => new CompressedCase(f[0], folder, f[1], [.. f[2..].Select(long.Parse)]))];

    public static CompressedCase Named(string name) => Committed.Single(c => c.Name == name);

    /// <summary>The bytes of the FITS file.</summary>
    public byte[] Unpacked()
    {
        using var gzip = new GZipStream(File.OpenRead(Path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    public double[] Reals()
    {
        byte[] raw = File.ReadAllBytes(System.IO.Path.Combine(Folder, Name + ".raw"));
        return Type switch
        {
            "int64" => [.. Integers().Select(i => (double)i)],
            "float32" => [.. Enumerable.Range(0, raw.Length / 4).Select(i => (double)BinaryPrimitives.ReadSingleLittleEndian(raw.AsSpan(4 * i)))],
            _ => [.. Enumerable.Range(0, raw.Length / 8).Select(i => BinaryPrimitives.ReadDoubleLittleEndian(raw.AsSpan(8 * i)))],
        };
    }

    public long[] Integers()
    {
        byte[] raw = File.ReadAllBytes(System.IO.Path.Combine(Folder, Name + ".raw"));
        return [.. Enumerable.Range(0, raw.Length / 8).Select(i => BinaryPrimitives.ReadInt64LittleEndian(raw.AsSpan(8 * i)))];
    }

    private static string FolderOf([CallerFilePath] string thisFile = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(thisFile)!, "Files");
}
