using System.Diagnostics;
using System.Globalization;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;
using MapQuantity = Arclet.Lensing.Maps.LensQuantity;

namespace Arclet.Lens;

/// <summary>The work of <c>arclet lens fit</c>.</summary>
internal sealed class LensFitRun(LensFitRequest request, MessageLog log)
{
    private const double SecondsBetweenLines = 10;

    /// <summary>Draws of the maps.</summary>
    private const int MapDraws = 100;

    /// <summary>Images fainter than this that nobody observed are not listed.</summary>
    private const double FaintestMu = 0.1;

    /// <summary>Fits and writes the results; the exit code says whether the chains converged.</summary>
    public int Execute(CancellationToken cancellation)
    {
        string fingerprint = LensFitFingerprint.Of(request.Problem, request.Options);
        var folder = LensFitFolder.Open(request, fingerprint);
        long start = Stopwatch.GetTimestamp();
        LensPosterior posterior;
        try
        {
            posterior = log.WithWordedProgress(SecondsBetweenLines, progress =>
                ModelInput.Guard(request.Model, () => LensFitter.Run(request.Problem, request.Options, new LensFitWords(progress), folder.Checkpoint, cancellation)));
        }
        catch (OperationCanceledException)
        {
            log.Line($"{request.Out}: the state of the fit is kept, --resume goes on with it");
            throw;
        }

        // The chain first: it is what took the time.
        LensChain chain = LensPosteriorFiles.Chain(posterior, folder.Chain);
        chain.Save(folder.Chain);
        LensPosteriorFiles.Best(posterior, folder.Best).Save(folder.Best);
        LensPosteriorFiles.SaveBestOpt(folder.BestOpt, posterior);
        LensFitParameterTable.Of(folder.Parameters, request, posterior).Write(folder.Parameters);
        LensProblem model = posterior.BestProblem;
        PositionChi2 images = new PositionLikelihood(model.Images!, PositionChi2Options.FromForm(-2)).Evaluate(model.Model);
        Chi2Table.Of(folder.Images, folder.Best, images).Write(folder.Images);
        int unobserved = WritePredictions(folder, model, cancellation);
        LensFitFigures.Write(folder, posterior, images);
        if (request.MapSize > 0)
            WriteMaps(folder, posterior, chain, cancellation);
        OutputFiles.Write(folder.Provenance, LensFitProvenance.Of(request, fingerprint, posterior, images, Stopwatch.GetElapsedTime(start)));
        Report(posterior, images, unobserved);
        return posterior.Converged ? ExitCode.Success : ExitCode.Failure;
    }

    private int WritePredictions(LensFitFolder folder, LensProblem model, CancellationToken cancellation)
    {
        var rows = new List<PredictionRow>();
        foreach (ImageSystem system in model.Images!.Systems.Where(s => s.HasRedshift && s.Images.Count > 1))
        {
            cancellation.ThrowIfCancellationRequested();
            rows.AddRange(PredictionRow.Of(ModelInput.Guard(request.Model, () => CataloguePrediction.Predict(model.Model, system)), FaintestMu));
        }

        PredictionRow.ToTable(folder.Predicted, folder.Best, model.Model, rows).Write(folder.Predicted);
        return rows.Count(r => r.State == PredictionRow.OnlyPredicted);
    }

    private void WriteMaps(LensFitFolder folder, LensPosterior posterior, LensChain chain, CancellationToken cancellation)
    {
        LensChainDraws bound = LensChainDraws.Bind(posterior.Problem, chain);
        var draws = LensDraws.FromChain(bound, Math.Min(MapDraws, bound.Count), request.Options.Seed);
        double reach = 1.2 * posterior.Problem.Images!.Images.Max(i => Math.Max(Math.Abs(i.X), Math.Abs(i.Y)));
        PercentileMapFile.Write(
            log, folder.Maps, draws, new("mu", MapQuantity.Mu, request.MapRedshift, [16, 50, 84], request.Options.Threads), null, posterior.Problem.Model.Reference, MapGrid.Square(request.MapSize, reach), cancellation);
    }

    private void Report(LensPosterior posterior, PositionChi2 images, int unobserved)
    {
        log.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Model}: {posterior.Parameters.Count} parameters, {images.ImageCount} images of {images.Systems.Count} systems; best chi2 {posterior.BestChi2:F2}, ln L {posterior.BestLogLikelihood:F2}, rms {images.ImageRmsArcsec:F3} arcsec in the image plane"));
        log.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{posterior.Chains} chains of {posterior.Length} draws: R-hat at most {posterior.RHat.Max():F4}, effective samples at least {posterior.EffectiveSamples.Min():F0}, {posterior.Divergences} divergences; written to {request.Out}"));
        if (posterior.Evidence is { } evidence)
            log.Line(string.Create(CultureInfo.InvariantCulture, $"ln evidence {evidence.LogEvidence:F2} +- {evidence.Error:F2} ({evidence.Method})"));
        foreach (ImageChi2 image in images.NotFound)
            log.Warning($"image {image.Image.Id} is not made by the best model: {image.NotFound}");
        if (unobserved > 0)
            log.Line($"{unobserved} images of |mu| above {FaintestMu} that nobody observed are predicted: see predicted.ecsv");
        if (posterior.Converged)
            return;
        log.Warning("NOT CONVERGED: the draws in bayes.dat are not the posterior");
        foreach (string reason in posterior.Reasons)
            log.Line("  " + reason);
    }
}
