using System.Runtime.CompilerServices;

namespace Arclet.Fits.Tests;

/// <summary>A temporary folder that goes with the test.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("arclet-fits-").FullName;

    public string this[string name] => Path.Combine(_path, name);

    /// <summary>A file that astropy made, from the folder Astropy beside the tests.</summary>
    public static string Astropy(string name, [CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "Astropy", name);

    public string Write(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public string[] Files() => Directory.GetFiles(_path);

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
