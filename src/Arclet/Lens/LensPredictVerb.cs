using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens predict</c>: all images of every system of the model's catalogue, observed or not.</summary>
internal sealed class LensPredictVerb : Verb
{
    private readonly ModelInput model;
    private readonly SearchOptions search = new();
    private readonly MessageLog log;
    private readonly Option<string[]> systemOption = new("--system") { HelpName = "ID[=Z]", Description = "Only this system, with a redshift where the catalogue has none; may be given several times." };
    private readonly Option<double> match = NumberOption.Real("--match", "ARCSEC", "How far an observed and a predicted image may be apart to be the same.", 5);
    private readonly Option<double> faintest = NumberOption.Real("--faintest", "MU", "Images of a smaller |mu| that nobody observed are not listed.", 0.1);
    private readonly Option<string> table = new("--out") { HelpName = "TABLE", Description = "The table to write, a row for each image, predicted or observed.", Required = true };

    public LensPredictVerb(MessageLog log)
    {
        this.log = log;
        model = new ModelInput(log);
        Command = new Command("predict", "Predicts all images of the systems in the model's catalogue: what was observed, and the counter-images to look for.") { systemOption, match, faintest, table };
        model.AddTo(Command);
        search.AddTo(Command);
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens predict best.par --data catalogues --out images.ecsv
          arclet lens predict best.par --system 5=2.1 --system 7 --out images.csv

        """;

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(model.Model), output = parsed.GetRequiredValue(table);
        TableFiles.RequireKnownFormat(output);
        OutputFiles.Check(model.Inputs(parsed), [output]);
        LensProblem problem = model.Read(parsed, requireImages: true);
        if (problem.Images is not { } images)
            throw InputException.InFile(path, "the model names no catalogue of multiple images, expected multfile in its section image");
        (ImageSystem System, double? Redshift)[] wanted = Wanted(parsed.GetValue(systemOption) ?? [], images, path);
        ImageSolverOptions solver = search.Read(parsed);
        double offset = parsed.GetValue(match), least = parsed.GetValue(faintest);
        if (!(offset > 0) || !(least >= 0))
            throw new InputException($"--match is {offset} and --faintest is {least}, expected a number above 0 and one from 0");
        var rows = new List<PredictionRow>();
        log.WithProgress(progress =>
        {
            for (int i = 0; i < wanted.Length; i++)
            {
                cancellation.ThrowIfCancellationRequested();
                (ImageSystem system, double? given) = wanted[i];
                ModelInput.RequireBehind(problem.Model, given ?? system.Redshift, $"the redshift of system {system.Id}");
                PredictedSystem predicted = ModelInput.Guard(path, () => CataloguePrediction.Predict(problem.Model, system, given, offset, solver));
                if (SearchOptions.Doubt(predicted.ImageSet) is { } doubt)
                    log.Warning($"system {system.Id}: {doubt}");
                rows.AddRange(PredictionRow.Of(predicted, least));
                progress.Report(("systems", (i + 1.0) / wanted.Length));
            }

            return true;
        });
        PredictionRow.ToTable(output, path, problem.Model, rows).Write(output);
        log.Line($"{path}: {wanted.Length} systems, {rows.Count(r => r.State == PredictionRow.Both)} images observed and predicted, {rows.Count(r => r.State == PredictionRow.OnlyPredicted)} only predicted, {rows.Count(r => r.State == PredictionRow.OnlyObserved)} only observed, written to {output}");
        return ExitCode.Success;
    }

    private (ImageSystem System, double? Redshift)[] Wanted(string[] given, ImageConstraints images, string path)
    {
        if (given.Length > 0)
            return [.. given.Select(text => Parse(text, images))];
        foreach (ImageSystem system in images.Systems.Where(s => !s.HasRedshift))
            log.Warning($"system {system.Id} is left out: it has no redshift; give one as --system {system.Id}=Z");
        (ImageSystem, double?)[] known = [.. images.Systems.Where(s => s.HasRedshift).Select(s => (s, (double?)null))];
        return known.Length > 0 ? known : throw InputException.InFile(path, "no system of its catalogue has a redshift, expected --system ID=Z");
    }

    private static (ImageSystem System, double? Redshift) Parse(string text, ImageConstraints images)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string id = equals < 0 ? text : text[..equals];
        ImageSystem system = images.Systems.FirstOrDefault(s => s.Id == id) ?? throw new InputException($"--system is '{text}', but the catalogue has no system {id}");
        if (equals < 0)
            return system.HasRedshift ? (system, null) : throw new InputException($"--system is '{text}', but the system has no redshift, expected {id}=Z");
        return NumberOption.TryReal(text[(equals + 1)..], out double z) && z > 0 && double.IsFinite(z)
            ? (system, z)
            : throw new InputException($"--system is '{text}', expected a redshift above 0 after =");
    }
}
