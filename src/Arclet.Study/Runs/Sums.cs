using System.Security.Cryptography;
using System.Text;

namespace Arclet.Study;

/// <summary>Checksums: SHA-256 as hexadecimal digits.</summary>
internal static class Sums
{
    public static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    public static string OfFile(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
