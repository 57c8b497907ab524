using System.CommandLine;

namespace Arclet.CommandLine;

/// <summary>One verb of the command line: its options, and what it does with them.</summary>
internal abstract class Verb
{
    /// <summary>The command with its options and action.</summary>
    public abstract Command Command { get; }

    /// <summary>Examples for the help, indented by two columns, one a line.</summary>
    public abstract string Examples { get; }

    /// <summary>The verbs under this one, whose commands its own holds.</summary>
    public virtual IReadOnlyList<Verb> Parts => [];
}
