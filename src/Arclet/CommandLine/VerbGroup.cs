namespace Arclet.CommandLine;

/// <summary>A verb that only holds others, such as <c>arclet lens</c>.</summary>
internal abstract class VerbGroup : Verb
{
    /// <summary>The verbs in it.</summary>
    public abstract IReadOnlyList<Verb> Verbs { get; }
}
