namespace Arclet.Study;

/// <summary>What the Gaussians of a stack of stars stand for.</summary>
public enum PsfModel
{
    /// <summary>The analytic model of the paper, Moffat + Gaussian + softened r^-4, fitted to the stack.</summary>
    Analytic,

    /// <summary>The stack itself.</summary>
    Image,
}
