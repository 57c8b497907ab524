namespace Arclet.Study;

/// <summary>How the redshift of a galaxy is known.</summary>
public enum RedshiftKind
{
    /// <summary>From the colours of the photometric catalogue.</summary>
    Photometric,

    /// <summary>From a spectrum.</summary>
    Spectroscopic,
}
