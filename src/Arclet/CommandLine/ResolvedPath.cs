using Arclet.Fits;

namespace Arclet.CommandLine;

/// <summary>The file that a name means in the end: links are followed in every part of it, whether or not the last part exists yet.</summary>
internal static class ResolvedPath
{
    /// <summary>As many links as Linux follows before it takes them for a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>How names are compared: as the usual file systems of the machine do.</summary>
    public static StringComparer Comparer { get; } =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;

    /// <summary>The full name without any link in it.</summary>
    /// <exception cref="InputException">The links go round in a circle.</exception>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        string at = Path.GetPathRoot(full)!;
        var pending = new Stack<string>();
        Push(full[at.Length..], pending);
        int links = 0;
        while (pending.TryPop(out string? part))
        {
            if (part == "..")
            {
                at = Path.GetDirectoryName(at) ?? at;
                continue;
            }

            string next = Path.Combine(at, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                at = next;
                continue;
            }

            if (++links > MostLinks)
                throw InputException.InFile(path, "the links in this name go round in a circle, expected a file");
            string root = Path.IsPathRooted(target) ? Path.GetPathRoot(target)! : "";
            if (root.Length > 0)
                at = root;
            Push(target[root.Length..], pending);
        }

        return at;
    }

    private static void Push(string path, Stack<string> pending)
    {
        string[] parts = path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (int i = parts.Length - 1; i >= 0; i--)
        {
            if (parts[i] != ".")
                pending.Push(parts[i]);
        }
    }
}
