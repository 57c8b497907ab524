using Arclet.Benchmarks;
using BenchmarkDotNet.Running;

// Comparisons with peers have a verb of their own; anything else goes to BenchmarkDotNet.
if (args is ["detection-beside-sep", .. string[] rest])
    return DetectionBesideSep.Run(rest);
if (args is ["clump-fit-beside-lmfit", .. string[] fitRest])
    return ClumpFitBesideLmfit.Run(fitRest);
if (args is ["clump-fit-report", .. string[] reportRest])
    return ClumpFitReport.Run(reportRest);
if (args is ["clump-fit-calibration", .. string[] calibrationRest])
    return ClumpFitCalibration.Run(calibrationRest);
if (args is ["galaxy-fit-comparison"])
    return GalaxyFitComparison.Run();
if (args is ["compression-beside-funpack", .. string[] others])
    return CompressionBesideFunpack.Run(others);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
