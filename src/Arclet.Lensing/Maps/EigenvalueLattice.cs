namespace Arclet.Lensing.Maps;

/// <summary>
/// The eigenvalues at the points of a fine lattice, of which only those that a line may pass are evaluated: cells are halved from the
/// coarsest level while an eigenvalue changes sign in them or is smaller than its change across them.
/// </summary>
internal sealed class EigenvalueLattice
{
    private readonly LensPlaneField field;
    private readonly double firstX;
    private readonly double firstY;
    private readonly double step;
    private readonly int width;
    private readonly int height;
    private readonly Dictionary<(int I, int J), (double Tangential, double Radial)> values = [];
    private readonly HashSet<(int I, int J)> finest;

    public EigenvalueLattice(LensPlaneField field, double xMin, double xMax, double yMin, double yMax, CriticalLineOptions options)
    {
        this.field = field;
        int coarse = 1 << options.Levels;
        step = options.FinestArcsec;
        (firstX, firstY) = (xMin, yMin);
        width = coarse * (int)Math.Ceiling((xMax - xMin) / (step * coarse));
        height = coarse * (int)Math.Ceiling((yMax - yMin) / (step * coarse));
        HashSet<(int I, int J)> centers = options.RefineAtLenses ? [.. field.Lenses.Select(l => ((int)Math.Floor((l.X - xMin) / step), (int)Math.Floor((l.Y - yMin) / step)))] : [];
        HashSet<(int I, int J)> cells = [];
        for (int j = 0; j < height; j += coarse)
        {
            for (int i = 0; i < width; i += coarse)
                cells.Add((i, j));
        }

        for (int size = coarse; size > 1; size /= 2)
            cells = Halve(cells, size, [.. centers.Select(c => (c.I & -size, c.J & -size))]);
        finest = cells;
        Evaluate(Corners(finest, 1));
    }

    /// <summary>The lines of one eigenvalue.</summary>
    public IEnumerable<CriticalLine> Trace(CriticalLineKind kind)
    {
        // An edge is named by its lower left point and its direction; each is crossed by at most one line in each of its two cells.
        var links = new Dictionary<(int I, int J, bool Up), List<(int I, int J, bool Up)>>();
        var pending = new Stack<(int I, int J)>(finest.Order());
        var seen = new HashSet<(int I, int J)>(finest);
        while (pending.TryPop(out (int I, int J) cell))
        {
            foreach (((int I, int J, bool Up) from, (int I, int J, bool Up) to) in Segments(cell, kind))
            {
                Link(links, from, to);
                Link(links, to, from);
                foreach ((int I, int J, bool Up) edge in new[] { from, to })
                {
                    (int I, int J) across = Across(edge, cell);
                    if (across.I >= 0 && across.J >= 0 && across.I < width && across.J < height && seen.Add(across))
                        pending.Push(across);
                }
            }
        }

        return Chains(links).Select(chain => Line(kind, chain.Edges, chain.Closed));
    }

    private HashSet<(int I, int J)> Halve(HashSet<(int I, int J)> cells, int size, HashSet<(int I, int J)> always)
    {
        Evaluate(Corners(cells, size));
        HashSet<(int I, int J)> halves = [];
        int half = size / 2;
        foreach ((int i, int j) in cells)
        {
            if (!always.Contains((i, j)) && !MayBeCrossed(i, j, size))
                continue;
            halves.UnionWith([(i, j), (i + half, j), (i, j + half), (i + half, j + half)]);
        }

        return halves;
    }

    private bool MayBeCrossed(int i, int j, int size)
    {
        (double Tangential, double Radial)[] corners = [values[(i, j)], values[(i + size, j)], values[(i, j + size)], values[(i + size, j + size)]];
        return Near(corners.Select(c => c.Tangential)) || Near(corners.Select(c => c.Radial));

        // A zero between corners shows as a sign change, or as values not larger than their differences (twice, for curvature).
        static bool Near(IEnumerable<double> v)
        {
            (double min, double max) = (v.Min(), v.Max());
            return Math.Min(Math.Abs(min), Math.Abs(max)) <= 2 * (max - min) || (min <= 0 && max >= 0);
        }
    }

    private static HashSet<(int I, int J)> Corners(HashSet<(int I, int J)> cells, int size) =>
        [.. cells.SelectMany(c => new[] { c, (c.I + size, c.J), (c.I, c.J + size), (c.I + size, c.J + size) })];

    private void Evaluate(IEnumerable<(int I, int J)> points)
    {
        (int I, int J)[] missing = [.. points.Where(p => !values.ContainsKey(p))];
        double[] x = [.. missing.Select(p => firstX + (p.I * step))], y = [.. missing.Select(p => firstY + (p.J * step))];
        double[] xx = new double[x.Length], xy = new double[x.Length], yy = new double[x.Length];
        field.Hessians(x, y, xx, xy, yy);
        for (int k = 0; k < x.Length; k++)
        {
            var t = new LensTerms(0, 0, 0, xx[k], xy[k], yy[k]);
            values[missing[k]] = (t.LambdaTangential, t.LambdaRadial);
        }
    }

    private double Value((int I, int J) point, CriticalLineKind kind)
    {
        if (!values.TryGetValue(point, out (double Tangential, double Radial) value))
        {
            Evaluate([point]);
            value = values[point];
        }

        return kind == CriticalLineKind.Tangential ? value.Tangential : value.Radial;
    }

    /// <summary>Marching squares: the pieces of the line in a cell, from edge to edge; of the two ways through a saddle the cell's middle decides.</summary>
    private IEnumerable<((int I, int J, bool Up) From, (int I, int J, bool Up) To)> Segments((int I, int J) cell, CriticalLineKind kind)
    {
        (int i, int j) = cell;
        bool a = Value((i, j), kind) > 0, b = Value((i + 1, j), kind) > 0, c = Value((i + 1, j + 1), kind) > 0, d = Value((i, j + 1), kind) > 0;
        (int, int, bool) bottom = (i, j, false), right = (i + 1, j, true), top = (i, j + 1, false), left = (i, j, true);
        var crossed = new List<(int I, int J, bool Up)>(4);
        if (a != b)
            crossed.Add(bottom);
        if (b != c)
            crossed.Add(right);
        if (c != d)
            crossed.Add(top);
        if (d != a)
            crossed.Add(left);
        if (crossed.Count == 2)
            return [(crossed[0], crossed[1])];
        if (crossed.Count == 0)
            return [];
        bool middle = Eigenvalue(firstX + ((i + 0.5) * step), firstY + ((j + 0.5) * step), kind) > 0;
        return middle == a ? [(bottom, right), (top, left)] : [(bottom, left), (top, right)];
    }

    private static (int I, int J) Across((int I, int J, bool Up) edge, (int I, int J) cell)
    {
        (int I, int J) other = edge.Up ? (edge.I - 1, edge.J) : (edge.I, edge.J - 1), same = (edge.I, edge.J);
        return same == cell ? other : same;
    }

    private static void Link(Dictionary<(int I, int J, bool Up), List<(int I, int J, bool Up)>> links, (int I, int J, bool Up) from, (int I, int J, bool Up) to)
    {
        if (!links.TryGetValue(from, out List<(int I, int J, bool Up)>? list))
            links[from] = list = [];
        list.Add(to);
    }

    /// <summary>Joins the pieces: open lines from their ends first, then the closed ones.</summary>
    private static IEnumerable<(List<(int I, int J, bool Up)> Edges, bool Closed)> Chains(Dictionary<(int I, int J, bool Up), List<(int I, int J, bool Up)>> links)
    {
        var used = new HashSet<(int I, int J, bool Up)>();
        foreach (bool open in new[] { true, false })
        {
            foreach ((int I, int J, bool Up) start in links.Keys.Order())
            {
                if (used.Contains(start) || (open && links[start].Count != 1))
                    continue;
                var edges = new List<(int I, int J, bool Up)>();
                (int I, int J, bool Up)? next = start;
                while (next is { } edge)
                {
                    used.Add(edge);
                    edges.Add(edge);
                    next = null;
                    foreach ((int I, int J, bool Up) candidate in links[edge])
                    {
                        if (!used.Contains(candidate))
                        {
                            next = candidate;
                            break;
                        }
                    }
                }

                yield return (edges, !open);
            }
        }
    }

    private CriticalLine Line(CriticalLineKind kind, List<(int I, int J, bool Up)> edges, bool closed)
    {
        double[] x = new double[edges.Count], y = new double[edges.Count], ax = new double[edges.Count], ay = new double[edges.Count];
        for (int k = 0; k < x.Length; k++)
            (x[k], y[k]) = Crossing(edges[k], kind);
        field.Deflections(x, y, ax, ay);
        return new CriticalLine(kind, closed, [.. x.Zip(y)], [.. Enumerable.Range(0, x.Length).Select(k => (x[k] - ax[k], y[k] - ay[k]))]);
    }

    /// <summary>The zero on an edge by the Illinois form of regula falsi, to 1e-10 arcsec.</summary>
    private (double X, double Y) Crossing((int I, int J, bool Up) edge, CriticalLineKind kind)
    {
        double x = firstX + (edge.I * step), y = firstY + (edge.J * step);
        double low = 0, high = step, atLow = Value((edge.I, edge.J), kind);
        double atHigh = Value(edge.Up ? (edge.I, edge.J + 1) : (edge.I + 1, edge.J), kind);
        double t = 0;
        int side = 0;
        for (int iteration = 0; iteration < 100 && high - low > 1e-10; iteration++)
        {
            // Where an eigenvalue jumps (a singular centre) the secant stalls, so that every fourth step halves.
            t = iteration % 4 == 3 ? (low + high) / 2 : ((low * atHigh) - (high * atLow)) / (atHigh - atLow);
            double at = edge.Up ? Eigenvalue(x, y + t, kind) : Eigenvalue(x + t, y, kind);
            if (at == 0 || Math.Abs(at) < 1e-13)
                break;
            if (at > 0 == atHigh > 0)
            {
                (high, atHigh) = (t, at);
                if (side == 1)
                    atLow /= 2;
                side = 1;
            }
            else
            {
                (low, atLow) = (t, at);
                if (side == -1)
                    atHigh /= 2;
                side = -1;
            }
        }

        return edge.Up ? (x, y + t) : (x + t, y);
    }

    private double Eigenvalue(double x, double y, CriticalLineKind kind)
    {
        LensTerms t = field.DeflectionAndHessianAt(x, y);
        return kind == CriticalLineKind.Tangential ? t.LambdaTangential : t.LambdaRadial;
    }
}
