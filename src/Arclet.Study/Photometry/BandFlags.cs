using Arclet.Imaging.ClumpFit;

namespace Arclet.Study;

/// <summary>What a user of a flux in one filter must know about it; the lower bits are those of <see cref="ClumpFitFlags"/>.</summary>
[Flags]
public enum BandFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See <see cref="ClumpFitFlags.AtBound"/>; in other filters than the reference it is the centre that is held.</summary>
    AtBound = ClumpFitFlags.AtBound,

    /// <summary>See <see cref="ClumpFitFlags.NearNeighbour"/>.</summary>
    NearNeighbour = ClumpFitFlags.NearNeighbour,

    /// <summary>See <see cref="ClumpFitFlags.BoxEdge"/>.</summary>
    BoxEdge = ClumpFitFlags.BoxEdge,

    /// <summary>See <see cref="ClumpFitFlags.Masked"/>.</summary>
    Masked = ClumpFitFlags.Masked,

    /// <summary>See <see cref="ClumpFitFlags.Saturated"/>.</summary>
    Saturated = ClumpFitFlags.Saturated,

    /// <summary>See <see cref="ClumpFitFlags.UnresolvedMinor"/>.</summary>
    UnresolvedMinor = ClumpFitFlags.UnresolvedMinor,

    /// <summary>See <see cref="ClumpFitFlags.Unresolved"/>.</summary>
    Unresolved = ClumpFitFlags.Unresolved,

    /// <summary>See <see cref="ClumpFitFlags.LowSignal"/>.</summary>
    LowSignal = ClumpFitFlags.LowSignal,

    /// <summary>See <see cref="ClumpFitFlags.NotConverged"/>.</summary>
    NotConverged = ClumpFitFlags.NotConverged,

    /// <summary>See <see cref="ClumpFitFlags.BadChiSquare"/>.</summary>
    BadChiSquare = ClumpFitFlags.BadChiSquare,

    /// <summary>See <see cref="ClumpFitFlags.NotFitted"/>: there is no flux.</summary>
    NotFitted = ClumpFitFlags.NotFitted,

    /// <summary>See <see cref="ClumpFitFlags.Singular"/>.</summary>
    Singular = ClumpFitFlags.Singular,

    /// <summary>See <see cref="ClumpFitFlags.WiderBox"/>.</summary>
    WiderBox = ClumpFitFlags.WiderBox,

    /// <summary>The filter does not cover the clump: there is neither flux nor limit.</summary>
    NotCovered = 1 << 16,

    /// <summary>The depth table has no limit for the filter; the limit is the set number of the flux's own errors.</summary>
    LimitFromError = 1 << 17,

    /// <summary>The filter has no PSF, so nothing was fitted: there is neither flux nor limit.</summary>
    NoPsf = 1 << 18,
}
