using Arclet.Imaging.Psf;

namespace Arclet.Study;

/// <summary>The point spread function of a filter, as Gaussians on its image's pixels.</summary>
public sealed record FilterPsf
{
    /// <summary>The Gaussians, of unit flux.</summary>
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
}
