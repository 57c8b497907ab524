using System.CommandLine;
using Arclet.Fits;

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

    /// <summary>An option that is a text, or not given.</summary>
    public static Option<string?> Text(string name, string valueName, string description) => new(name) { HelpName = valueName, Description = description };

    /// <summary>The value of an option if it is a finite number above 0.</summary>
    /// <exception cref="InputException">It is not.</exception>
    protected static double Positive(string name, double value) =>
        value is > 0 and < double.PositiveInfinity ? value : throw new InputException($"{name} is {value}, expected a number above 0");
}
