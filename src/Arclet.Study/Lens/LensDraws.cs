using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>A lens model and models drawn from its posterior. Draw k is the same model for every clump and galaxy. Immutable.</summary>
public sealed class LensDraws
{
    private LensDraws(LensModel best, IReadOnlyList<LensModel> models, IReadOnlyList<int> samples) => (Best, Models, Samples) = (best, models, samples);

    /// <summary>The best model.</summary>
    public LensModel Best { get; }

    /// <summary>The drawn models; empty where no posterior is known.</summary>
    public IReadOnlyList<LensModel> Models { get; }

    /// <summary>The rows of the chain that they are, 0-based.</summary>
    public IReadOnlyList<int> Samples { get; }

    /// <summary>A model without a posterior: magnifications have no error but their scatter inside a clump.</summary>
    public static LensDraws WithoutPosterior(LensModel best) => new(best, [], []);

    /// <summary>Models given one by one.</summary>
    public static LensDraws FromModels(LensModel best, IReadOnlyList<LensModel> models)
    {
        ArgumentNullException.ThrowIfNull(models);
        return new(best, models, [.. Enumerable.Range(0, models.Count)]);
    }

    /// <summary>Models of a chain's rows, evenly spaced behind the burn-in; all rows where there are no more than asked for.</summary>
    /// <param name="problem">The best model's file, with the priors that the chain was run with.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="settings">How many; null for the defaults.</param>
    /// <exception cref="Fits.InputException">The chain does not belong to the model.</exception>
    public static LensDraws FromChain(LensProblem problem, LensChain chain, LensSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(chain);
        settings ??= new();
        settings.Check();
        LensChainDraws draws = LensChainDraws.Bind(problem, chain);
        int[] rows = Rows(draws.Count, settings);
        return new(problem.Model, [.. rows.Select(draws.Draw)], rows);
    }

    /// <summary>The models compiled for a source redshift.</summary>
    public LensFields FieldsFor(double redshift) => new(Best.FieldFor(redshift), [.. Models.Select(m => m.FieldFor(redshift))]);

    /// <summary>The rows that are drawn of a chain.</summary>
    internal static int[] Rows(int count, LensSettings settings)
    {
        int first = (int)Math.Floor(count * settings.BurnInFraction), left = count - first;
        int wanted = Math.Min(settings.DrawCount, left);
        return [.. Enumerable.Range(0, wanted).Select(k => first + (int)Math.Floor((k + 0.5) * left / wanted))];
    }
}
