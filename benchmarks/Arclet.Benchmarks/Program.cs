using Arclet.Benchmarks;
using BenchmarkDotNet.Running;

// Comparisons with peers have a verb of their own; anything else goes to BenchmarkDotNet.
if (args is ["detection-beside-sep", .. string[] rest])
    return DetectionBesideSep.Run(rest);
if (args is ["tables-beside-astropy", .. string[] others])
    return TablesBesideAstropy.Run(others);
if (args is ["compression-beside-funpack", .. string[] tiles])
    return CompressionBesideFunpack.Run(tiles);
if (args is ["hostile-input", .. string[] mutants])
    return HostileInput.Run(mutants);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
