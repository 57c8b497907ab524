using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens clumps</c>: the magnification of every clump of a table.</summary>
internal sealed class LensClumpsVerb : Verb
{
    private readonly ModelInput model;
    private readonly MessageLog log;
    private readonly Argument<string> clumps = new("TABLE") { Description = "The clumps: a table of arclet fit (with ra and dec), or ra dec (or x y in arcsec of the frame), sigma_major_arcsec, sigma_minor_arcsec and theta_deg." };
    private readonly Option<string?> column = new("--z-column") { HelpName = "NAME", Description = "The column of redshifts." };
    private readonly Option<double?> redshift = NumberOption.RealOrNone("--z", "Z", "One redshift for all clumps.");
    private readonly Option<double> pixel = NumberOption.Real("--pixel-scale", "ARCSEC", "The pixels inside the ellipse; finer where fewer than 100 lie inside.", 0.02);
    private readonly Option<double> sigmas = NumberOption.Real("--ellipse", "SIGMAS", "The ellipse's semi-axes in standard deviations; the default holds half of the light.", ClumpLensingOptions.HalfLight);
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each clump.", Required = true };

    public LensClumpsVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("clumps", "Magnifications of clumps: median and scatter inside each ellipse, the de-lensed ellipse, and the magnification of the finite area.");
        model.AddTo(Command);
        Command.Add(clumps);
        foreach (Option option in new Option[] { column, redshift, pixel, sigmas, table })
            Command.Add(option);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens clumps best.par clumps_f150w.ecsv --z 2.58 --out clumps_mu.ecsv
          arclet lens clumps best.par clumps.csv --z-column z_spec --out clumps_mu.fits

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(model.Model), file = parsed.GetRequiredValue(clumps), output = parsed.GetRequiredValue(table);
        TableFiles.RequireKnownFormat(output);
        OutputFiles.Check([.. model.Inputs(parsed), file], [output]);
        if (parsed.GetValue(column) is null == parsed.GetValue(redshift) is null)
            throw new InputException("expected either --z-column or --z");
        var options = new ClumpLensingOptions { PixelArcsec = Positive(pixel), EllipseSigmas = Positive(sigmas) };
        LensModel lens = model.Read(parsed).Model;
        var rows = new LensTable(Table.Read(file), lens.Reference);
        ClumpShape[] shapes = rows.Shapes();
        double[] z = parsed.GetValue(column) is { } name ? rows.Numbers(name) : [.. Enumerable.Repeat(parsed.GetValue(redshift)!.Value, shapes.Length)];
        for (int i = 0; i < z.Length; i++)
            ModelInput.RequireBehind(lens, z[i], parsed.GetValue(column) is { } c ? rows.Place(i, c) : "--z");
        var fields = new Dictionary<double, LensField>();
        ClumpLensing[] results = log.WithProgress(progress =>
        {
            var made = new ClumpLensing[shapes.Length];
            for (int i = 0; i < made.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                int row = i;
                if (!fields.TryGetValue(z[i], out LensField? field))
                    fields[z[i]] = field = ModelInput.Guard(path, () => lens.FieldFor(z[row]));
                made[i] = ModelInput.Guard($"{file}: clump {rows.Ids[i]}", () => ClumpLensing.Measure(field, shapes[row], options));
                progress.Report(("clumps", (i + 1.0) / made.Length));
            }

            return made;
        });
        ClumpLensingTable.Of(output, path, lens, rows, shapes, z, results, options).Write(output);
        log.Line($"{file}: {results.Length} clumps, |mu| from {results.Min(r => r.Mu):G4} to {results.Max(r => r.Mu):G4}, {results.Count(r => r.CrossesCriticalLine)} across a critical line, written to {output}");
        return ExitCode.Success;

        double Positive(Option<double> option) => parsed.GetValue(option) is > 0 and < double.PositiveInfinity and var value
            ? value
            : throw new InputException($"{option.Name} is {parsed.GetValue(option)}, expected a finite number above 0");
    }
}
