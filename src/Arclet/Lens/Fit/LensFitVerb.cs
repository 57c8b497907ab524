using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary><c>arclet lens fit</c>: the posterior of a lens model from its multiple images.</summary>
internal sealed class LensFitVerb : Verb
{
    private readonly ModelInput model;
    private readonly Option<string> folder = new("--out") { HelpName = "DIR", Description = "The folder for the results, made if needed.", Required = true };
    private readonly Option<string> plane = new("--plane") { HelpName = "image|source", Description = "Where positions are compared.", DefaultValueFactory = _ => "image" };
    private readonly Option<string> sources = new("--sources") { HelpName = "best|marginalised|barycentre", Description = "The sources' positions: the best ones, all integrated over, or Lenstool's means of the traced images weighted by magnification.", DefaultValueFactory = _ => "best" };
    private readonly Option<string> sampler = new("--sampler") { HelpName = "nuts|ensemble", Description = "The no-U-turn sampler with gradients, or ensembles of walkers without, for likelihoods with walls. Default: ensemble with --sources barycentre, else nuts." };
    private readonly Option<string> robust = new("--robust") { HelpName = "no|student|mixture", Description = "Errors with wide wings, so that single wrong images do not pull the model: Student's t, or a share of images with wider errors.", DefaultValueFactory = _ => "no" };
    private readonly Option<string> missing = new("--missing") { HelpName = "tolerate|reject", Description = "What an observed image that a model does not make does: it costs by its distance, or the model is rejected as in Lenstool.", DefaultValueFactory = _ => "tolerate" };
    private readonly Option<double?> sigma = NumberOption.RealOrNone("--sigma", "ARCSEC", "The positions' error instead of the file's.");
    private readonly Option<ulong> seed = NumberOption.Seed("--seed", "Seed of all chance; the same seed gives the same chains, on any number of threads.", 1);
    private readonly Option<int?> chains = NumberOption.WholeOrNone("--chains", "N", $"Chains, or ensembles. Default: {LensFitOptions.Default.Chains} chains, {LensFitOptions.Ensembles.Chains} ensembles.", 2, 64);
    private readonly Option<int> warmUp = NumberOption.Whole("--warm-up", "N", $"Draws per chain that nuts learns from and throws away; an ensemble throws away {LensFitOptions.Ensembles.EnsembleWarmUp} steps.", LensFitOptions.Default.WarmUp, 100, 1_000_000);
    private readonly Option<int> draws = NumberOption.Whole("--draws", "N", "Draws per chain, of all walkers of an ensemble together, before convergence is judged.", LensFitOptions.Default.Draws, 50, 1_000_000);
    private readonly Option<int?> mostDraws = NumberOption.WholeOrNone("--max-draws", "N", "Chains that have not converged go on to this length. Default: eight times --draws.", 50, 10_000_000);
    private readonly Option<int> crossCheck = NumberOption.Whole("--cross-check", "N", "Steps of an ensemble sampler that checks the medians; 0 for none.", 0, 0, 1_000_000);
    private readonly Option<double?> mapRedshift = NumberOption.RealOrNone("--map-z", "Z", "The redshift of the maps of mu's percentiles. Default: the systems' median.");
    private readonly Option<int> mapSize = NumberOption.Whole("--map-size", "N", "Pixels across of these maps; 0 for no maps.", 200, 0, 4096);
    private readonly Option<int?> threads = NumberOption.WholeOrNone("--threads", "N", "Threads to use; the result is the same for any number. Default: one for each processor.", 1, 1024);
    private readonly Option<double> checkpoint = NumberOption.Real("--checkpoint", "SECONDS", "How often the state is saved that --resume goes on from.", LensFitOptions.Default.CheckpointSeconds);
    private readonly Option<bool> resume = new("--resume") { Description = "Go on with an interrupted fit of the same model with the same settings in the folder." };

    public LensFitVerb(MessageLog log)
    {
        model = new ModelInput(log);
        Command = new Command("fit", "Fits a lens model to the multiple images that its file names and samples its posterior: chains and models as Lenstool's files, figures, maps, and whether it converged.");
        model.AddTo(Command);
        foreach (Option option in new Option[] { folder, plane, sources, sampler, robust, missing, sigma, seed, chains, warmUp, draws, mostDraws, crossCheck, mapRedshift, mapSize, threads, checkpoint, resume })
            Command.Add(option);
        Command.SetAction((parsed, cancellation) => Task.Run(() => new LensFitRun(Request(parsed), log).Execute(cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet lens fit cluster.par --out cluster_fit
          arclet lens fit cluster.par --data catalogues --plane source --robust student --seed 7 --out cluster_fit --resume

        """;

    private LensFitRequest Request(ParseResult parsed)
    {
        int length = parsed.GetValue(draws), most = parsed.GetValue(mostDraws) ?? (int)Math.Min(int.MaxValue, 8L * length);
        if (most < length)
            throw new InputException($"--max-draws is {most}, expected at least the {length} of --draws");
        if (parsed.GetValue(sigma) is { } error && !(error > 0 && double.IsFinite(error)))
            throw new InputException($"--sigma is {error}, expected a finite number above 0");
        if (parsed.GetValue(checkpoint) is var seconds && !(seconds >= 0 && double.IsFinite(seconds)))
            throw new InputException($"--checkpoint is {seconds}, expected 0 or a finite number of seconds");
        LensProblem problem = model.Read(parsed, requireImages: true);
        string path = parsed.GetRequiredValue(model.Model);
        if (problem.Images is not { } images)
            throw InputException.InFile(path, "the model names no catalogue of multiple images, expected multfile in its section image");
        if (problem.Priors.Count == 0 && images.Systems.All(s => s.RedshiftPrior is null))
            throw InputException.InFile(path, "nothing in the model is free, expected sections limit, or priors in its potfiles");
        if (parsed.GetValue(sigma) is { } sigmaArcsec)
            problem = problem with { Images = images with { SigmaArcsec = sigmaArcsec } };
        SourceTreatment source = Choice(parsed, sources, ("best", SourceTreatment.BestFit), ("marginalised", SourceTreatment.Marginalized), ("barycentre", SourceTreatment.Barycentre));
        LensSampler by = parsed.GetValue(sampler) is null ? source == SourceTreatment.Barycentre ? LensSampler.Ensemble : LensSampler.NoUTurn : Choice(parsed, sampler, ("nuts", LensSampler.NoUTurn), ("ensemble", LensSampler.Ensemble));
        LensFitOptions defaults = by == LensSampler.Ensemble ? LensFitOptions.Ensembles : LensFitOptions.Default;
        if (by == LensSampler.Ensemble && parsed.GetResult(warmUp) is { Implicit: false })
            throw new InputException("--warm-up is for the sampler nuts, expected none with ensembles");
        double z = parsed.GetValue(mapRedshift) ?? MedianRedshift(images);
        if (parsed.GetValue(mapSize) > 0)
            ModelInput.RequireBehind(problem.Model, z, parsed.GetValue(mapRedshift) is null ? "the systems' median redshift" : "--map-z");
        return new LensFitRequest
        {
            Model = path,
            Inputs = [.. model.Inputs(parsed)],
            Problem = problem,
            Out = parsed.GetRequiredValue(folder),
            MapRedshift = z,
            MapSize = parsed.GetValue(mapSize),
            Resume = parsed.GetValue(resume),
            Options = defaults with
            {
                Plane = Choice(parsed, plane, ("image", ConstraintPlane.Image), ("source", ConstraintPlane.Source)),
                Source = source,
                Offsets = Choice(parsed, robust, ("no", OffsetDistribution.Gaussian), ("student", OffsetDistribution.Student), ("mixture", OffsetDistribution.Mixture)),
                MissingImages = Choice(parsed, missing, ("tolerate", MissingImageRule.Tolerate), ("reject", MissingImageRule.Reject)),
                Seed = parsed.GetValue(seed),
                Chains = parsed.GetValue(chains) ?? defaults.Chains,
                WarmUp = parsed.GetValue(warmUp),
                Draws = length,
                MaximumDraws = most,
                CrossCheckSteps = parsed.GetValue(crossCheck),
                CheckpointSeconds = seconds,
                Threads = parsed.GetValue(threads) ?? Environment.ProcessorCount,
            },
        };
    }

    private static T Choice<T>(ParseResult parsed, Option<string> option, params ReadOnlySpan<(string Name, T Value)> choices)
    {
        string given = parsed.GetValue(option)!;
        var names = new List<string>();
        foreach ((string name, T value) in choices)
        {
            if (name == given)
                return value;
            names.Add(name);
        }

        throw new InputException($"{option.Name} is '{given}', expected {string.Join(", ", names[..^1])} or {names[^1]}");
    }

    private static double MedianRedshift(ImageConstraints images)
    {
        double[] known = [.. images.Systems.Where(s => s.HasRedshift).Select(s => s.Redshift).Order()];
        return known.Length > 0 ? known[known.Length / 2] : double.NaN;
    }
}
