namespace Arclet.Imaging.Detection;

/// <summary>
/// What the detection threshold is compared with. The two differ by more than a factor of two for the same number: for white
/// noise and the default 3 x 3 kernel, 1.5 sigma on the convolved image is 4.0 sigma of the filtered signal-to-noise.
/// </summary>
public enum ThresholdMode
{
    /// <summary>The convolved image is compared with K times the error of an unconvolved pixel: SExtractor, and sep with a scalar error.</summary>
    Image,

    /// <summary>
    /// The signal-to-noise of the matched filter, sum(k f / s^2) / sqrt(sum(k^2 / s^2)), is compared with K: sep with an error
    /// map and its default filter type.
    /// </summary>
    Snr,
}
