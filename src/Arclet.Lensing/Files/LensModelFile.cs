using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>Reads a lens model from what a user has: a Lenstool parameter file, our YAML, or a folder of published maps.</summary>
public static class LensModelFile
{
    /// <summary>Reads a model by its path: a folder holds maps, .yaml and .yml are ours, anything else is Lenstool's.</summary>
    /// <exception cref="InputException">The file is missing or wrong; the sentence names file, line and expectation.</exception>
    public static LensProblem Read(string path, LensFileOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new LensFileOptions();
        if (Directory.Exists(path))
            return PublishedMaps.Read(path);
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".yaml" or ".yml" => LensYaml.Read(path),
            _ => FromDocument(LenstoolDocument.Read(path), options),
        };
    }

    /// <summary>Makes a model of a Lenstool document; its catalogues are looked for beside the document's file, then in the options' folder of data.</summary>
    /// <exception cref="InputException">A value of the document cannot be used, or a catalogue is missing or wrong.</exception>
    public static LensProblem FromDocument(LenstoolDocument document, LensFileOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        return LenstoolConversion.Convert(document, options ?? new LensFileOptions());
    }
}
