namespace Arclet.Imaging.Detection;

/// <summary>Candidates by place: square cells, each with the candidates whose centres lie in it.</summary>
internal sealed class PositionGrid
{
    private readonly Dictionary<(int Column, int Row), List<int>> cells = [];
    private readonly double cellSize;

    public PositionGrid(IReadOnlyList<Candidate> candidates, int[] members, double cellSize)
    {
        this.cellSize = cellSize;
        foreach (int i in members)
        {
            (int, int) cell = CellOf(candidates[i].Shape.X, candidates[i].Shape.Y);
            if (!cells.TryGetValue(cell, out List<int>? list))
                cells[cell] = list = [];
            list.Add(i);
        }
    }

    /// <summary>The candidates in all cells that a circle touches: those inside it, and some more.</summary>
    public IEnumerable<int> Near(double x, double y, double radius)
    {
        (int firstColumn, int firstRow) = CellOf(x - radius, y - radius);
        (int lastColumn, int lastRow) = CellOf(x + radius, y + radius);
        // A circle that spans more cells than there are is searched cell by cell.
        if ((double)(lastColumn - firstColumn + 1) * (lastRow - firstRow + 1) > cells.Count)
        {
            foreach (List<int> list in cells.Values)
            {
                foreach (int i in list)
                    yield return i;
            }

            yield break;
        }

        for (int row = firstRow; row <= lastRow; row++)
        {
            for (int column = firstColumn; column <= lastColumn; column++)
            {
                if (!cells.TryGetValue((column, row), out List<int>? list))
                    continue;
                foreach (int i in list)
                    yield return i;
            }
        }
    }

    private (int Column, int Row) CellOf(double x, double y) => ((int)Math.Floor(x / cellSize), (int)Math.Floor(y / cellSize));
}
