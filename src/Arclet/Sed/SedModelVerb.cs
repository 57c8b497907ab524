using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary><c>arclet sed model</c>: photometry and masses of the models in a file.</summary>
internal sealed class SedModelVerb : Verb
{
    private readonly Option<string> mode = new("--mode") { HelpName = "default|bagpipes", Description = "How the light is computed: exactly, or by the algebra of Bagpipes 1.3.2.", DefaultValueFactory = _ => "default" };
    private readonly Option<string> grid = new("--grid") { HelpName = "PATH|computed", Description = GridSource.Help, Required = true };
    private readonly Option<string> filters = new("--filters") { HelpName = "DIR", Description = "The filters' throughput curves: a folder, or one file.", Required = true };
    private readonly Option<string> models = new("--models") { HelpName = "FILE.json", Description = "The models: a list, or an object with rows[].model; its filters, where it lists them, are those computed.", Required = true };
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each model; the format follows the ending.", Required = true };

    public SedModelVerb(MessageLog log)
    {
        Command = new Command("model", "Computes the photometry, masses and rates of given models.") { mode, grid, filters, models, table };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var request = new SedModelRequest
                {
                    Mode = parsed.GetValue(mode) switch
                    {
                        "default" => ModelMode.Default,
                        "bagpipes" => ModelMode.Bagpipes,
                        string other => throw new InputException($"--mode is '{other}', expected default or bagpipes"),
                        null => ModelMode.Default,
                    },
                    Grid = parsed.GetRequiredValue(grid),
                    Filters = parsed.GetRequiredValue(filters),
                    Models = parsed.GetRequiredValue(models),
                    Out = parsed.GetRequiredValue(table),
                };
                new SedModelRun(request, log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet sed model --grid bc03.fits --filters filters/ --models models.json --out photometry.ecsv
          arclet sed model --mode bagpipes --grid grids/ --filters filters/ --models golden_photometry.json --out bagpipes.fits

        """;
}
