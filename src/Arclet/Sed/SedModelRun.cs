using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary>Computes the models of a file and writes the table.</summary>
internal sealed class SedModelRun(SedModelRequest request, MessageLog log)
{
    public void Execute(CancellationToken cancellation)
    {
        TableFiles.RequireKnownFormat(request.Out);
        OutputFiles.Check([request.Models], [request.Out]);
        (IReadOnlyList<SourceModel> models, IReadOnlyList<string> names) = ModelFile.Read(request.Models, request.Mode);
        FilterCurveSet set = FilterFiles.Read(request.Filters);
        IReadOnlyList<FilterCurve> filters = names.Count > 0 ? set.Select(names) : set.Curves;
        PopulationGrids grids = GridSource.Read(request.Grid, log, cancellation);
        Func<SourceModel, ModelResult?> evaluate = request.Mode == ModelMode.Bagpipes
            ? new BagpipesModel(grids, filters).Evaluate
            : new PopulationModel(new PopulationBasis(grids), filters).Evaluate;
        var results = new ModelResult?[models.Count];
        int done = 0;
        log.WithProgress(progress =>
        {
            Parallel.For(0, models.Count, new ParallelOptions { CancellationToken = cancellation }, i =>
            {
                results[i] = evaluate(models[i]);
                progress.Report(("models", (double)Interlocked.Increment(ref done) / models.Count));
            });
            return 0;
        });
        SedModelTable.Of(request, grids, filters, models, results).Write(request.Out);
        int unphysical = results.Count(r => r is null);
        if (unphysical > 0)
            log.Warning($"{unphysical} of {models.Count} models are unphysical (stars older than the universe); their rows are NaN and their flag is 'unphysical'");
        log.Line($"{models.Count} models in {filters.Count} filters -> {request.Out}");
    }
}
