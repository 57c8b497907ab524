namespace Arclet.Lensing;

/// <summary>A keyword that a section may hold.</summary>
/// <param name="Name">The name under which it is found: Lenstool 8's (English) form.</param>
/// <param name="Spellings">All spellings, this name and the French one among them; the French one (or the only one) is first.</param>
/// <param name="Values">
/// One letter for each value: i an integer, n a number, w a word, x a list of words; a capital one may be missing; + lets the last one repeat.
/// </param>
/// <param name="Role">What it means to a model.</param>
internal sealed record LenstoolKeyword(string Name, IReadOnlyList<string> Spellings, string Values, LenstoolKeywordRole Role)
{
    /// <summary>How the values are called in messages.</summary>
    public string Expected => string.Join(", ", Values.Select(v => v switch
    {
        'i' => "an integer",
        'n' => "a number",
        'w' => "a word",
        'x' => "words",
        'I' => "an integer (optional)",
        'N' => "a number (optional)",
        'W' => "a word (optional)",
        _ => "more of it",
    }));
}
