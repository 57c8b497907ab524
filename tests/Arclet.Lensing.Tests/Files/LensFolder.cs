namespace Arclet.Lensing.Tests.Files;

/// <summary>A folder of small lens files for one test.</summary>
internal sealed class LensFolder : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("arclet-lens-").FullName;

    public string Write(string name, string text)
    {
        string path = Path.Combine(Root, name);
        File.WriteAllText(path, text);
        return path;
    }

    public string At(string name) => Path.Combine(Root, name);

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
