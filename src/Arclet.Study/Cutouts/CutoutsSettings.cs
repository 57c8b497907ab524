using Arclet.Fits;

namespace Arclet.Study;

/// <summary>How large cutouts are.</summary>
public sealed record CutoutsSettings
{
    /// <summary>How far a cutout reaches beyond the galaxy's segments, arcsec: room for the background's meshes.</summary>
    public double MarginArcsec { get; init; } = 1.5;

    /// <summary>The least width and height, arcsec; that of a galaxy without a segment.</summary>
    public double MinimumSizeArcsec { get; init; } = 5;

    /// <summary>The largest width and height, arcsec.</summary>
    public double MaximumSizeArcsec { get; init; } = 40;

    /// <summary>Refuses settings that cannot be meant.</summary>
    /// <exception cref="InputException">A setting is out of its range.</exception>
    public void Check()
    {
        if (!(MarginArcsec >= 0 && MinimumSizeArcsec > 0 && MaximumSizeArcsec >= MinimumSizeArcsec && double.IsFinite(MaximumSizeArcsec)))
            throw new InputException($"cutouts: margin_arcsec is {MarginArcsec}, minimum_size_arcsec {MinimumSizeArcsec} and maximum_size_arcsec {MaximumSizeArcsec}, expected 0 or more, a positive number and one that is not smaller");
    }
}
