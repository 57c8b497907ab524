namespace Arclet.CommandLine;

/// <summary>Several files in one value of an option.</summary>
internal static class FileNames
{
    /// <summary>Splits at the commas that are not inside brackets: <c>a.fits[SCI,1],b.fits</c> is two files.</summary>
    public static string[] Split(string text)
    {
        var parts = new List<string>();
        int start = 0, depth = 0;
        for (int i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '[' => 1, ']' when depth > 0 => -1, _ => 0 };
            if (text[i] != ',' || depth > 0)
                continue;
            parts.Add(text[start..i]);
            start = i + 1;
        }

        return [.. parts, text[start..]];
    }
}
