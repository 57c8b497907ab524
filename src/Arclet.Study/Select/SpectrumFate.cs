namespace Arclet.Study;

/// <summary>What became of a spectroscopic redshift.</summary>
public enum SpectrumFate
{
    /// <summary>It is the redshift of its entry.</summary>
    Adopted,

    /// <summary>A list of higher priority, a better quality or a nearer spectrum gives the entry the same redshift.</summary>
    Confirms,

    /// <summary>A list of higher priority, a better quality or a nearer spectrum gives the entry another redshift.</summary>
    Disagrees,

    /// <summary>The spectrum has no redshift, or its quality is too low.</summary>
    LowQuality,

    /// <summary>No entry of the catalogue is within the match radius.</summary>
    Unmatched,
}
