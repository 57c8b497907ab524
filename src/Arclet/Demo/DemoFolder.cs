using Arclet.Fits;

namespace Arclet.Demo;

/// <summary>The folder that a demo writes to.</summary>
internal static class DemoFolder
{
    /// <summary>Makes the folder if needed.</summary>
    /// <exception cref="InputException">It has no name, or cannot be made.</exception>
    public static string Make(string folder)
    {
        if (folder.Length == 0)
            throw new InputException("the name of the demo's folder is empty, expected one such as arclet-demo");
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw InputException.InFile(folder, $"the folder for the demo cannot be made ({problem.Message})", problem);
        }

        return folder;
    }
}
