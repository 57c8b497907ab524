using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet edits</c>: exchanges people's edits of clumps as DS9 regions or tables.</summary>
internal sealed class EditsVerb : Verb
{
    private readonly MessageLog log;
    private readonly StudyInput study = new();
    private readonly Argument<string> action = new("ACTION") { HelpName = "export|import", Description = "Write a file, or record the edits of one." };
    private readonly Argument<string> file = new("FILE") { Description = "DS9 regions (.reg) of the clumps as they stand, or the table of edits (.ecsv, .fits, .vot, .csv)." };
    private readonly Option<string?> only = new("--only") { HelpName = "ID,...", Description = "Export these galaxies only." };
    private readonly Option<string?> who = new("--who") { HelpName = "NAME", Description = "Whose edits the regions of an import are; your login name where it is not given." };

    public EditsVerb(MessageLog log)
    {
        this.log = log;
        action.AcceptOnlyFromAmong("export", "import");
        Command = new Command("edits", "Exchanges people's edits of clumps: DS9 regions to look at, change and read back, or the whole table of edits.") { study.Folder, action, file, only, who };
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet edits abell2744 export clumps.reg
          arclet edits abell2744 import clumps.reg --who ann
          arclet edits abell2744 export edits.ecsv

        """;

    private int Run(ParseResult parsed)
    {
        (StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages) = study.Read(parsed);
        string path = parsed.GetRequiredValue(file);
        bool isRegions = Path.GetExtension(path).Equals(".reg", StringComparison.OrdinalIgnoreCase);
        if (!isRegions)
            Table.RequireWritable(path);
        if (parsed.GetRequiredValue(action) == "export")
        {
            OutputFiles.Check([], [path]);
            int count = EditExchange.Export(folder, settings, stages, path, parsed.GetValue(only) is { } list ? FileNames.Split(list) : []);
            log.Line($"{folder.Root}: {count} {(isRegions ? "regions" : "edits")} written to {path}");
            return ExitCode.Success;
        }

        if (parsed.GetValue(only) is not null)
            throw new InputException("--only chooses galaxies of an export, expected none with import");
        IReadOnlyList<ClumpEdit> edits = EditExchange.Import(folder, settings, stages, path, parsed.GetValue(who) ?? Environment.UserName, TimeProvider.System.GetLocalNow());
        string kinds = string.Join(", ", edits.GroupBy(e => e.Kind).Select(g => $"{g.Count()} {g.Key.ToString().ToLowerInvariant()}"));
        log.Line($"{path}: {(edits.Count == 0 ? "no new edits" : $"{edits.Count} edits recorded ({kinds})")} in {folder.Edits}");
        return ExitCode.Success;
    }
}
