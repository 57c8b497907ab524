namespace Arclet.Lensing;

/// <summary>
/// Something in a lens file that is not used as it stands, or that contradicts something else, but does not stop the file from being read.
/// Nothing of a file is passed over without one of these or an <see cref="Arclet.Fits.InputException"/>.
/// </summary>
/// <param name="File">The file as it was given.</param>
/// <param name="Line">The line in it, from 1; 0 where the whole file is meant.</param>
/// <param name="Sentence">What is wrong and what was done about it.</param>
public sealed record LensFileWarning(string File, int Line, string Sentence)
{
    /// <summary>The warning as messages show it: file, line, sentence.</summary>
    public override string ToString() => Line > 0 ? $"{File}: line {Line}: {Sentence}" : $"{File}: {Sentence}";
}
