using Arclet.Lensing;

namespace Arclet.Simulation;

/// <summary>
/// Where in the source plane sources may be multiply imaged, roughly and fast: each such source has a saddle point, so the cells that saddle points of a grid trace to, and their neighbours, hold all of
/// them. An image solver, a thousand times as slow, then need not look elsewhere.
/// </summary>
internal sealed class SaddleTraces
{
    private const double StepArcsec = 0.7, CellArcsec = 1;

    private readonly HashSet<(int X, int Y)> cells = [];

    /// <summary>Traces a grid.</summary>
    /// <param name="field">The lens for the sources' redshift.</param>
    /// <param name="faintestMu">Images with less than this |mu| do not count; traces lie nearer than <c>StepArcsec / sqrt(mu)</c> to each other.</param>
    /// <param name="radiusArcsec">Images farther than this from the frame's origin do not count.</param>
    public SaddleTraces(LensField field, double faintestMu, double radiusArcsec)
    {
        for (double y = -radiusArcsec; y <= radiusArcsec; y += StepArcsec)
        {
            for (double x = -radiusArcsec; x <= radiusArcsec; x += StepArcsec)
            {
                LensTerms terms = field.DeflectionAndHessianAt(x, y);
                if (terms.DeterminantA >= 0 || Math.Abs(terms.Mu) < faintestMu)
                    continue;
                (double sx, double sy) = field.SourceOf(x, y);
                (int i, int j) = Cell(sx, sy);
                for (int k = 0; k < 9; k++)
                    cells.Add((i + (k % 3) - 1, j + (k / 3) - 1));
            }
        }
    }

    /// <summary>Whether a source may be seen more than once; false is certain.</summary>
    public bool MayBeMultiple(double sx, double sy) => cells.Contains(Cell(sx, sy));

    private static (int X, int Y) Cell(double sx, double sy) => ((int)Math.Floor(sx / CellArcsec), (int)Math.Floor(sy / CellArcsec));
}
