namespace Arclet.Imaging.Background;

/// <summary>Level and noise of all meshes, row by row, and what is done to them before they become a map.</summary>
internal sealed class MeshGrid(int columns, int rows)
{
    public int Columns { get; } = columns;

    public int Rows { get; } = rows;

    public float[] Level { get; } = new float[checked(columns * rows)];

    public float[] Rms { get; } = new float[columns * rows];

    /// <summary>
    /// Gives each bad mesh the mean of the nearest good meshes, all those at the same smallest distance (in meshes); level 0 and noise 1
    /// where there is no good mesh at all.
    /// </summary>
    public void FillBadMeshes()
    {
        bool[] bad = Array.ConvertAll(Level, level => level <= MeshHistogram.Bad);
        if (!bad.Contains(true))
            return;
        int[] distance = DistanceAlongRow(bad);
        for (int y = 0, i = 0; y < Rows; y++)
        {
            for (int x = 0; x < Columns; x++, i++)
            {
                if (bad[i])
                    (Level[i], Rms[i]) = MeanOfNearest(x, y, bad, distance);
            }
        }
    }

    /// <summary>Replaces level and noise by their medians in a window of 2h+1 x 2v+1 meshes, narrowed symmetrically at the edges, where the level changes by the threshold or more.</summary>
    public void MedianFilter(int halfWidth, int halfHeight, double threshold)
    {
        float[] oldLevel = (float[])Level.Clone(), oldRms = (float[])Rms.Clone();
        int size = ((2 * Math.Min(halfWidth, Columns)) + 1) * ((2 * Math.Min(halfHeight, Rows)) + 1);
        float[] window = new float[size];
        for (int y = 0, i = 0; y < Rows; y++)
        {
            int v = Math.Min(halfHeight, Math.Min(y, Rows - 1 - y));
            for (int x = 0; x < Columns; x++, i++)
            {
                int h = Math.Min(halfWidth, Math.Min(x, Columns - 1 - x));
                float median = WindowMedian(oldLevel, x, y, h, v, window);
                if (Math.Abs(median - oldLevel[i]) >= threshold)
                {
                    Level[i] = median;
                    Rms[i] = WindowMedian(oldRms, x, y, h, v, window);
                }
            }
        }
    }

    /// <summary>Median of the levels.</summary>
    public float GlobalLevel() => Median((float[])Level.Clone());

    /// <summary>Median of the noise levels; of the positive ones where that is not positive; 1 where none is.</summary>
    public float GlobalRms()
    {
        float median = Median((float[])Rms.Clone());
        if (median > 0)
            return median;
        float[] positive = Array.FindAll(Rms, rms => rms > 0);
        return positive.Length > 0 ? Median(positive) : 1;
    }

    private static float Median(Span<float> values)
    {
        values.Sort();
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (float)((values[middle - 1] + values[middle]) / 2.0);
    }

    private float WindowMedian(float[] map, int x, int y, int h, int v, float[] window)
    {
        int n = 0, width = (2 * h) + 1;
        for (int row = y - v; row <= y + v; row++, n += width)
            map.AsSpan((row * Columns) + x - h, width).CopyTo(window.AsSpan(n));
        return Median(window.AsSpan(0, n));
    }

    /// <summary>For each mesh, how many columns away the nearest good mesh of its own row is (-1: none).</summary>
    private int[] DistanceAlongRow(bool[] bad)
    {
        int[] distance = new int[bad.Length];
        for (int y = 0; y < Rows; y++)
        {
            int start = y * Columns;
            for (int x = 0, last = -1; x < Columns; x++)
            {
                if (!bad[start + x])
                    last = x;
                distance[start + x] = last < 0 ? -1 : x - last;
            }

            for (int x = Columns - 1, next = -1; x >= 0; x--)
            {
                if (!bad[start + x])
                    next = x;
                int here = distance[start + x];
                if (next >= 0 && (here < 0 || next - x < here))
                    distance[start + x] = next - x;
            }
        }

        return distance;
    }

    private (float Level, float Rms) MeanOfNearest(int x, int y, bool[] bad, int[] distance)
    {
        long nearest = long.MaxValue;
        for (int dy = 0; dy < Rows && (long)dy * dy <= nearest; dy++)
        {
            if (y - dy >= 0)
                nearest = Math.Min(nearest, SquaredDistance(y - dy));
            if (y + dy < Rows)
                nearest = Math.Min(nearest, SquaredDistance(y + dy));
        }

        if (nearest == long.MaxValue)
            return (0, 1);

        // In sep's order, rows first and then columns, because the sums are in float.
        float level = 0, rms = 0;
        int count = 0, reach = (int)Math.Sqrt(nearest);
        for (int row = Math.Max(0, y - reach); row <= Math.Min(Rows - 1, y + reach); row++)
        {
            if (SquaredDistance(row) != nearest)
                continue;
            int dx = distance[(row * Columns) + x];
            Add(row, x - dx);
            if (dx > 0)
                Add(row, x + dx);
        }

        return (level / count, rms / count);

        long SquaredDistance(int row)
        {
            long dx = distance[(row * Columns) + x], dy = row - y;
            return dx < 0 ? long.MaxValue : (dx * dx) + (dy * dy);
        }

        void Add(int row, int column)
        {
            if (column < 0 || column >= Columns || bad[(row * Columns) + column])
                return;
            level += Level[(row * Columns) + column];
            rms += Rms[(row * Columns) + column];
            count++;
        }
    }
}
