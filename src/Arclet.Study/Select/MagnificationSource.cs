namespace Arclet.Study;

/// <summary>Where the magnification of the selection comes from.</summary>
public enum MagnificationSource
{
    /// <summary>The catalogue's column.</summary>
    Catalogue,

    /// <summary>The lens model at the entry's position and adopted redshift.</summary>
    Model,
}
