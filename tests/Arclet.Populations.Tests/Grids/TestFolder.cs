namespace Arclet.Populations.Tests;

/// <summary>A folder for a test's files that goes when the test does.</summary>
internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("arclet-test-");

    public string FullName => folder.FullName;

    public string this[string name] => System.IO.Path.Combine(folder.FullName, name);

    public string With(string name, byte[] bytes)
    {
        File.WriteAllBytes(this[name], bytes);
        return this[name];
    }

    public void Dispose() => folder.Delete(recursive: true);
}
