using Arclet.Imaging.Psf;

namespace Arclet.PsfCommand;

/// <summary>What a user asked <c>arclet psf</c> to do.</summary>
internal sealed record PsfRequest
{
    /// <summary>Star cutouts, images with stars, or one PSF image.</summary>
    public required IReadOnlyList<string> Images { get; init; }

    /// <summary>Where the images' stars are.</summary>
    public required StarSource Source { get; init; }

    /// <summary>The table of positions; null but for <see cref="StarSource.Positions"/>.</summary>
    public string? Positions { get; init; }

    /// <summary>The side of a pixel in arcsec, which overrides the header; null to read the header.</summary>
    public double? PixelScaleArcsec { get; init; }

    /// <summary>What a star is, and how large stamps are; null for stamps as large as cutouts are.</summary>
    public required StarSelectorSettings Selection { get; init; }

    /// <summary>How stars are combined.</summary>
    public required PsfStackSettings Stack { get; init; }

    /// <summary>The Gaussians of the expansion.</summary>
    public required ImageExpansionSettings Expansion { get; init; }

    /// <summary>The PSF image to write.</summary>
    public required string Out { get; init; }

    /// <summary>The analytic model to write; null for none.</summary>
    public string? Model { get; init; }

    /// <summary>The sum of Gaussians to write; null for none.</summary>
    public string? Gaussians { get; init; }

    /// <summary>The table of encircled energy to write; null for none.</summary>
    public string? Energy { get; init; }

    /// <summary>The table of stars to write; null for none.</summary>
    public string? Stars { get; init; }

    /// <summary>The figure to write; null for none.</summary>
    public string? Figure { get; init; }

    /// <summary>Every file that is read.</summary>
    public IEnumerable<string> Inputs => Positions is null ? Images : Images.Append(Positions);

    /// <summary>Every file that is written.</summary>
    public IEnumerable<string> Outputs => new[] { Out, Model, Gaussians, Energy, Stars, Figure }.OfType<string>();
}
