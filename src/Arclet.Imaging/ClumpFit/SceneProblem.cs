using Arclet.Inference.LeastSquares;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// Clumps on a smooth background in one or more images as a separable least-squares problem: centres (and shapes) are searched, fluxes and
/// backgrounds are solved. Parameters per clump: offset x, y from its origin, then the shape's three where shapes are searched.
/// </summary>
internal sealed class SceneProblem : LeastSquaresProblem
{
    private SceneClump[] clumps = new SceneClump[1];

    /// <summary>The images that are fitted.</summary>
    public List<SceneBand> Bands { get; } = [new()];

    /// <summary>How many of them are in use.</summary>
    public int BandCount { get; set; } = 1;

    public int ClumpCount { get; private set; }

    /// <summary>Whether shapes are searched.</summary>
    public bool SearchesShape { get; set; }

    /// <summary>Parameters per clump.</summary>
    public int PerClump => SearchesShape ? 5 : 2;

    public override int ParameterCount => PerClump * ClumpCount;

    public ref SceneClump Clump(int index) => ref clumps[index];

    public void SetClumps(int count)
    {
        if (clumps.Length < count)
            clumps = new SceneClump[count];
        ClumpCount = count;
    }

    public ClumpShape ShapeOf(int clump, ReadOnlySpan<double> parameters)
    {
        Span<double> unused = stackalloc double[9];
        return SearchesShape ? clumps[clump].At(parameters.Slice((clump * 5) + 2, 3), unused) : clumps[clump].Shape;
    }

    public override double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient, Span<double> curvature)
    {
        Span<double> derivatives = stackalloc double[9];
        for (int i = 0; i < ClumpCount; i++)
        {
            ReadOnlySpan<double> p = parameters.Slice(i * PerClump, PerClump);
            ClumpShape shape = SearchesShape ? clumps[i].At(p[2..], derivatives) : clumps[i].Shape;
            for (int band = 0; band < BandCount; band++)
            {
                if (!Bands[band].FillColumns(i, p, shape, derivatives, SearchesShape))
                    return double.PositiveInfinity;
            }
        }

        int n = ParameterCount;
        gradient[..n].Clear();
        curvature[..(n * n)].Clear();
        double sum = 0;
        for (int band = 0; band < BandCount; band++)
        {
            if (!Bands[band].SolveLinear())
                return double.PositiveInfinity;
            sum += Bands[band].SumOfSquares();
            Bands[band].Accumulate(gradient, curvature);
        }

        return sum;
    }
}
