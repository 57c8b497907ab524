using System.CommandLine;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet show</c>: everything about one galaxy or clump.</summary>
internal sealed class ShowVerb : Verb
{
    private readonly StudyInput study;
    private readonly Argument<string> id = new("ID") { Description = "A galaxy, a clump or a filter." };

    public ShowVerb(MessageLog log)
    {
        study = new StudyInput(log);
        Command = new Command("show", "Prints all that a study's stages have on one galaxy or clump.") { study.Folder, id };
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples => "  arclet show abell2744 15439\n  arclet show abell2744 15439-3\n";

    private int Run(ParseResult parsed)
    {
        (StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages) = study.Read(parsed);
        string wanted = parsed.GetRequiredValue(id);
        TextWriter output = parsed.InvocationConfiguration.Output;
        var run = new StudyRun(folder, settings, stages);
        bool isKnown = false;
        foreach (StageStatus stage in run.Status())
        {
            foreach (UnitStatus unit in stage.Units.Where(u => u.Unit.Id == wanted || u.Unit.Galaxy == wanted || (u.State == UnitState.Done && u.Unit.Galaxy is { } galaxy && wanted.StartsWith(galaxy + "-", StringComparison.Ordinal)) || u.Unit.Galaxy is null))
            {
                bool isOwn = unit.Unit.Id == wanted || unit.Unit.Galaxy == wanted;
                if (isOwn)
                {
                    isKnown = true;
                    output.WriteLine($"{stage.Stage} {unit.Unit.Id}: {unit.State.ToString().ToLowerInvariant()}{(unit.Reason.Length > 0 ? $" ({unit.Reason})" : "")}{(unit.State == UnitState.Done ? $", {unit.Result!.Folder}" : "")}");
                }

                if (unit.State == UnitState.Done)
                    isKnown |= Rows(output, stage.Stage, unit.Result!, wanted);
            }
        }

        return isKnown ? ExitCode.Success : throw InputException.InFile(folder.Root, $"there is nothing about '{wanted}', expected the id of a galaxy, a clump or a filter of this study");
    }

    private static bool Rows(TextWriter output, string stage, UnitResult unit, string wanted)
    {
        bool isKnown = false;
        foreach (string name in unit.TableNames)
        {
            Table table = unit.Table(name);
            Column? key = table.Find("id") ?? table.Find("filter") ?? table.Find("galaxy");
            for (int row = 0; row < table.RowCount; row++)
            {
                if (key is null || Text(key, row) != wanted)
                    continue;
                isKnown = true;
                output.WriteLine($"{stage} {name}");
                foreach (Column column in table.Columns.Where(c => !c.IsMissing(row)))
                    output.WriteLine($"  {column.Name} = {Text(column, row)}{(column.Unit is { Length: > 0 } unitName ? " " + unitName : "")}{(column.Description is { Length: > 0 } text ? $"   # {text}" : "")}");
            }
        }

        return isKnown;
    }

    private static string Text(Column column, int row) => column.GetValue(row) switch
    {
        double value => value.ToString("G6", CultureInfo.InvariantCulture),
        Array values => $"[{string.Join(", ", values.Cast<object>().Take(6))}{(values.Length > 6 ? $", ... {values.Length} values" : "")}]",
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value?.ToString() ?? "",
    };
}
