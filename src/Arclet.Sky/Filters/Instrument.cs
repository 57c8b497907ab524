namespace Arclet.Sky;

/// <summary>A camera with its own set of filters. The order is the order of ownership: an earlier camera owns a filter's plain token.</summary>
public enum Instrument
{
    /// <summary>JWST NIRCam.</summary>
    Nircam,

    /// <summary>HST Advanced Camera for Surveys, wide-field channel.</summary>
    AcsWfc,

    /// <summary>HST Wide Field Camera 3, infrared channel.</summary>
    Wfc3Ir,

    /// <summary>HST Wide Field Camera 3, ultraviolet and visible channel.</summary>
    Wfc3Uvis,

    /// <summary>JWST NIRISS imaging.</summary>
    Niriss,

    /// <summary>JWST MIRI imaging.</summary>
    Miri,
}
