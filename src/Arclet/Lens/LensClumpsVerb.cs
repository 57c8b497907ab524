using System.CommandLine;
using System.Runtime.ExceptionServices;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens clumps</c>: the magnification of every clump of a table.</summary>
internal sealed class LensClumpsVerb : Verb
{
    private readonly ModelInput model;
    private readonly ChainInput chain;
    private readonly MessageLog log;
    private readonly Argument<string> clumps = new("TABLE") { Description = "The clumps: a table of arclet fit (with ra and dec), or ra dec (or x y in arcsec of the frame), sigma_major_arcsec, sigma_minor_arcsec and theta_deg." };
    private readonly Option<string?> column = new("--z-column") { HelpName = "NAME", Description = "The column of redshifts." };
    private readonly Option<double?> redshift = NumberOption.RealOrNone("--z", "Z", "One redshift for all clumps.");
    private readonly Option<double> pixel = NumberOption.Real("--pixel-scale", "ARCSEC", "The pixels inside the ellipse; finer where fewer than 100 lie inside.", 0.02);
    private readonly Option<double> sigmas = NumberOption.Real("--ellipse", "SIGMAS", "The ellipse's semi-axes in standard deviations; the default holds half of the light.", ClumpLensingOptions.HalfLight);
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each clump.", Required = true };
    private readonly Option<string?> drawsTable = new("--draws-out") { HelpName = "FITS", Description = "Also write every clump's magnifications in every draw, and the draws' parameters." };
    private readonly Option<int?> threads = NumberOption.WholeOrNone("--threads", "N", "Threads to use; the numbers are the same for any number. Default: one for each processor.", least: 1, most: 1024);

    public LensClumpsVerb(MessageLog log)
    {
        this.log = log;
        (model, chain) = (new ModelInput(log), new ChainInput(log));
        Command = new Command("clumps", "Magnifications of clumps: median and scatter inside each ellipse, their errors over draws of the model's posterior, the de-lensed ellipse, and the magnification of the finite area.");
        model.AddTo(Command);
        Command.Add(clumps);
        foreach (Option option in new Option[] { column, redshift, pixel, sigmas, table })
            Command.Add(option);
        chain.AddTo(Command);
        Command.Add(drawsTable);
        Command.Add(threads);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens clumps best.par clumps_f150w.ecsv --z 2.58 --out clumps_mu.ecsv
          arclet lens clumps best.par clumps.csv --z-column z_spec --out clumps_mu.fits
          arclet lens clumps bestopt.par clumps.csv --z-column z_spec --chain bayes.dat --draws 100 --out clumps_mu.ecsv --draws-out clumps_mu_draws.fits

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(model.Model), file = parsed.GetRequiredValue(clumps), output = parsed.GetRequiredValue(table);
        TableFiles.RequireKnownFormat(output);
        string? drawsFile = parsed.GetValue(drawsTable);
        OutputFiles.Check([.. model.Inputs(parsed), file, .. chain.Inputs(parsed)], drawsFile is null ? [output] : [output, drawsFile]);
        chain.RequireChainFor(parsed, drawsTable);
        if (parsed.GetValue(column) is null == parsed.GetValue(redshift) is null)
            throw new InputException("expected either --z-column or --z");
        var options = new ClumpLensingOptions { PixelArcsec = Positive(pixel), EllipseSigmas = Positive(sigmas) };
        LensProblem problem = model.Read(parsed);
        LensChainDraws? samples = chain.Read(parsed, problem);
        int? best = samples?.MostLikely();

        // With a chain the values are its most likely sample's: the file that was fitted has none of its own.
        LensModel lens = best is { } sample ? samples!.Draw(sample) : problem.Model;
        var rows = new LensTable(Table.Read(file), lens.Reference);
        ClumpShape[] shapes = rows.Shapes();
        double[] z = parsed.GetValue(column) is { } name ? rows.Numbers(name) : [.. Enumerable.Repeat(parsed.GetValue(redshift)!.Value, shapes.Length)];
        for (int i = 0; i < z.Length; i++)
            ModelInput.RequireBehind(lens, z[i], parsed.GetValue(column) is { } c ? rows.Place(i, c) : "--z");
        int count = parsed.GetValue(threads) ?? Environment.ProcessorCount;
        LensDraws? draws = samples is null ? null : ModelInput.Guard(parsed.GetValue(chain.Chain)!, () => chain.Draw(parsed, samples));
        (ClumpLensing[] results, ClumpMagnifications? drawn) = log.WithProgress(progress =>
            (Values(lens, path, file, rows, shapes, z, options, count, progress, cancellation), draws is null ? null : Drawn(draws, file, shapes, z, options, count, progress, cancellation)));
        var provenance = new LensClumpsProvenance(path, best, draws is null ? null : parsed.GetValue(chain.Chain), parsed.GetValue(chain.Seed), options);
        ClumpLensingTable.Of(output, provenance, lens, rows, shapes, z, results, drawn).Write(output);
        if (drawsFile is not null)
            ClumpMagnificationFile.Write(drawsFile, rows.Ids, z, drawn!, draws!, provenance.Entries);
        log.Line($"{file}: {results.Length} clumps, |mu| from {results.Min(r => r.Mu):G4} to {results.Max(r => r.Mu):G4}, {results.Count(r => r.CrossesCriticalLine)} across a critical line, written to {output}");
        if (draws is not null)
            log.Line($"{provenance.Chain}: {draws.Count} of {samples!.Count} samples drawn{(best is { } row ? $", values of sample {row} (the most likely)" : $", values of {path}: the chain has no likelihoods")}{(drawsFile is null ? "" : $", every draw written to {drawsFile}")}");
        return ExitCode.Success;

        double Positive(Option<double> option) => parsed.GetValue(option) is > 0 and < double.PositiveInfinity and var value
            ? value
            : throw new InputException($"{option.Name} is {parsed.GetValue(option)}, expected a finite number above 0");
    }

    private static ClumpLensing[] Values(
        LensModel lens, string path, string file, LensTable rows, ClumpShape[] shapes, double[] z, ClumpLensingOptions options, int threads, IProgress<(string, double)> progress, CancellationToken cancellation)
    {
        Dictionary<double, LensField> fields = z.Distinct().ToDictionary(redshift => redshift, redshift => ModelInput.Guard(path, () => lens.FieldFor(redshift)));
        var made = new ClumpLensing[shapes.Length];
        int done = 0;
        try
        {
            Parallel.For(0, made.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
            {
                made[i] = ModelInput.Guard($"{file}: clump {rows.Ids[i]}", () => ClumpLensing.Measure(fields[z[i]], shapes[i], options));
                progress.Report(("clumps", Interlocked.Increment(ref done) / (double)made.Length));
            });
        }
        catch (AggregateException problem) when (problem.InnerExceptions[0] is InputException first)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return made;
    }

    private static ClumpMagnifications Drawn(
        LensDraws draws, string file, ClumpShape[] shapes, double[] z, ClumpLensingOptions options, int threads, IProgress<(string, double)> progress, CancellationToken cancellation) =>
        ModelInput.Guard(file, () => ClumpMagnifications.Measure(draws, shapes, z, options, threads, new DrawProgress(progress), cancellation));

    private sealed class DrawProgress(IProgress<(string Stage, double Fraction)> stages) : IProgress<double>
    {
        public void Report(double value) => stages.Report(("draws", value));
    }
}
