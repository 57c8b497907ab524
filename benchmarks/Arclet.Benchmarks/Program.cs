using Arclet.Benchmarks;
using Arclet.Benchmarks.Sed;
using BenchmarkDotNet.Running;

// Comparisons with peers and long measurements have verbs of their own; anything else goes to BenchmarkDotNet.
var verbs = new Dictionary<string, Func<string[], int>>(StringComparer.Ordinal)
{
    ["detection-beside-sep"] = DetectionBesideSep.Run,
    ["tables-beside-astropy"] = TablesBesideAstropy.Run,
    ["compression-beside-funpack"] = CompressionBesideFunpack.Run,
    ["hostile-input"] = HostileInput.Run,
    ["hostile-lens-files"] = HostileInput.RunLens,
    ["clump-fit-beside-lmfit"] = ClumpFitBesideLmfit.Run,
    ["clump-fit-report"] = ClumpFitReport.Run,
    ["clump-fit-calibration"] = ClumpFitCalibration.Run,
    ["clump-fit-bins"] = ClumpFitBins.Run,
    ["clump-pair-limits"] = ClumpPairLimits.Run,
    ["clump-fit-coverage"] = ClumpFitCoverage.Run,
    ["lens-map"] = LensMapBesideLenstool.Run,
    ["lens-chi2"] = LensChi2.Run,
    ["lens-gradient"] = LensGradient.Run,
    ["lens-fit-a2744"] = LensFitAbell2744.Run,
    ["lens-images-brute-force"] = LensImagesBruteForce.Run,
    ["lens-clump-draws"] = Arclet.Benchmarks.Lensing.LensClumpDraws.Run,
    ["lens-coverage"] = Arclet.Benchmarks.Lensing.LensCoverage.Run,
    ["lens-uncover"] = Arclet.Benchmarks.Lensing.LensUncover.Run,
    ["sampler-evidence"] = Arclet.Benchmarks.Sampling.SamplerEvidence.Run,
    ["sed-likelihood"] = SedLikelihood.Run,
    ["galaxy-fit-comparison"] = _ => GalaxyFitComparison.Run(),
    ["sed-fit-speed"] = SedFitSpeed.Run,
    ["sed-fit-evidence"] = SedFitEvidence.Run,
    ["sed-fit-coverage"] = SedFitCoverage.Run,
    ["sed-fit-catalogue"] = SedFitCatalogue.Run,
    ["sed-fit-real"] = SedFitReal.Run,
    ["study-trends"] = Arclet.Benchmarks.Study.StudyTrends.Run,
    ["study-coverage"] = Arclet.Benchmarks.Study.StudyCoverage.Run,
    ["study-sed"] = Arclet.Benchmarks.Study.StudySedCoverage.Run,
    ["study-lens"] = Arclet.Benchmarks.Study.StudyLensPulls.Run,
    ["populations-repairs"] = Arclet.Benchmarks.Populations.RepairEffects.Run,
    ["populations-blanketing-fit"] = Arclet.Benchmarks.Populations.BlanketingFit.Run,
    ["populations-beside-peers"] = Arclet.Benchmarks.Populations.PopulationsBesidePeers.Run,
    ["computed-beside-bc03-fits"] = Arclet.Benchmarks.Populations.ComputedBesideBc03Fits.Run,
    ["report-2000"] = Arclet.Benchmarks.Report.Report2000.Run,
    ["computed-grid"] = Arclet.Benchmarks.Populations.ComputedGridReport.Run,
};
if (args is [var verb, .. string[] rest] && verbs.TryGetValue(verb, out Func<string[], int>? run))
    return run(rest);
BenchmarkSwitcher.FromAssembly(typeof(DetectionBesideSep).Assembly).Run(args);
return 0;
