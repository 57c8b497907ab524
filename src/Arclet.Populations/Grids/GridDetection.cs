using System.Text;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>Tells the format of a file by its bytes, with its name only where two formats begin alike.</summary>
internal static class GridDetection
{
    /// <summary>The format, or null where the file holds no stellar grid.</summary>
    public static GridFormat? FormatOf(string path)
    {
        string name = Path.GetFileName(path);
        if (name.Contains(".ised_ASCII", StringComparison.OrdinalIgnoreCase))
            return GridFormat.Bc03Ascii;
        byte[] bytes = GridBytes.Read(path);
        if (bytes.AsSpan().StartsWith("SIMPLE  ="u8))
            return FitsFormat(path);
        if (IdlSave.IsIdlSave(bytes))
            return GridFormat.Pegase;
        if (Bc03Reader.IsIsed(bytes))
            return GridFormat.Bc03;
        if (FspsReader.IsFsps(bytes))
            return GridFormat.Fsps;
        return IsMaraston(bytes) ? GridFormat.Maraston : null;
    }

    /// <summary>Whether the spectra of a file include nebular emission: such files stand beside those of the stars in PEGASE's folders.</summary>
    public static bool HasGas(string path, GridFormat format) => format == GridFormat.Pegase && PegaseReader.IsNebular(IdlSave.Read(path));

    private static GridFormat? FitsFormat(string path)
    {
        using FitsFile file = FitsFile.Open(path);
        if (file.Hdu(0).Header.Contains("ARCGRID"))
            return GridFormat.Native;
        return file.Find(FitsSelector.ByName("LIVE")) is not null && file.Find(FitsSelector.ByName("AGES")) is not null ? GridFormat.Bagpipes : null;
    }

    /// <summary>Two first lines of four numbers of which the first, the age in Gyr, and the second are the same.</summary>
    private static bool IsMaraston(byte[] bytes)
    {
        string[] lines = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, 400)).Split('\n');
        if (lines.Length < 3)
            return false;
        string[][] two = [.. lines.Take(2).Select(l => l.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))];
        return Array.TrueForAll(two, w => w.Length == 4 && Array.TrueForAll(w, n => FilterTextReader.Number(n, out _))) && two[0][0] == two[1][0] && two[0][1] == two[1][1];
    }
}
