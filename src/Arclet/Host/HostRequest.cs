using Arclet.Imaging.Psf;

namespace Arclet.Host;

/// <summary>What a user asked <c>arclet host</c> to do.</summary>
internal sealed record HostRequest
{
    /// <summary>The filters.</summary>
    public required IReadOnlyList<HostBand> Bands { get; init; }

    /// <summary>The DS9 regions, one for each galaxy; null where a segmentation map is given.</summary>
    public string? Regions { get; init; }

    /// <summary>The segmentation map, on the first filter's pixels; null where regions are given.</summary>
    public string? Segmentation { get; init; }

    /// <summary>The objects of the segmentation map.</summary>
    public IReadOnlyList<int> Ids { get; init; } = [];

    /// <summary>Whether all images are brought to the broadest PSF.</summary>
    public bool Match { get; init; } = true;

    /// <summary>The Gaussians that PSF images are expanded in.</summary>
    public PsfBasis PsfBasis { get; init; }

    /// <summary>Width and height of the background's meshes, pixels.</summary>
    public int MeshPixels { get; init; } = 64;

    /// <summary>Whether fluxes stay in the images' own units.</summary>
    public bool NativeUnits { get; init; }

    /// <summary>The table to write.</summary>
    public required string Out { get; init; }

    /// <summary>Every file that is read.</summary>
    public IEnumerable<string> Inputs => Bands.SelectMany(b => new[] { b.Image, b.Error, b.Psf }).Concat(new[] { Regions, Segmentation }.OfType<string>());
}
