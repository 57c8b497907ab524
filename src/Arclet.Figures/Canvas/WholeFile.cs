namespace Arclet.Figures;

/// <summary>Writes a file that appears under its name, or replaces an older one, only when it is whole.</summary>
internal static class WholeFile
{
    /// <summary>Writes through a temporary file beside it.</summary>
    public static void Write(string file, ReadOnlySpan<byte> bytes)
    {
        string temporary = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew))
            {
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, file, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
