using Arclet.Fits;

namespace Arclet.Study;

/// <summary>How point spread functions are made of stars. The defaults are the paper's (section 3.5): five stars, Moffat + Gaussian + power 4, to 0.5 arcsec.</summary>
public sealed record PsfSettings
{
    /// <summary>The most stars to stack, the brightest ones.</summary>
    [SettingRange(1, 1000)]
    public int StarCount { get; init; } = 5;

    /// <summary>Half of a star's stamp, arcsec; the background is measured in its outer part.</summary>
    [SettingRange(0.1, 10)]
    public double StampRadiusArcsec { get; init; } = 0.9;

    /// <summary>The radius to which the model is fitted and within which its flux is 1, arcsec.</summary>
    [SettingRange(0.05, 10)]
    public double RadiusArcsec { get; init; } = 0.5;

    /// <summary>What the Gaussians of the fits stand for.</summary>
    public PsfModel Model { get; init; } = PsfModel.Analytic;

    /// <summary>Pixels of the stack across one of the image's.</summary>
    [SettingRange(1, 16)]
    public int Oversampling { get; init; } = 4;

    /// <summary>The least signal-to-noise ratio of a star that is found in an image.</summary>
    [SettingRange(5, 1e6)]
    public double SignalToNoise { get; init; } = 100;

    /// <summary>Refuses settings that contradict each other.</summary>
    /// <exception cref="InputException">The radius is beyond the stamps.</exception>
    public void Check()
    {
        if (RadiusArcsec > StampRadiusArcsec)
            throw new InputException($"radius_arcsec is {RadiusArcsec}, expected at most stamp_radius_arcsec, {StampRadiusArcsec}");
    }
}
