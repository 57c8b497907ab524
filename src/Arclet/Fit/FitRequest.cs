using Arclet.Imaging.ClumpFit;
using Arclet.Imaging.Psf;

namespace Arclet.Fit;

/// <summary>What a user asked <c>arclet fit</c> to do.</summary>
internal sealed record FitRequest
{
    /// <summary>The image, as a file with an optional extension in brackets.</summary>
    public required string Image { get; init; }

    /// <summary>The error of each pixel; null where a weight is given.</summary>
    public string? Error { get; init; }

    /// <summary>The weight (inverse variance) of each pixel; null for none.</summary>
    public string? Weight { get; init; }

    /// <summary>The exposure map that adds the sources' photon noise to the weight; null for none.</summary>
    public string? Exposure { get; init; }

    /// <summary>Pixels to leave out, where it is not 0; null for none.</summary>
    public string? Mask { get; init; }

    /// <summary>The PSF: a FITS image or a JSON model.</summary>
    public required string Psf { get; init; }

    /// <summary>Whether the PSF is an optical one, to be integrated over the pixel, whatever its file says.</summary>
    public bool OpticalPsf { get; init; }

    /// <summary>The Gaussians that a PSF image is expanded in.</summary>
    public PsfBasis PsfBasis { get; init; }

    /// <summary>The side of a PSF image's pixels, arcsec; null to read its header.</summary>
    public double? PsfScaleArcsec { get; init; }

    /// <summary>The clumps; null where the shapes' table has them.</summary>
    public string? Positions { get; init; }

    /// <summary>Whether positions are read as ra and dec even where there are x and y.</summary>
    public bool SkyPositions { get; init; }

    /// <summary>Another filter's result, whose shapes are kept; null to fit shapes.</summary>
    public string? Shapes { get; init; }

    /// <summary>The largest common shift along each axis that is looked for between that filter's image and this one, arcsec; null for none.</summary>
    public double? AlignArcsec { get; init; }

    /// <summary>Further images that share the shapes of a fit of all clumps together.</summary>
    public IReadOnlyList<JointImage> With { get; init; } = [];

    /// <summary>Whether all clumps are fitted together on one background.</summary>
    public bool Together { get; init; }

    /// <summary>Cells of that background's spline along the region.</summary>
    public int SplineCells { get; init; }

    /// <summary>How to fit.</summary>
    public required ClumpFitSettings Settings { get; init; }

    /// <summary>Pixels at or above this value, in the image's unit, are saturated; null for none.</summary>
    public double? Saturation { get; init; }

    /// <summary>Electrons per image unit, which adds the sources' photon noise; null for errors that have it.</summary>
    public double? Gain { get; init; }

    /// <summary>What the errors are multiplied with.</summary>
    public double NoiseScale { get; init; } = 1;

    /// <summary>The AB magnitude of one image unit; null to read the header.</summary>
    public double? ZeroPoint { get; init; }

    /// <summary>Whether fluxes stay in the image's own unit.</summary>
    public bool NativeUnits { get; init; }

    /// <summary>The table to write.</summary>
    public required string Out { get; init; }

    /// <summary>The residual image to write; null for none.</summary>
    public string? Residual { get; init; }

    /// <summary>The page of stamps to write; null for none.</summary>
    public string? Stamps { get; init; }

    /// <summary>The table that compares shapes fitted here with those kept; null for none.</summary>
    public string? Compare { get; init; }

    /// <summary>Every file that is read.</summary>
    public IEnumerable<string> Inputs => new[] { Image, Error, Weight, Exposure, Mask, Psf, Positions, Shapes }.OfType<string>().Concat(With.SelectMany(w => new[] { w.Image, w.Error, w.Psf }));

    /// <summary>Every file that is written.</summary>
    public IEnumerable<string> Outputs => new[] { Out, Residual, Stamps, Compare }.OfType<string>().Concat(With.Select(w => w.Out));

    /// <summary>The same for another image of a joint fit; saturation and gain belong to the first.</summary>
    public FitRequest For(JointImage joint) => this with
    {
        Image = joint.Image,
        Error = joint.Error,
        Psf = joint.Psf,
        Out = joint.Out,
        Weight = null,
        Exposure = null,
        Mask = null,
        Saturation = null,
        Gain = null,
        Residual = null,
        Stamps = null,
        With = [],
    };
}
