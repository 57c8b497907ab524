using Arclet.CommandLine;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>Fits the objects of a catalogue, keeps each as it is done, and writes the tables from what was kept.</summary>
internal sealed class SedFitRun(SedFitRequest request, MessageLog log)
{
    /// <summary>Without a terminal a line this often says where a long run stands.</summary>
    private const double SecondsBetweenLines = 30;

    public void Execute(CancellationToken cancellation)
    {
        SedFitInputs inputs = SedFitInputs.Read(request, log, cancellation);
        OutputFiles.Check(Sources(), [inputs.Folder.Results, inputs.Folder.Provenance, .. inputs.Settings.Histories.Select(h => inputs.Folder.ResultsOf(h.Name))]);
        if (request.WritesSamples)
            inputs.Folder.MakeSamples();
        if (request.Figures != SedFitFigureChoice.None)
            inputs.Folder.MakeFigures();
        var basis = new PopulationBasis(inputs.Grids);
        var work = new SedFitUnitWork(request, inputs, basis);
        SedFitUnit?[] units = [.. inputs.Objects.Select(work.Find)];
        int[] pending = [.. Enumerable.Range(0, units.Length).Where(i => units[i] is null)];
        int kept = units.Count(u => u is { Error: null });
        TimeSpan elapsed = log.WithWordedProgress(SecondsBetweenLines, words =>
        {
            var progress = new SedFitProgress(units.Length, units.Length - pending.Length, words);
            new SedFitter(basis, inputs.CurveSet, inputs.Settings).Fit(
                [.. pending.Select(i => inputs.Objects[i])],
                request.Threads,
                (i, result) =>
                {
                    units[pending[i]] = work.Keep(result);
                    progress.Done();
                },
                cancellation);
            return progress.Elapsed;
        });
        SedFitUnit[] all = [.. units.OfType<SedFitUnit>()];
        Write(inputs, all);
        Tell(inputs, all, kept, elapsed);
    }

    private IEnumerable<string> Sources() => new[] { request.Table, request.Config, File.Exists(request.Grid) ? request.Grid : null, File.Exists(request.Filters) ? request.Filters : null }.OfType<string>();

    private void Write(SedFitInputs inputs, SedFitUnit[] units)
    {
        var tables = new SedFitTables(inputs, units);
        foreach (FitHistory history in inputs.Settings.Histories)
            tables.Of(history.Name).Write(inputs.Folder.ResultsOf(history.Name));
        OutputFiles.Write(inputs.Folder.Provenance, SedFitProvenance.Of(request, inputs, units));

        // The main table comes last: where it is, all is.
        tables.Results().Write(inputs.Folder.Results);
    }

    private void Tell(SedFitInputs inputs, SedFitUnit[] units, int kept, TimeSpan elapsed)
    {
        foreach ((SedFitUnit unit, SedObject target) in units.Zip(inputs.Objects).Where(p => p.First.Error is not null).Take(10))
            log.Warning($"{target.Id} was not fitted: {unit.Error}");
        int failed = units.Count(u => u.Error is not null), flagged = units.Count(u => u.Error is null && u.Flags != SedFitFlags.None);
        if (failed > 10)
            log.Warning($"{failed - 10} more objects were not fitted; see the column note of {inputs.Folder.Results}");
        string histories = inputs.Settings.Histories.Count == 1 ? "1 history" : $"{inputs.Settings.Histories.Count} histories";
        log.Line($"{units.Length - failed} of {units.Length} objects fitted with {histories} in {elapsed.TotalSeconds:F1} s{(kept > 0 ? $", {kept} of them kept from an earlier run" : "")}; {flagged} with a flag -> {inputs.Folder.Results}");
    }
}
