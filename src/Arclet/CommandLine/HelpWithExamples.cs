using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Arclet.CommandLine;

/// <summary>The standard help, followed by a command's examples.</summary>
internal sealed class HelpWithExamples : SynchronousCommandLineAction
{
    /// <summary>Columns of the text, whatever the terminal's: help that is piped or tested reads the same.</summary>
    private const int Columns = 120;

    private readonly HelpAction standard;
    private readonly IReadOnlyDictionary<Command, string> examples;

    public HelpWithExamples(HelpAction standard, IReadOnlyDictionary<Command, string> examples)
    {
        this.standard = standard;
        this.examples = examples;
        standard.MaxWidth = Columns;
    }

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        int code = standard.Invoke(parseResult);
        if (examples.TryGetValue(parseResult.CommandResult.Command, out string? text))
        {
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Examples:");
            output.WriteLine(text);
        }

        return code;
    }
}
