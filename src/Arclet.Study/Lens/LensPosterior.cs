using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>A lens model and models drawn from its posterior. Draw k is the same model for every clump and galaxy. Immutable.</summary>
/// <param name="Best">The best model.</param>
/// <param name="Draws">The drawn models; null where no posterior is known: magnifications then have no error but their scatter inside a clump.</param>
public sealed record LensPosterior(LensModel Best, LensDraws? Draws)
{
    /// <summary>The number of drawn models.</summary>
    public int DrawCount => Draws?.Count ?? 0;

    /// <summary>Draws models of a chain; all of its rows where there are fewer than asked for.</summary>
    /// <param name="problem">The best model's file, with the priors that the chain was run with.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="settings">How many, and what is left out.</param>
    /// <param name="seed">The study's seed.</param>
    /// <exception cref="Fits.InputException">The chain does not belong to the model, or a setting is out of its range.</exception>
    public static LensPosterior FromChain(LensProblem problem, LensChain chain, LensSettings settings, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(chain);
        ArgumentNullException.ThrowIfNull(settings);
        settings.Check();
        int burnIn = (int)Math.Floor(chain.Count * settings.BurnInFraction), wanted = Math.Min(settings.DrawCount, chain.Count - burnIn);
        if (wanted == 0)
            return new(problem.Model, null);
        LensChain kept = chain;
        if (burnIn > 0)
        {
            double[] rows = new double[(chain.Count - burnIn) * chain.Columns.Count];
            for (int row = burnIn; row < chain.Count; row++)
                chain[row].CopyTo(rows.AsSpan((row - burnIn) * chain.Columns.Count));
            kept = new LensChain(chain.File, chain.Columns, rows);
        }

        return new(problem.Model, LensDraws.FromChain(LensChainDraws.Bind(problem, kept), wanted, seed));
    }

    /// <summary>The models compiled for a source redshift.</summary>
    public LensFields FieldsFor(double redshift) => new(Best.FieldFor(redshift), [.. Enumerable.Range(0, DrawCount).Select(k => Draws![k].FieldFor(redshift))]);
}
