using System.Text;
using Arclet.Fits;

namespace Arclet.CommandLine;

/// <summary>The files that a verb writes: checked before the work begins and not after it, and written whole or not at all.</summary>
internal static class OutputFiles
{
    /// <summary>Refuses outputs that would replace an input or each other, by whatever links, and those that cannot be written.</summary>
    /// <exception cref="InputException">One of them is so.</exception>
    public static void Check(IEnumerable<string> inputs, IEnumerable<string> outputs)
    {
        var taken = new Dictionary<string, string>(ResolvedPath.Comparer);
        foreach (string input in inputs)
            taken[ResolvedPath.Of(FitsReference.Parse(input).Path)] = "is also an input";
        string[] names = [.. outputs];
        foreach (string output in names)
        {
            if (output.Length == 0)
                throw new InputException("the name of a file to write is empty, expected one such as clumps.ecsv");
            string resolved = ResolvedPath.Of(output);
            if (taken.TryGetValue(resolved, out string? problem))
                throw InputException.InFile(output, $"the file {problem}, expected another name to write to");
            if (Directory.Exists(output))
                throw InputException.InFile(output, "this is a folder, expected the name of a file to write");
            if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output))))
                throw InputException.InFile(output, "the folder does not exist, expected one to write into");
            taken[resolved] = "is written twice";
        }

        // Only a file that was really made tells that one can be: it appears under its name only if it is committed.
        foreach (string output in names)
            new AtomicFile(output).Dispose();
    }

    /// <summary>Writes bytes to a file that appears when it is whole.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new AtomicFile(path);
        file.Write(bytes, 0);
        file.Commit();
    }

    /// <summary>Writes text as UTF-8 to a file that appears when it is whole.</summary>
    /// <exception cref="InputException">It cannot be written.</exception>
    public static void Write(string path, string text) => Write(path, Encoding.UTF8.GetBytes(text));
}
