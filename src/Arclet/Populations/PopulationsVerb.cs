using System.CommandLine;
using Arclet.CommandLine;

namespace Arclet.PopulationsCommand;

/// <summary><c>arclet populations</c>: grids of stars, gas and dust.</summary>
internal sealed class PopulationsVerb : Verb
{
    private readonly Verb[] parts;

    public PopulationsVerb(MessageLog log)
    {
        parts = [new ComputeVerb(log), new ClustersVerb(log), new ImportVerb(log), new InfoVerb(log), new CheckVerb(log)];
        Command = new Command("populations", "Grids of stellar populations, gas and dust: computes Arclet's own, imports those that you have, says what is in one, and checks it against published numbers.");
        foreach (Verb part in parts)
            Command.Add(part.Command);
    }

    public override Command Command { get; }

    public override IReadOnlyList<Verb> Parts => parts;

    public override string Examples =>
        """
          arclet populations import bc03/ --imf Chabrier --nebular cloudy/ --out bc03.fits
          arclet populations check --grid bc03.fits
          arclet populations compute

        """;
}
