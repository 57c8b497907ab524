namespace Arclet.Study;

/// <summary>Something in a study that has to be mended before it is run, or that is worth a look.</summary>
/// <param name="Sentence">One sentence that names the file, the place and what was expected.</param>
/// <param name="IsFatal">Whether the study cannot be run with it.</param>
public readonly record struct StudyProblem(string Sentence, bool IsFatal = true);
