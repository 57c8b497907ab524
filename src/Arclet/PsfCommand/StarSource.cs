namespace Arclet.PsfCommand;

/// <summary>Where the stars of the images are.</summary>
internal enum StarSource
{
    /// <summary>Each image is a cutout with a star in its middle.</summary>
    Cutouts,

    /// <summary>At the positions of a table in one image.</summary>
    Positions,

    /// <summary>To be found in the images.</summary>
    Find,

    /// <summary>Nowhere: the image is a PSF.</summary>
    PsfImage,
}
