using System.Text;
using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>
/// The readable form of a lens model: YAML with units in the keys, members and images included, so that one file is the whole model. What is written
/// reads back as the same numbers; a key that is not known is an error with its line.
/// </summary>
public static class LensYaml
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="InputException">The file is missing, no YAML, or a key or value is not what is expected.</exception>
    public static LensProblem Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Parse(string.Concat(LensText.Read(path).Lines), path);
    }

    /// <summary>Reads a text; the name stands for a file in messages.</summary>
    /// <exception cref="InputException">The text is no YAML, or a key or value is not what is expected.</exception>
    public static LensProblem Parse(string text, string name) => LensYamlReader.Read(LensYamlNode.Parse(text, name));

    /// <summary>Writes a file, which appears under its name only when it is whole.</summary>
    /// <exception cref="InputException">The file cannot be written, or the model has a pixel map, which YAML cannot hold.</exception>
    public static void Save(string path, LensProblem problem) => LensFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(ToText(problem))));

    /// <summary>The text of the file.</summary>
    /// <exception cref="InputException">The model has a pixel map, which YAML cannot hold.</exception>
    public static string ToText(LensProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return new LensYamlWriter().Write(problem);
    }
}
