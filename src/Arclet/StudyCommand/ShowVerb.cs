using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet show</c>: everything about one galaxy, clump or filter.</summary>
internal sealed class ShowVerb : Verb
{
    /// <summary>As many rows stand beside each other; more stand below each other.</summary>
    private const int RowsBeside = 4;

    /// <summary>More rows than this are counted, not listed.</summary>
    private const int ListedRows = 30;

    private readonly StudyInput study;
    private readonly Argument<string> id = new("ID") { Description = "A galaxy, a clump or a filter." };
    private readonly Option<bool> all = new("--all") { Description = "Every column of every row, with its description and the folders of the results." };

    public ShowVerb(MessageLog log)
    {
        study = new StudyInput(log);
        Command = new Command("show", "Prints all that a study's stages have on one galaxy, clump or filter.") { study.Folder, id, all };
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed), cancellation));
    }

    public override Command Command { get; }

    public override string Examples => "  arclet show abell2744 15439\n  arclet show abell2744 15439-3\n  arclet show abell2744 F150W --all\n";

    private int Run(ParseResult parsed)
    {
        (StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages) = study.Read(parsed);
        string wanted = parsed.GetRequiredValue(id);
        bool isWhole = parsed.GetValue(all);
        TextWriter output = parsed.InvocationConfiguration.Output;
        bool isKnown = false;
        IReadOnlyList<StageStatus> status = new StudyRun(folder, settings, stages).Status();
        foreach (StageStatus stage in status)
        {
            foreach (UnitStatus unit in stage.Units.Where(u => Concerns(u, wanted)))
            {
                bool isOwn = unit.Unit.Id == wanted || unit.Unit.Galaxy == wanted;
                isKnown |= isOwn;
                using var rows = new StringWriter();
                bool hasRows = unit.State == UnitState.Done && Rows(rows, unit.Result!, wanted, isWhole);
                isKnown |= hasRows;
                if (!isOwn && !hasRows)
                    continue;

                // A line for what has rows or a reason; clumps of the galaxy that are only not done yet are counted below.
                if (hasRows || unit.Reason.Length > 0 || unit.Unit.Id == wanted || isWhole)
                    output.WriteLine($"== {stage.Stage}{(unit.Unit.Id == wanted || unit.Unit.Id == StageUnit.Whole ? "" : " " + unit.Unit.Id)}{(unit.State == UnitState.Done ? "" : $": {unit.State.ToString().ToLowerInvariant()}")}{(unit.Reason.Length > 0 ? $": {unit.Reason}" : "")}");
                if (isWhole && unit.State == UnitState.Done)
                    output.WriteLine($"  in {unit.Result!.Folder}");
                output.Write(rows);
            }

            int ahead = stage.Units.Count(u => u.Unit.Galaxy == wanted && u.Unit.Id != wanted && (u.State is UnitState.New or UnitState.Stale));
            if (ahead > 0 && !isWhole)
                output.WriteLine($"== {stage.Stage}: {ahead} units not run yet");
        }

        string where = status.All(s => s.IsSettled) ? "" : $" in what is up to date ({status.First(s => !s.IsSettled).Stage} is not: 'arclet run' goes on)";
        return isKnown ? ExitCode.Success : throw InputException.InFile(folder.Root, $"there is nothing about '{wanted}'{where}, expected the id of a galaxy, a clump or a filter of this study");
    }

    /// <summary>Whether a unit may have something: its own, one of its galaxy's, or one of the whole field.</summary>
    private static bool Concerns(UnitStatus unit, string wanted) => unit.Unit.Id == wanted || unit.Unit.Galaxy == wanted || unit.Unit.Galaxy is null
        || (unit.State == UnitState.Done && unit.Unit.Galaxy is { } galaxy && wanted.StartsWith(galaxy + "-", StringComparison.Ordinal));

    private static bool Rows(TextWriter output, UnitResult unit, string wanted, bool isWhole)
    {
        bool isKnown = false;
        foreach (string name in unit.TableNames)
        {
            Table table = unit.Table(name);
            Column[] keys = [.. new[] { table.Find("id"), table.Find("filter"), table.Find("galaxy"), table.Find("clump") }.OfType<Column>()];
            int[] rows = [.. Enumerable.Range(0, table.RowCount).Where(r => keys.Any(k => Names(k, r, wanted, unit)))];
            if (rows.Length == 0)
                continue;
            isKnown = true;
            output.WriteLine($"-- {name}{(rows.Length > 1 ? $", {rows.Length} rows" : "")}{(table.Description is { Length: > 0 } text ? $": {text}" : "")}");
            if (rows.Length > ListedRows && !isWhole)
            {
                output.WriteLine($"  {string.Join(", ", table.Columns.Take(8).Select(c => c.Name))}{(table.Columns.Count > 8 ? ", ..." : "")} (--all lists them)");
                continue;
            }

            Write(output, [.. rows.Select(r => new RowText(table, r, isWhole, rows.Length == 1))], isWhole);
        }

        return isKnown;
    }

    /// <summary>Whether a row is of the wanted one: by its id, or as a clump of the galaxy whose unit this is.</summary>
    private static bool Names(Column key, int row, string wanted, UnitResult unit) => !key.IsMissing(row) && RowText.Value(key, row) is var name
        && (name == wanted || (unit.Unit == wanted && name.StartsWith(wanted + "-", StringComparison.Ordinal)));

    private static void Write(TextWriter output, RowText[] rows, bool isWhole)
    {
        string[] names = [.. rows.SelectMany(r => r.Fields).Select(f => f.Name).Distinct(StringComparer.Ordinal)];
        var fields = rows.Select(r => r.Fields.ToDictionary(f => f.Name, StringComparer.Ordinal)).ToArray();
        if (rows.Length <= RowsBeside || isWhole)
        {
            // A line for each quantity, the rows beside each other.
            TextGrid.Write(output, [.. names.Select(n =>
            {
                RowText.Field first = fields.First(f => f.ContainsKey(n))[n];
                return (IReadOnlyList<string>)[n, .. fields.Select(f => f.TryGetValue(n, out RowText.Field field) ? field.Value : ""), first.Unit, first.Description];
            })]);
        }
        else
        {
            TextGrid.Write(output, [names, .. fields.Select(f => (IReadOnlyList<string>)[.. names.Select(n => f.TryGetValue(n, out RowText.Field field) ? field.Value : "")])]);
        }

        // Filters of several clumps would be pages: each clump shows its own.
        foreach (RowText row in rows.Where(r => r.Filters.Count > 0 && rows.Length == 1))
        {
            string[] columns = [.. row.Filters.SelectMany(f => f.Fields).Select(f => f.Name).Distinct(StringComparer.Ordinal)];
            string Named(string column) => row.Filters.SelectMany(f => f.Fields).First(f => f.Name == column) is { Unit.Length: > 0 } field && !column.EndsWith("_njy", StringComparison.Ordinal) ? $"{column} [{field.Unit}]" : column;
            TextGrid.Write(output, [["filter", .. columns.Select(Named)], .. row.Filters.Select(f => (IReadOnlyList<string>)[f.Filter, .. columns.Select(c => f.Fields.FirstOrDefault(v => v.Name == c).Value ?? "")])]);
        }
    }
}
