using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Writes the tables of results to <c>results/tables</c>, one ECSV file each.</summary>
public static class ResultTableFiles
{
    /// <summary>Writes them where the study changed.</summary>
    /// <returns>Whether they were computed anew.</returns>
    /// <exception cref="InputException">A file cannot be written.</exception>
    public static bool Write(ReportContext context, ReportSteps steps)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(steps);
        return steps.Run("tables", context.Study.Fingerprint + context.Study.Settings.TextOf(typeof(FiguresSettings)), () =>
        {
            var names = new List<string>();
            foreach ((string name, Func<StudyResults, int, Table> make) in ResultTables.All)
            {
                Table table = make(context.Study, context.Threads);
                table.Metadata.Set("seed", context.Study.Settings.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
                table.Metadata.Set("study", context.Study.Fingerprint);
                names.Add($"tables/{name}.ecsv");
                context.Write(names[^1], table.Write);
            }

            context.Progress($"{names.Count} tables in {context.PathOf("tables")}");
            return names;
        });
    }
}
