using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>A row of a Lenstool catalogue.</summary>
/// <param name="File">The catalogue, for messages.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Words">The words of the line.</param>
public sealed record LenstoolCatalogueRow(string File, int Line, IReadOnlyList<string> Words)
{
    /// <summary>A word of the row.</summary>
    /// <exception cref="InputException">The row has fewer words.</exception>
    public string Word(int column, string name) => column < Words.Count
        ? Words[column]
        : throw Error($"the row has {Words.Count} words, expected {name} in column {column + 1}");

    /// <summary>A word of the row as a number.</summary>
    /// <exception cref="InputException">The row has fewer words, or the word is no finite number.</exception>
    public double Number(int column, string name) => LensWords.TryNumber(Word(column, name), out double value)
        ? value
        : throw Error($"column {column + 1} is {LensWords.Quote(Words[column])}, expected a number: {name}");

    /// <summary>An error at this row.</summary>
    public InputException Error(string problem) => InputException.InFile(File, $"line {Line}: {problem}");
}
