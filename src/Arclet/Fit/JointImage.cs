using Arclet.Fits;

namespace Arclet.Fit;

/// <summary>A further image that is fitted together with the first: it shares centres and shapes, and has fluxes and a background of its own.</summary>
/// <param name="Image">The image.</param>
/// <param name="Error">The error of each pixel.</param>
/// <param name="Psf">Its PSF.</param>
/// <param name="Out">The table to write.</param>
internal sealed record JointImage(string Image, string Error, string Psf, string Out)
{
    /// <summary>Reads IMAGE,ERROR,PSF,TABLE.</summary>
    /// <exception cref="InputException">These are not four names.</exception>
    public static JointImage Parse(string text)
    {
        string[] parts = text.Split(',');
        return parts.Length == 4 && parts.All(p => p.Length > 0)
            ? new JointImage(parts[0], parts[1], parts[2], parts[3])
            : throw new InputException($"--with is '{text}', expected IMAGE,ERROR,PSF,TABLE: four names with commas between");
    }
}
