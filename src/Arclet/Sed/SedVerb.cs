using System.CommandLine;
using Arclet.CommandLine;

namespace Arclet.Sed;

/// <summary><c>arclet sed</c>: models of galaxies' light.</summary>
internal sealed class SedVerb : Verb
{
    public SedVerb(MessageLog log)
    {
        Parts = [new SedModelVerb(log), new SedFitVerb(log)];
        Command = new Command("sed", "Models of the light of galaxies and clumps: photometry of given models, and fits to measured photometry.");
        foreach (Verb part in Parts)
            Command.Add(part.Command);
    }

    public override Command Command { get; }

    public override IReadOnlyList<Verb> Parts { get; }

    public override string Examples => string.Concat(Parts.Select(p => p.Examples.TrimEnd('\n') + "\n"));
}
