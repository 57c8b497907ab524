using System.CommandLine;
using System.CommandLine.Invocation;

namespace Arclet.CommandLine;

/// <summary>Prints the program's version, also where another program hosts it.</summary>
internal sealed class PrintVersion : SynchronousCommandLineAction
{
    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(ArcletProgram.Version);
        return ExitCode.Success;
    }
}
