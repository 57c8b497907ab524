namespace Arclet.Lensing;

/// <summary>The sections of a Lenstool parameter file.</summary>
public enum LenstoolSectionKind
{
    /// <summary>A word that is no section of Lenstool: kept as it stands, with a warning.</summary>
    Unknown,

    /// <summary><c>runmode</c>: the reference position and what Lenstool is to do.</summary>
    RunMode,

    /// <summary><c>image</c>: the multiple images that constrain the model.</summary>
    Image,

    /// <summary><c>grille</c>, <c>grid</c>: the number of lenses and the grid on which images are searched.</summary>
    Grid,

    /// <summary><c>source</c>: sources that are drawn.</summary>
    Source,

    /// <summary><c>potentiel</c>, <c>potential</c>: one mass component.</summary>
    Potential,

    /// <summary><c>limit</c>: the priors of the mass component with the same name.</summary>
    Limit,

    /// <summary><c>potfile</c>: members that share scaling relations.</summary>
    Potfile,

    /// <summary><c>cline</c>: critical lines.</summary>
    CriticalLines,

    /// <summary><c>grande</c>, <c>large</c>: the drawing of large arcs.</summary>
    LargeArcs,

    /// <summary><c>cosmologie</c>, <c>cosmology</c>.</summary>
    Cosmology,

    /// <summary><c>cosmolimit</c>: priors of cosmological parameters.</summary>
    CosmologyLimit,

    /// <summary><c>champ</c>, <c>field</c>: the field of maps.</summary>
    Field,

    /// <summary><c>cleanlens</c>: the reconstruction of a source from an image.</summary>
    CleanLens,

    /// <summary><c>observ</c>: seeing and noise of simulated images.</summary>
    Observation,

    /// <summary><c>shapemodel</c>: a source's shape.</summary>
    ShapeModel,

    /// <summary><c>shapelimit</c>: priors of a source's shape.</summary>
    ShapeLimit,

    /// <summary><c>dynfile</c>: a velocity dispersion or mass as constraint.</summary>
    Dynamics,
}
