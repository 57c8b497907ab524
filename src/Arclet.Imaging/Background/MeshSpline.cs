using System.Buffers;
using System.Runtime.Intrinsics;

namespace Arclet.Imaging.Background;

/// <summary>
/// The bicubic spline through the mesh centres: natural along y, then along x for each image row; beyond the outermost centres the
/// outermost cubic goes on. It follows sep in float arithmetic and in what is peculiar there: the back substitution takes
/// second derivatives that are divided by 6 already, a single row of meshes is joined linearly, and a
/// partial last mesh has its centre where a whole one would have it.
/// </summary>
internal sealed class MeshSpline
{
    private readonly float[] nodes;
    private readonly float[] curvature;
    private readonly float[] sweep;
    private readonly int columns;
    private readonly int rows;
    private readonly int meshHeight;
    private readonly int width;

    // The place of a pixel between two mesh centres, as sep accumulates it: for the pixels from the left edge, and for those
    // from a mesh centre on. Each is four weights: 1-t, (1-t)^2-1, t, t^2-1.
    private readonly Weights edge;
    private readonly Weights inner;
    private readonly int meshWidth;

    public MeshSpline(float[] nodes, int columns, int rows, int meshWidth, int meshHeight, int width)
    {
        this.nodes = nodes;
        this.columns = columns;
        this.rows = rows;
        this.meshWidth = meshWidth;
        this.meshHeight = meshHeight;
        this.width = width;
        float step = (float)(1.0 / meshWidth);
        edge = new Weights((step - 1) / 2, step, (2 * meshWidth) + 1);
        inner = new Weights((meshWidth + 1) % 2 * step / 2, step, (2 * meshWidth) + 1);
        sweep = Sweep(columns);
        curvature = CurvatureAlongY();
    }

    /// <summary>The values at the mesh centres, row by row.</summary>
    public ReadOnlySpan<float> Nodes => nodes;

    /// <summary>Writes the spline's values along an image row.</summary>
    public void WriteRow(int y, Span<float> destination) => Evaluate(y, destination, subtract: false);

    /// <summary>Subtracts the spline's values along an image row.</summary>
    public void SubtractRow(int y, Span<float> row) => Evaluate(y, row, subtract: true);

    /// <summary>The factors of the tridiagonal solution, the same for every row of n nodes.</summary>
    private static float[] Sweep(int n)
    {
        float[] factor = new float[n];
        for (int i = 1; i < n - 1; i++)
            factor[i] = -1 / (factor[i - 1] + 4);
        return factor;
    }

    /// <summary>Second derivatives, divided by 6, of the natural spline through values at unit distance.</summary>
    private static void Curvature(ReadOnlySpan<float> value, ReadOnlySpan<float> factor, Span<float> result)
    {
        int n = value.Length;
        result[0] = 0;
        for (int i = 1; i < n - 1; i++)
            result[i] = factor[i] * (result[i - 1] - (6 * (value[i + 1] + value[i - 1] - (2 * value[i]))));
        result[n - 1] = 0;
        for (int i = n - 2; i >= 1; i--)
            result[i] = (float)(((factor[i] * result[i + 1]) + result[i]) / 6.0);
    }

    private float[] CurvatureAlongY()
    {
        float[] all = new float[nodes.Length], value = new float[rows], result = new float[rows], factor = Sweep(rows);
        for (int x = 0; x < columns && rows > 1; x++)
        {
            for (int y = 0; y < rows; y++)
                value[y] = nodes[(y * columns) + x];
            Curvature(value, factor, result);
            for (int y = 0; y < rows; y++)
                all[(y * columns) + x] = result[y];
        }

        return all;
    }

    private void Evaluate(int y, Span<float> line, bool subtract)
    {
        float[] rented = ArrayPool<float>.Shared.Rent(2 * columns);
        Span<float> value = rented.AsSpan(0, columns), bend = rented.AsSpan(columns, columns);
        if (rows > 1)
        {
            InterpolateAlongY(y, value);
            Curvature(value, sweep, bend);
        }
        else
        {
            nodes.CopyTo(value);
            bend.Clear();
        }

        if (columns == 1)
        {
            ApplyConstant(line, value[0], subtract);
        }
        else
        {
            // A change to the next pair of centres at each inner mesh's middle; the first and last pair go on to the edges.
            for (int cell = 0, x = 0; cell < columns - 1; cell++)
            {
                int end = cell == columns - 2 ? width : ((cell + 1) * meshWidth) + (meshWidth / 2);
                Weights weights = cell == 0 ? edge : inner;
                weights.Apply(line[x..end], value[cell], bend[cell], value[cell + 1], bend[cell + 1], subtract);
                x = end;
            }
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private static void ApplyConstant(Span<float> line, float value, bool subtract)
    {
        if (!subtract)
        {
            line.Fill(value);
            return;
        }

        foreach (ref float pixel in line)
            pixel -= value;
    }

    private void InterpolateAlongY(int y, Span<float> value)
    {
        float t = (float)(((float)y / meshHeight) - 0.5);
        int row = (int)t;
        t -= row;
        if (row >= rows - 1)
        {
            row = rows - 2;
            t += 1;
        }

        float u = 1 - t, t3 = (t * t * t) - t, u3 = (u * u * u) - u;
        ReadOnlySpan<float> low = nodes.AsSpan(row * columns, columns), high = nodes.AsSpan((row + 1) * columns, columns);
        ReadOnlySpan<float> lowBend = curvature.AsSpan(row * columns, columns), highBend = curvature.AsSpan((row + 1) * columns, columns);
        for (int x = 0; x < value.Length; x++)
            value[x] = (u * low[x]) + (t * high[x]) + (u3 * lowBend[x]) + (t3 * highBend[x]);
    }

    /// <summary>The cubic's weights for successive pixels.</summary>
    private sealed class Weights
    {
        private readonly float[] left;
        private readonly float[] leftBend;
        private readonly float[] right;
        private readonly float[] rightBend;

        public Weights(float start, float step, int length)
        {
            left = new float[length];
            leftBend = new float[length];
            right = new float[length];
            rightBend = new float[length];
            float t = start;
            for (int i = 0; i < length; i++, t += step)
            {
                float u = 1 - t;
                left[i] = u;
                leftBend[i] = (u * u) - 1;
                right[i] = t;
                rightBend[i] = (t * t) - 1;
            }
        }

        public void Apply(Span<float> line, float a, float aBend, float b, float bBend, bool subtract)
        {
            ReadOnlySpan<float> u = left.AsSpan(0, line.Length), uu = leftBend.AsSpan(0, line.Length);
            ReadOnlySpan<float> t = right.AsSpan(0, line.Length), tt = rightBend.AsSpan(0, line.Length);
            Vector512<float> va = Vector512.Create(a), vb = Vector512.Create(b), vaBend = Vector512.Create(aBend), vbBend = Vector512.Create(bBend);
            int i = 0;
            for (; i <= line.Length - Vector512<float>.Count; i += Vector512<float>.Count)
            {
                Vector512<float> fit = (Vector512.Create(u[i..]) * (va + (Vector512.Create(uu[i..]) * vaBend)))
                    + (Vector512.Create(t[i..]) * (vb + (Vector512.Create(tt[i..]) * vbBend)));
                (subtract ? Vector512.Create<float>(line[i..]) - fit : fit).CopyTo(line[i..]);
            }

            for (; i < line.Length; i++)
            {
                float fit = (u[i] * (a + (uu[i] * aBend))) + (t[i] * (b + (tt[i] * bBend)));
                line[i] = subtract ? line[i] - fit : fit;
            }
        }
    }
}
