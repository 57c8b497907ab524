using System.CommandLine;
using Arclet.CommandLine;

namespace Arclet.Demo;

/// <summary><c>arclet demo</c>: a simulated field through the program, compared with its truth.</summary>
internal sealed class DemoVerb : Verb
{
    private readonly Option<string> folder = new("--out")
    {
        HelpName = "DIR",
        Description = "The folder to write to; it is made if it does not exist, and files of an earlier demo in it are replaced.",
        DefaultValueFactory = _ => "arclet-demo",
    };

    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "Seed of the simulation; the same seed gives the same field and the same result.", 1);

    public DemoVerb(MessageLog log)
    {
        Command = new Command("demo", "Simulates a deep field with known clumps, detects them, compares with the truth and writes a page; exit code 0 only if the comparison holds.")
        {
            folder, seed,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var settings = new DemoSettings();
                settings = settings with { Field = settings.Field with { Seed = parsed.GetValue(seed) } };
                return new DemoRun(settings, parsed.GetValue(folder)!, log).Execute(cancellation);
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet demo
          arclet demo --out try --seed 7

        """;
}
