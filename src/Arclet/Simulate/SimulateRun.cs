using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Imaging.Psf;
using Arclet.Lensing;
using Arclet.Populations;
using Arclet.Sed;
using Arclet.Simulation;
using FittedPsf = Arclet.Imaging.Psf.GaussianMixturePsf;
using SimulatedPsf = Arclet.Simulation.GaussianMixturePsf;

namespace Arclet.Simulate;

/// <summary>Simulates a lensed field and writes it as a study folder: inputs as a user would have them, and the truth beside them.</summary>
internal sealed class SimulateRun(SimulateRequest request, MessageLog log)
{
    /// <summary>The word for the populations made of formulas.</summary>
    private const string Formulas = "formulas";

    private readonly SimulationFolder files = new(request.Folder);

    /// <summary>Simulates and writes; returns the field.</summary>
    public LensedField Execute(CancellationToken cancellation)
    {
        string grid = request.Grid ?? GridSource.Computed;
        bool isMadeHere = grid == Formulas;
        PopulationGrids grids = isMadeHere ? AnalyticTestGrid.Create() : GridSource.Read(grid, log, cancellation);
        FilterCurveSet curves = request.Filters is { } path ? FilterFiles.Read(path) : BuiltInFilters.All;
        files.Create();
        LensedField field = log.WithProgress(progress => LensedFieldSimulation.Generate(
            request.Settings, grids, curves, request.Threads, new Share(progress, "galaxies"), cancellation));
        log.Line($"{request.Folder}: {field.Galaxies.Count} galaxies with {field.ClumpImages.Count} images of clumps, {field.Objects.Count} objects, {field.Geometry.FinePixels * LensedBand.FinePixelArcsec:F1} arcsec, seed {request.Settings.Seed}");
        if (isMadeHere)
            PopulationGridFile.Write(files.Populations, grids);
        WriteLens(field);
        LensedCatalogue.Photometric(field, files.Catalogue).Write(files.Catalogue);
        for (int survey = 1; survey <= 2; survey++)
            LensedCatalogue.Spectroscopic(field, survey, files.Spectra(survey)).Write(files.Spectra(survey));
        LensedCatalogue.Stars(field, files.Stars).Write(files.Stars);
        MosaicFiles.WriteSegmentation(files.Segmentation, field);
        IReadOnlyDictionary<string, IReadOnlyList<double>> signalToNoise = log.WithProgress(progress => WriteBands(field, progress, cancellation));
        LensedTruth.Galaxies(field, files.Truth("galaxies")).Write(files.Truth("galaxies"));
        LensedTruth.Objects(field, files.Truth("objects")).Write(files.Truth("objects"));
        LensedTruth.Clumps(field, files.Truth("clumps")).Write(files.Truth("clumps"));
        LensedTruth.ClumpImages(field, signalToNoise, files.Truth("clump_images")).Write(files.Truth("clump_images"));

        // Last: a folder with a study.yaml is whole.
        OutputFiles.Write(files.Study, StudyText.Of(field.Settings, isMadeHere ? "populations.fits" : GridSource.IsComputed(grid) ? grid : Path.GetFullPath(grid), request.Filters is null ? null : Path.GetFullPath(request.Filters)));
        return field;
    }

    private void WriteLens(LensedField field)
    {
        LenstoolWriter.SaveBestOpt(files.Lens, field.CreateLensProblem());
        LenstoolWriter.SaveBestOpt(files.TrueLens, new LensProblem { Model = field.Cluster.Model });
    }

    private Dictionary<string, IReadOnlyList<double>> WriteBands(LensedField field, IProgress<(string Stage, double Fraction)> progress, CancellationToken cancellation)
    {
        IReadOnlyList<LensedBand> bands = field.Settings.Bands;
        var signalToNoise = new IReadOnlyList<double>[bands.Count];
        int done = 0;
        Parallel.For(0, bands.Count, new ParallelOptions { MaxDegreeOfParallelism = request.Threads, CancellationToken = cancellation }, i =>
        {
            BandMosaic mosaic = field.Observe(bands[i]);
            MosaicFiles.Write(files.Image(bands[i].FilterId), mosaic, field.Settings.Seed);
            SimulatedPsf psf = bands[i].CreatePsf();
            OutputFiles.Write(files.TruePsf(bands[i].FilterId), new FittedPsf(psf.Weights.Zip(psf.SigmaPixels, PsfGaussian.Round), bands[i].PixelScaleArcsec).ToJson());
            signalToNoise[i] = mosaic.ClumpSignalToNoise;
            progress.Report(("mosaics", (double)Interlocked.Increment(ref done) / bands.Count));
        });
        return bands.Select((b, i) => (b.FilterId, signalToNoise[i])).ToDictionary(p => p.FilterId, p => p.Item2);
    }

    private sealed class Share(IProgress<(string Stage, double Fraction)> progress, string stage) : IProgress<double>
    {
        public void Report(double value) => progress.Report((stage, value));
    }
}
