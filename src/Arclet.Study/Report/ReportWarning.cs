namespace Arclet.Study;

/// <summary>Something that a reader must know before any number.</summary>
/// <param name="Text">It in one sentence.</param>
/// <param name="IsSerious">Whether numbers are missing or must not be used for it.</param>
/// <param name="Details">The objects that it is about, each with what happened; empty where the sentence says all.</param>
internal sealed record ReportWarning(string Text, bool IsSerious, IReadOnlyList<string> Details)
{
    public ReportWarning(string text, bool isSerious = false)
        : this(text, isSerious, [])
    {
    }
}
