using Arclet.Imaging.Detection;

namespace Arclet.Imaging.ClumpFit;

/// <summary>
/// The scalar products of the columns of a band's clumps, with each other and with the background: blocks of clumps that overlap, over the pixels that both
/// have. Nine products at a time share their loads, which is what such products cost. The sums' order does not depend on the threads.
/// </summary>
internal sealed class SceneProducts
{
    // Columns are taken three at a time: value, derivatives by x and y; derivatives by the shape.
    private const int Side = 3;
    private double[] pairs = [];
    private double[] withBackground = [];
    private int[] first = [];
    private int columns;
    private int backgrounds;

    /// <summary>Columns of a clump: its value and its derivatives, 3 or 6.</summary>
    public int Columns => columns;

    /// <summary>Computes all products.</summary>
    /// <param name="band">The band, its columns filled.</param>
    /// <param name="clumps">How many clumps it has.</param>
    /// <param name="perClump">Their derivatives, 2 or 5.</param>
    /// <param name="threads">Threads to use.</param>
    public void Compute(SceneBand band, int clumps, int perClump, int threads)
    {
        columns = perClump + 1;
        backgrounds = band.Grid.PaddedBackgroundCount;
        int block = columns * columns;
        PixelGrid.Grow(ref pairs, block * clumps * (clumps + 1) / 2);
        PixelGrid.Grow(ref withBackground, columns * clumps * backgrounds);
        if (first.Length < clumps)
            first = new int[clumps];
        for (int i = 0; i < clumps; i++)
            first[i] = block * (i * (i + 1) / 2);
        if (threads == 1 || clumps < 8)
        {
            for (int i = 0; i < clumps; i++)
                OfClump(band, i);
            return;
        }

        InThreads(band, clumps, threads);
    }

    /// <summary>The products of clump i's columns with those of clump j, at most i: row after row, <see cref="Columns"/> wide; all 0 where they do not overlap.</summary>
    public ReadOnlySpan<double> Pair(int i, int j) => pairs.AsSpan(first[i] + (columns * columns * j), columns * columns);

    /// <summary>The products of a clump's column with the background's functions.</summary>
    public ReadOnlySpan<double> WithBackground(int clump, int column) => withBackground.AsSpan(((clump * columns) + column) * backgrounds, backgrounds);

    private void InThreads(SceneBand band, int clumps, int threads) =>

        // The last clumps have the most partners: they come first.
        Workers.Run(threads, clumps, 1, (_, i) => OfClump(band, clumps - 1 - i));

    private void OfClump(SceneBand band, int i)
    {
        PixelGrid grid = band.Grid;
        PixelWindowRange window = band.Window(i), all = grid.All;
        ReadOnlySpan<double> mine = band.Columns(i);
        Span<double> nine = stackalloc double[Side * Side];
        for (int a = 0; a < columns; a += Side)
        {
            ReadOnlySpan<double> rows = mine[(a * window.Length)..];
            for (int g = 0; g < backgrounds; g += Side)
            {
                ColumnProducts.Nine(rows, window.Length, window, grid.BackgroundsFrom(g), grid.Length, all, window.Intersection(grid.BackgroundWindow(g / Side)), nine);
                for (int k = 0; k < Side * Side; k++)
                    withBackground[((((i * columns) + a + (k / Side)) * backgrounds) + g) + (k % Side)] = nine[k];
            }

            for (int j = 0; j <= i; j++)
            {
                Span<double> block = pairs.AsSpan(first[i] + (columns * columns * j), columns * columns);
                PixelWindowRange other = band.Window(j), both = window.Intersection(other);
                if (both.Length == 0)
                {
                    block.Slice(a * columns, Side * columns).Clear();
                    continue;
                }

                for (int c = 0; c < columns; c += Side)
                {
                    // Of a clump with itself the upper half is the lower one.
                    if (j == i && c > a)
                        continue;
                    ColumnProducts.Nine(rows, window.Length, window, band.Columns(j)[(c * other.Length)..], other.Length, other, both, nine);
                    for (int k = 0; k < Side * Side; k++)
                    {
                        block[((a + (k / Side)) * columns) + c + (k % Side)] = nine[k];
                        if (j == i)
                            block[((c + (k % Side)) * columns) + a + (k / Side)] = nine[k];
                    }
                }
            }
        }
    }
}
