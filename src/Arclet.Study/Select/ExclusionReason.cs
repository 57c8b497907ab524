namespace Arclet.Study;

/// <summary>Why an entry of the catalogue is not a galaxy of the study, in the order in which the reasons are tried.</summary>
public enum ExclusionReason
{
    /// <summary>The settings name it.</summary>
    Named,

    /// <summary>A flag of the catalogue does not have the wanted value.</summary>
    Flagged,

    /// <summary>It has neither a spectroscopic nor a photometric redshift.</summary>
    NoRedshift,

    /// <summary>It has only a photometric redshift, whose 68 % interval is too wide or not known.</summary>
    RedshiftUncertain,

    /// <summary>Its redshift is not above the least.</summary>
    RedshiftTooLow,

    /// <summary>Its redshift is above the largest.</summary>
    RedshiftTooHigh,

    /// <summary>Its magnification is not known.</summary>
    NoMagnification,

    /// <summary>Its magnification is not above the least.</summary>
    MagnificationTooLow,

    /// <summary>It is a part of a galaxy that has another entry's name.</summary>
    Merged,
}
