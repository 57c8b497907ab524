using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>The lens of a study: its model or maps, and the draws of its chain.</summary>
public static class StudyLens
{
    /// <summary>The stage whose result says which models are drawn.</summary>
    public const string StageName = "lens";

    /// <summary>Reads the lens: the same models whenever files, settings and seed are the same.</summary>
    /// <exception cref="InputException">The study names no lens, or its files cannot be used.</exception>
    public static LensPosterior Load(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        LensProblem problem = Problem(context);
        return context.Inputs.LensChain is { } chain
            ? LensPosterior.FromChain(problem, LensChain.Read(context.Resolve(chain)), context.Settings.Get<LensSettings>(), context.Settings.Seed)
            : new(problem.Model, null);
    }

    /// <summary>The model as its file says it.</summary>
    /// <exception cref="InputException">The study names no lens, or its files cannot be used.</exception>
    public static LensProblem Problem(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return LensModelFile.Read(PathOf(context));
    }

    /// <summary>What a unit that needs the lens depends on: the stage's result, which holds the whole model and the rows that are drawn, and published maps themselves.</summary>
    public static IEnumerable<UnitInput> InputsOf(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        yield return UnitInput.OfUnit(StageName, StageUnit.Whole);
        if (Directory.Exists(PathOf(context)))
            yield return UnitInput.OfFile(PathOf(context));
    }

    /// <summary>The model's file or the folder of maps.</summary>
    /// <exception cref="InputException">The study names no lens.</exception>
    internal static string PathOf(StudyContext context) => context.Inputs.LensModel is { } model ? context.Resolve(model)
        : context.Inputs.LensMaps is { } maps ? context.Resolve(maps)
        : throw InputException.InFile(context.Settings.File, "the study has no lens, expected a model in inputs.lens_model or a folder of maps in inputs.lens_maps");
}
