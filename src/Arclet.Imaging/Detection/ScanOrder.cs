namespace Arclet.Imaging.Detection;

/// <summary>
/// The order in which Lutz's (1980) one-pass scan, and hence SExtractor and sep, lists the pixels of an object. At each row, what a
/// part of the object held so far enters the list where its first run of the row above starts; the row's own pixels follow by
/// column. So pixels that reach farther left than the row above come before all earlier ones.
/// </summary>
/// <remarks>
/// Parts are chains of pixels, joined by a union-find over the runs of two rows: the cost is linear in the pixels, for any shape.
/// One instance serves one thread.
/// </remarks>
internal sealed class ScanOrder
{
    private int[] nexts = [];
    private int[] parents = [];
    private int[] numbers = [];
    private Chain[] chains = [];
    private List<Run> above = [];
    private List<Run> current = [];
    private List<Part> parts = [];
    private List<Part> grown = [];
    private Chain closed;

    /// <summary>
    /// Lists the pixels of an object in the order of the scan.
    /// </summary>
    /// <param name="region">The region that the pixels belong to.</param>
    /// <param name="pixels">Their indices, ascending; they touch each other, diagonals included.</param>
    /// <param name="destination">Takes the same indices in order; it must not overlap <paramref name="pixels"/>.</param>
    public void List(Footprint region, ReadOnlySpan<int> pixels, Span<int> destination)
    {
        ReadOnlySpan<int> x = region.X, y = region.Y;
        Reserve(pixels.Length);
        // Chains are of positions in the given list. A run's pixels follow each other unless a part comes between.
        for (int i = 0; i < pixels.Length; i++)
            nexts[i] = i + 1;
        above.Clear();
        parts.Clear();
        closed = Chain.Empty;
        for (int position = 0; position < pixels.Length;)
        {
            int row = y[pixels[position]];
            current.Clear();
            while (position < pixels.Length && y[pixels[position]] == row)
            {
                int start = position;
                int column = x[pixels[position]];
                do
                    position++;
                while (position < pixels.Length && x[pixels[position]] == column + position - start && y[pixels[position]] == row);
                current.Add(new Run(column, column + position - start - 1, start, -1));
            }

            AddRow();
        }

        foreach (Part part in parts)
            Append(ref closed, part.Pixels);
        for (int i = 0, position = closed.Head; i < pixels.Length; i++, position = nexts[position])
            destination[i] = pixels[position];
    }

    private void AddRow()
    {
        // Nodes: the parts that reach the row above, by their first runs there, then the runs of this row.
        int old = parts.Count;
        for (int node = 0; node < old + current.Count; node++)
        {
            parents[node] = node;
            numbers[node] = -1;
            chains[node] = Chain.Empty;
        }

        JoinTouching(old);
        Enter(old);

        grown.Clear();
        for (int c = 0; c < current.Count; c++)
        {
            int root = Find(old + c);
            if (numbers[root] < 0)
            {
                numbers[root] = grown.Count;
                grown.Add(new Part(current[c].First, chains[root]));
            }

            current[c] = current[c] with { Part = numbers[root] };
        }

        for (int p = 0; p < old; p++)
        {
            // A part that nothing continues; in one connected object only the last is such.
            if (numbers[Find(p)] < 0)
                Append(ref closed, chains[p]);
        }

        (above, current) = (current, above);
        (parts, grown) = (grown, parts);
    }

    private void JoinTouching(int old)
    {
        int cursor = 0;
        for (int c = 0; c < current.Count; c++)
        {
            Run run = current[c];
            while (cursor < above.Count && above[cursor].Last < run.First - 1)
                cursor++;
            // The last run above that touches this one may touch the next too.
            for (int a = cursor; a < above.Count && above[a].First <= run.Last + 1; a++)
            {
                parents[Find(old + c)] = Find(above[a].Part);
                cursor = a;
            }
        }
    }

    /// <summary>Goes along the row and lets the parts of the row above and the row's pixels enter the chains of what they belong to.</summary>
    private void Enter(int old)
    {
        int part = 0;
        for (int c = 0; c < current.Count; c++)
        {
            Run run = current[c];
            ref Chain own = ref chains[Find(old + c)];
            int column = run.First, position = run.Start;
            for (; part < old && parts[part].First <= run.Last; part++)
            {
                int ahead = parts[part].First - column;
                if (ahead > 0)
                {
                    Append(ref own, new Chain(position, position + ahead - 1));
                    column += ahead;
                    position += ahead;
                }

                Append(ref chains[Find(part)], parts[part].Pixels);
            }

            Append(ref own, new Chain(position, position + run.Last - column));
        }

        for (; part < old; part++)
            Append(ref chains[Find(part)], parts[part].Pixels);
    }

    private void Append(ref Chain chain, Chain more)
    {
        if (chain.Head < 0)
        {
            chain = more;
            return;
        }

        nexts[chain.Tail] = more.Head;
        chain = new Chain(chain.Head, more.Tail);
    }

    private int Find(int node)
    {
        while (parents[node] != node)
        {
            parents[node] = parents[parents[node]];
            node = parents[node];
        }

        return node;
    }

    private void Reserve(int count)
    {
        if (count <= nexts.Length)
            return;
        int size = Math.Max(256, count + (count / 2));
        nexts = new int[size];
        parents = new int[size];
        numbers = new int[size];
        chains = new Chain[size];
    }

    /// <summary>A run of one row, the position of its first pixel in the given list, and the part that it belongs to.</summary>
    private readonly record struct Run(int First, int Last, int Start, int Part);

    /// <summary>What touches a row: the first column there, and the pixels so far.</summary>
    private readonly record struct Part(int First, Chain Pixels);

    private readonly record struct Chain(int Head, int Tail)
    {
        public static Chain Empty => new(-1, -1);
    }
}
