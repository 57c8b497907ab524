using System.Security.Cryptography;
using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>A file that a grid was read from.</summary>
/// <param name="Role">What it gave: <c>stars</c>, <c>masses</c>, <c>nebular lines</c>, <c>nebular continuum</c>, <c>line list</c>, <c>dust emission</c>, ...</param>
/// <param name="Name">Its name without the folder.</param>
/// <param name="Length">Its length in bytes as it stands on the disk (packed, if it is).</param>
/// <param name="Sha256">The SHA-256 of those bytes, 64 lower-case hexadecimal digits.</param>
public sealed record SourceFile(string Role, string Name, long Length, string Sha256)
{
    /// <summary>The record of a file on the disk; reads it once.</summary>
    /// <exception cref="InputException">The file cannot be read.</exception>
    public static SourceFile Of(string path, string role)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw InputException.InFile(path, "there is no such file");
        try
        {
            using FileStream stream = File.OpenRead(path);
            return new SourceFile(role, Path.GetFileName(path), stream.Length, Convert.ToHexStringLower(SHA256.HashData(stream)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(path, $"the file cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }
}
