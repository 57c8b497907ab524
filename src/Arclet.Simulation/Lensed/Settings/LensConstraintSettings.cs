namespace Arclet.Simulation;

/// <summary>The multiple images that a lens model of the field is fitted to: sources of their own, not the galaxies of the mosaics.</summary>
public sealed record LensConstraintSettings
{
    /// <summary>Number of multiply imaged sources; the default is that of the model of Abell 2744 that the paper uses (136 images of 46 sources, arXiv:2410.10974).</summary>
    public int SystemCount { get; init; } = 46;

    /// <summary>The error of each coordinate of an image, in arcsec; drawn, and given to the fit as sigposArcsec.</summary>
    public double PositionErrorArcsec { get; init; } = 0.3;

    /// <summary>Images fainter than this |mu| are not seen.</summary>
    public double FaintestMagnification { get; init; } = 0.7;

    /// <summary>
    /// Sources nearer than this to where they would be seen only once are left out, arcsec in the source plane: so that models near the truth show every source too, and that it was chosen says nothing of
    /// the lens that the likelihood does not know.
    /// </summary>
    public double CausticMarginArcsec { get; init; } = 0.5;

    /// <summary>Images farther than this from the frame's origin are not seen, arcsec.</summary>
    public double LargestRadiusArcsec { get; init; } = 60;

    /// <summary>The sources' least and largest redshift; uniform in the age of the Universe.</summary>
    public (double Least, double Largest) Redshift { get; init; } = (1, 6.5);

    /// <summary>How far the file's starting values are from the truth, in units of a tenth of each prior's width (standard deviation).</summary>
    public double StartOffset { get; init; } = 1;
}
