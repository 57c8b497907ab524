using Arclet.Fits;

namespace Arclet.CommandLine;

/// <summary>Checks on the files that a verb is to write, before the work begins and not after it.</summary>
internal static class OutputFiles
{
    /// <summary>Refuses outputs that would replace an input or each other, and folders that do not exist.</summary>
    /// <exception cref="InputException">One of them is so.</exception>
    public static void Check(IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string input in inputs)
            taken[Path.GetFullPath(FitsReference.Parse(input).Path)] = "is also an input";
        foreach (string output in outputs)
        {
            string full = Path.GetFullPath(output);
            if (taken.TryGetValue(full, out string? problem))
                throw InputException.InFile(output, $"the file {problem}, expected another name to write to");
            if (Directory.Exists(full))
                throw InputException.InFile(output, "this is a folder, expected the name of a file to write");
            if (!Directory.Exists(Path.GetDirectoryName(full)))
                throw InputException.InFile(output, "the folder does not exist, expected one to write into");
            taken[full] = "is written twice";
        }
    }
}
