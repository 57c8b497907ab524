namespace Arclet.Lensing;

/// <summary>
/// The magnifications of clumps in every draw of a lens model's posterior: |mu|, |mu_t| and |mu_r|, each the median over the pixels of the clump's ellipse. Only
/// these pixels are computed, no map. Draw k is one model for all clumps, so that sums and ratios of clumps have the errors they should have.
/// </summary>
public sealed class ClumpMagnifications
{
    /// <summary>Magnifications that were measured before.</summary>
    /// <param name="mu">|mu|.</param>
    /// <param name="tangential">|mu_t|.</param>
    /// <param name="radial">|mu_r|.</param>
    /// <exception cref="ArgumentException">The three have different numbers of clumps or draws.</exception>
    public ClumpMagnifications(MagnificationDraws mu, MagnificationDraws tangential, MagnificationDraws radial)
    {
        ArgumentNullException.ThrowIfNull(mu);
        ArgumentNullException.ThrowIfNull(tangential);
        ArgumentNullException.ThrowIfNull(radial);
        if (mu.DrawCount != tangential.DrawCount || mu.DrawCount != radial.DrawCount || mu.ClumpCount != tangential.ClumpCount || mu.ClumpCount != radial.ClumpCount)
            throw new ArgumentException("the magnifications have different numbers of clumps or draws");
        (Mu, Tangential, Radial) = (mu, tangential, radial);
    }

    /// <summary>|mu| = 1 / |det A|.</summary>
    public MagnificationDraws Mu { get; }

    /// <summary>|mu_t| = 1 / |1 - kappa - gamma|.</summary>
    public MagnificationDraws Tangential { get; }

    /// <summary>|mu_r| = 1 / |1 - kappa + gamma|.</summary>
    public MagnificationDraws Radial { get; }

    /// <summary>The number of clumps.</summary>
    public int ClumpCount => Mu.ClumpCount;

    /// <summary>The number of draws.</summary>
    public int DrawCount => Mu.DrawCount;

    /// <summary>Measures clumps in every draw; the numbers do not depend on the number of threads.</summary>
    /// <param name="draws">The models.</param>
    /// <param name="clumps">The clumps in the models' frame.</param>
    /// <param name="redshifts">The redshift of every clump.</param>
    /// <param name="options">The ellipse and its pixels, as <see cref="ClumpLensing.Measure"/> takes them; null for the defaults.</param>
    /// <param name="threads">Threads to share the draws.</param>
    /// <param name="progress">Is told the fraction of the draws that are done.</param>
    /// <param name="cancellation">Ends the work between two draws.</param>
    /// <exception cref="ArgumentException">The lists differ in length or are empty, a clump's shape is not finite and above 0, or a clump does not lie behind the lens.</exception>
    public static ClumpMagnifications Measure(
        LensDraws draws,
        IReadOnlyList<ClumpShape> clumps,
        IReadOnlyList<double> redshifts,
        ClumpLensingOptions? options = null,
        int threads = 1,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(clumps);
        ArgumentNullException.ThrowIfNull(redshifts);
        if (clumps.Count == 0 || clumps.Count != redshifts.Count)
            throw new ArgumentException($"{clumps.Count} clumps have {redshifts.Count} redshifts");
        var pixels = new ClumpPixels(clumps, redshifts, options ?? new());
        double[] mu = new double[clumps.Count * draws.Count], tangential = new double[mu.Length], radial = new double[mu.Length];
        int done = 0;
        try
        {
            Parallel.For(0, draws.Count, new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, threads), CancellationToken = cancellation }, () => new ClumpPixelTerms(pixels.Count), MeasureDraw, _ => { });
        }
        catch (AggregateException problem) when (problem.InnerExceptions[0] is ArgumentException first)
        {
            throw new ArgumentException(first.Message, problem);
        }

        return new(new(draws.Count, mu), new(draws.Count, tangential), new(draws.Count, radial));

        ClumpPixelTerms MeasureDraw(int draw, ParallelLoopState state, ClumpPixelTerms terms)
        {
            terms.Compute(draws[draw], pixels);
            for (int place = 0; place < pixels.ClumpCount; place++)
            {
                int at = (pixels.ClumpAt(place) * draws.Count) + draw;
                (mu[at], tangential[at], radial[at]) = terms.Medians(pixels.RangeAt(place));
            }

            progress?.Report(Interlocked.Increment(ref done) / (double)draws.Count);
            return terms;
        }
    }
}
