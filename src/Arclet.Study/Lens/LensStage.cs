using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>
/// The lens of the study. Tables MODEL, DRAWS (the rows of the chain that all later stages take, with their parameters); beside them the whole model as
/// <c>model.yaml</c>, members and images included, where it is no map.
/// </summary>
public sealed class LensStage : IStage
{
    /// <inheritdoc/>
    public string Name => StudyLens.StageName;

    /// <inheritdoc/>
    public int Version => 1;

    /// <inheritdoc/>
    public IReadOnlyList<string> Upstream => [];

    /// <inheritdoc/>
    public IReadOnlyList<Type> Settings => [typeof(LensSettings)];

    /// <inheritdoc/>
    public bool IsRandom => true;

    /// <inheritdoc/>
    public IReadOnlyList<StageUnit> Units(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        string path = StudyLens.PathOf(context);
        List<UnitInput> inputs = [UnitInput.OfFile(path)];

        // A parameter file names catalogues, whose contents count as the file's own: the model is written out with them.
        if (!Directory.Exists(path))
            inputs.Add(UnitInput.OfText("model", LensYaml.ToText(StudyLens.Problem(context))));
        if (context.Inputs.LensChain is { } chain)
        {
            string file = context.Resolve(chain);
            inputs.Add(UnitInput.OfFile(file));
            if (LensConvergence.TableOf(file) is { } said)
                inputs.Add(UnitInput.OfFile(said));
        }

        return [new StageUnit(StageUnit.Whole) { Inputs = inputs }];
    }

    /// <inheritdoc/>
    public IStageWork Open(StudyContext context) => new Work(context);

    private sealed class Work(StudyContext context) : IStageWork
    {
        public void Run(StageUnit unit, UnitOutput output, CancellationToken cancellation)
        {
            LensProblem problem = StudyLens.Problem(context);
            LensPosterior posterior = StudyLens.Load(context);
            if (!Directory.Exists(StudyLens.PathOf(context)))
                LensYaml.Save(output.PathOf("model.yaml"), problem);
            Table model = Model(problem, posterior, context.Folder.Root);
            if (context.Inputs.LensChain is { } chain && LensConvergence.ReasonsAgainst(context.Resolve(chain)) is { Length: > 0 } reasons)
                model.Metadata.Set(LensConvergence.Key, reasons);
            output.Write(model, Draws(posterior));
        }

        public void Dispose()
        {
            // Nothing is kept open.
        }

        private static Table Model(LensProblem problem, LensPosterior posterior, string root)
        {
            LensModel model = problem.Model;
            var table = new Table("model") { Name = "MODEL", Description = "The lens model" };
            table.Add("ra", [model.Reference.RightAscensionDegrees], "deg", "Right ascension of the frame's origin");
            table.Add("dec", [model.Reference.DeclinationDegrees], "deg", "Declination of the frame's origin");
            table.Add("z_nearest_lens", [model.AllPotentials.Count > 0 ? model.AllPotentials.Min(p => p.Redshift) : double.NaN], null, "Redshift of the nearest lens");
            table.Add("n_potentials", [(long)model.Potentials.Count], null, "Lenses of their own");
            table.Add("n_members", [(long)(model.AllPotentials.Count - model.Potentials.Count)], null, "Members by scaling relations");
            table.Add("n_draws", [(long)posterior.DrawCount], null, "Models drawn from the posterior; 0 without a chain");
            table.Add("n_warnings", [(long)problem.Warnings.Count], null, "What in the files was not used, or contradicts something");

            // Named as in the study's folder: a study that was moved has the same results.
            table.Metadata.Set("warnings", string.Join("; ", problem.Warnings.Select(w => w.ToString())).Replace(root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
            return table;
        }

        private static Table Draws(LensPosterior posterior)
        {
            var table = new Table("draws") { Name = "DRAWS", Description = "The drawn models: draw k is the same model for every clump and galaxy" };
            LensDraws? draws = posterior.Draws;
            int n = posterior.DrawCount;
            table.Add("draw", [.. Enumerable.Range(0, n).Select(k => (long)k)], null, "The draw");
            table.Add("sample", [.. Enumerable.Range(0, n).Select(k => (long)draws!.Samples[k])], null, "Its row of the chain behind the burn-in, from 0");
            for (int p = 0; draws is not null && p < draws.ParameterNames.Count; p++)
            {
                int parameter = p;
                table.Add(draws.ParameterNames[p], [.. Enumerable.Range(0, n).Select(k => draws.Values(k)[parameter])], null, "Parameter as the chain names it, unit in its name");
            }

            return table;
        }
    }
}
