using Arclet.Fits;

namespace Arclet.Host;

/// <summary>One of the filters that a galaxy is measured in.</summary>
/// <param name="Filter">Its name, for the table's columns.</param>
/// <param name="Image">The image.</param>
/// <param name="Error">The error of each pixel.</param>
/// <param name="Psf">The PSF.</param>
internal sealed record HostBand(string Filter, string Image, string Error, string Psf)
{
    /// <summary>Reads FILTER=IMAGE,ERROR,PSF.</summary>
    /// <exception cref="InputException">The text is another one.</exception>
    public static HostBand Parse(string text)
    {
        string[] parts = text.Split('=', 2) is [{ Length: > 0 } name, var files] ? [name, .. files.Split(',')] : [];
        return parts.Length == 4 && parts.All(p => p.Length > 0)
            ? new HostBand(parts[0], parts[1], parts[2], parts[3])
            : throw new InputException($"--band is '{text}', expected FILTER=IMAGE,ERROR,PSF, as in F150W=f150w.fits[SCI],f150w.fits[ERR],psf_f150w.fits");
    }
}
