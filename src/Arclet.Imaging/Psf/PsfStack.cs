using Arclet.Fits;

namespace Arclet.Imaging.Psf;

/// <summary>A PSF stacked from stars, with what was used.</summary>
public sealed class PsfStack
{
    internal PsfStack(PsfImage psf, IReadOnlyList<StackedStar> stars, IReadOnlyList<RejectedStar> rejected, double wingLevel)
    {
        Psf = psf;
        Stars = stars;
        Rejected = rejected;
        WingLevel = wingLevel;
        Energy = EncircledEnergy.Measure(psf);
        Profile = AzimuthalProfile.Measure(psf);
    }

    /// <summary>The stack on its oversampled grid, centred on the middle pixel, of unit flux inside its outer radius.</summary>
    public PsfImage Psf { get; }

    /// <summary>The stars in it.</summary>
    public IReadOnlyList<StackedStar> Stars { get; }

    /// <summary>The stars that were left out.</summary>
    public IReadOnlyList<RejectedStar> Rejected { get; }

    /// <summary>The wings' level at the edge that was told apart from the background, per pixel of the images and unit flux; 0 where it could not be.</summary>
    public double WingLevel { get; }

    /// <summary>The encircled energy, from which aperture corrections come.</summary>
    public EncircledEnergy Energy { get; }

    /// <summary>The azimuthal profile, whose width is the FWHM.</summary>
    public AzimuthalProfile Profile { get; }

    /// <summary>One row per star: name, x, y, used, flux, background, noise, misfit, rejected_pixels, reason.</summary>
    /// <param name="alsoRejected">Candidates that were left out before the stack; null for none.</param>
    public Table StarTable(IReadOnlyList<RejectedStar>? alsoRejected = null)
    {
        RejectedStar[] left = [.. Rejected, .. alsoRejected ?? []];
        var table = new Table("stars");
        int used = Stars.Count;
        int count = used + left.Length;
        double[] Of(Func<StackedStar, double> value) => [.. Enumerable.Range(0, count).Select(i => i < used ? value(Stars[i]) : double.NaN)];
        table.Add("star", [.. Stars.Select(s => s.Name), .. left.Select(s => s.Name)]);
        table.Add("x", [.. Stars.Select(s => s.X), .. left.Select(s => s.X)], "pix", "column in the star's image, first pixel 0");
        table.Add("y", [.. Stars.Select(s => s.Y), .. left.Select(s => s.Y)], "pix", "row in the star's image, first pixel 0");
        table.Add("used", [.. Enumerable.Range(0, count).Select(i => i < used)]);
        table.Add("flux", Of(s => s.Flux), null, "inside the stack's radius, in the image's unit");
        table.Add("background", Of(s => s.Background), null, "subtracted, per pixel");
        table.Add("noise", Of(s => s.Noise), null, "scatter of the pixels at the stack's edge");
        table.Add("misfit", Of(s => s.Misfit), null, "rms difference from the stack within 2 FWHM, as a part of its peak");
        table.Add("rejected_pixels", [.. Enumerable.Range(0, count).Select(i => i < used ? (long)Stars[i].RejectedPixels : 0)]);
        table.Add("reason", [.. Stars.Select(_ => string.Empty), .. left.Select(s => s.Reason)]);
        return table;
    }
}
