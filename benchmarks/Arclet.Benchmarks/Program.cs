using Arclet.Benchmarks;
using BenchmarkDotNet.Running;

// Comparisons with peers have a verb of their own; anything else goes to BenchmarkDotNet.
if (args is ["detection-beside-sep", .. string[] rest])
    return DetectionBesideSep.Run(rest);
if (args is ["tables-beside-astropy", .. string[] others])
    return TablesBesideAstropy.Run(others);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
