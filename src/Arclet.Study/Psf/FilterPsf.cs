using Arclet.Imaging.Psf;

namespace Arclet.Study;

/// <summary>The point spread function of a filter, as Gaussians on its image's pixels.</summary>
public sealed record FilterPsf
{
    /// <summary>The Gaussians. Their flux out to infinity is 1, or as the encircled energy that was given makes it: then only the part within its radius is known.</summary>
    public required GaussianMixturePsf Psf { get; init; }

    /// <summary>Where it comes from: <c>file</c>, <c>given stars</c> or <c>found stars</c>.</summary>
    public required string Source { get; init; }

    /// <summary>How many stars are in it; 0 for a file.</summary>
    public int StarCount { get; init; }

    /// <summary>How many stars were left out.</summary>
    public int RejectedCount { get; init; }

    /// <summary>The worst difference between the Gaussians and what they stand for, in parts of its peak.</summary>
    public double LargestError { get; init; }

    /// <summary>The difference (rms) between model and stack in parts of its peak; NaN without a model.</summary>
    public double ModelRms { get; init; } = double.NaN;

    /// <summary>The stack; null for a file.</summary>
    public PsfStack? Stack { get; init; }

    /// <summary>The full width at half maximum, arcsec.</summary>
    public double FwhmArcsec => PsfWidth.FwhmArcsec(Psf);

    /// <summary>
    /// The same PSF with a given part of a point source's light within a radius. All of it is scaled alike: the shape within the radius is what stars measure well, and what is outside of it
    /// does not matter to fits in boxes.
    /// </summary>
    /// <param name="radiusArcsec">The radius.</param>
    /// <param name="energy">The part of the light, above 0 and at most 1.</param>
    public FilterPsf WithEncircledEnergy(double radiusArcsec, double energy)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radiusArcsec);
        if (!(energy is > 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(energy), $"an encircled energy of {energy} is not above 0 and at most 1");
        double scale = energy / Psf.EnclosedFlux(radiusArcsec / Psf.PixelScaleArcsec);
        return this with
        {
            Psf = new GaussianMixturePsf(Psf.Components.ToArray().Select(c => c with { FluxFraction = scale * c.FluxFraction }), Psf.PixelScaleArcsec, Psf.IncludesPixel),
        };
    }
}
