namespace Arclet.Populations;

/// <summary>Which numbers are kept of every population, and how bands and the absorbed energy are summed from them.</summary>
/// <remarks>The order: columns below 912 A, then the others, then those of single lines; each part fills whole blocks.</remarks>
internal sealed class ColumnLayout
{
    /// <summary>The error of a transmission in a band, relative to the band's largest.</summary>
    private const double BandTolerance = 1e-7;

    /// <summary>The error of a transmission in the absorbed energy, relative to one.</summary>
    private const double EnergyTolerance = 5e-6;

    private readonly PopulationBasis basis;
    private readonly PreparedOptions options;
    private readonly AttenuationLaw law;
    private readonly List<PreparedColumn> ionising = [];
    private readonly List<PreparedColumn> others = [];
    private readonly List<PreparedColumn> lines = [];

    public ColumnLayout(PopulationBasis basis, BandWeights[] weights, PreparedOptions options, bool hasGas, bool emits)
    {
        this.basis = basis;
        this.options = options;
        law = options.Law ?? NoDust.Law;
        double[] lineWaves = hasGas ? basis.Nebular!.LineWavelengthsAngstrom : [];
        List<(PreparedColumn Column, double Weight)>[] sums = options.Path == LikelihoodPath.Exact ? Exact(weights, lineWaves) : Tables(weights, lineWaves);
        List<(PreparedColumn Column, double Weight)> absorbed = emits ? EnergyColumns(lineWaves) : [];
        IonisingBlocks = Blocks(ionising.Count);
        StarBlocks = IonisingBlocks + Blocks(others.Count);
        GasBlocks = StarBlocks + Blocks(lines.Count);
        Columns = new PreparedColumn?[GasBlocks * BlockTable.BlockColumns];
        ionising.CopyTo(Columns!, 0);
        others.CopyTo(Columns!, IonisingBlocks * BlockTable.BlockColumns);
        lines.CopyTo(Columns!, StarBlocks * BlockTable.BlockColumns);
        var place = new Dictionary<PreparedColumn, int>(ReferenceEqualityComparer.Instance);
        for (int c = 0; c < Columns.Length; c++)
        {
            if (Columns[c] is { } column)
                place[column] = c;
        }

        Bands = [.. sums.Select(s => Pieces(s, place))];
        Energy = Pieces(absorbed, place);
    }

    /// <summary>The columns by place; null where a block is filled up.</summary>
    public PreparedColumn?[] Columns { get; }

    /// <summary>The blocks below 912 A.</summary>
    public int IonisingBlocks { get; }

    /// <summary>The blocks that stars have: those and the others.</summary>
    public int StarBlocks { get; }

    /// <summary>The blocks that gas has: those and single lines.</summary>
    public int GasBlocks { get; }

    /// <summary>What each band is summed from.</summary>
    public ColumnPiece[][] Bands { get; }

    /// <summary>What the absorbed energy is summed from; empty without dust emission.</summary>
    public ColumnPiece[] Energy { get; }

    private static int Blocks(int columns) => (columns + BlockTable.BlockColumns - 1) / BlockTable.BlockColumns;

    private List<(PreparedColumn Column, double Weight)>[] Exact(BandWeights[] weights, double[] lineWaves)
    {
        double[] waves = basis.WavelengthsAngstrom;
        var points = new SortedDictionary<int, PreparedColumn>();
        foreach (BandWeights band in weights)
        {
            for (int i = 0; i < band.Weights.Length; i++)
            {
                if (band.Weights[i] != 0 && !points.ContainsKey(band.First + i))
                    points[band.First + i] = new PreparedColumn(waves[band.First + i], band.First + i, [1], []);
            }
        }

        foreach (PreparedColumn column in points.Values)
            (column.WavelengthAngstrom < PopulationBasis.IonisingAngstrom ? ionising : others).Add(column);
        var sums = weights.Select(_ => new List<(PreparedColumn Column, double Weight)>()).ToArray();
        for (int b = 0; b < weights.Length; b++)
        {
            for (int i = 0; i < weights[b].Weights.Length; i++)
            {
                if (weights[b].Weights[i] != 0)
                    sums[b].Add((points[weights[b].First + i], weights[b].Weights[i]));
            }
        }

        foreach (int l in Enumerable.Range(0, lineWaves.Length).OrderBy(l => lineWaves[l]))
        {
            double[] through = [.. weights.Select(w => w.Line(lineWaves[l]))];
            if (Array.TrueForAll(through, t => t == 0))
                continue;
            var column = new PreparedColumn(lineWaves[l], 0, [], [(l, 1)]);
            lines.Add(column);
            for (int b = 0; b < weights.Length; b++)
            {
                if (through[b] != 0)
                    sums[b].Add((column, through[b]));
            }
        }

        return sums;
    }

    private List<(PreparedColumn Column, double Weight)>[] Tables(BandWeights[] weights, double[] lineWaves)
    {
        double[] waves = basis.WavelengthsAngstrom;
        var sums = weights.Select(_ => new List<(PreparedColumn Column, double Weight)>()).ToArray();
        for (int b = 0; b < weights.Length; b++)
        {
            BandWeights band = weights[b];
            int first = Array.FindIndex(band.Weights, w => w != 0), last = Array.FindLastIndex(band.Weights, w => w != 0);
            if (first < 0)
                continue;
            (int Line, double Weight)[] through = [.. lineWaves.Select((w, l) => (l, band.Line(w))).Where(l => l.Item2 != 0)];
            double from = waves[band.First + first], to = waves[band.First + last];
            List<AttenuationSegment> segments = AttenuationSegment.Cover(from, to, law, [PopulationBasis.IonisingAngstrom], options.MaximumAvMag, BandTolerance, isRelative: true);
            foreach (PreparedColumn column in Nodes(segments, band.First + first, band.Weights.AsSpan(first, last - first + 1), through, lineWaves))
                sums[b].Add((column, 1));
        }

        return sums;
    }

    private List<(PreparedColumn Column, double Weight)> EnergyColumns(double[] lineWaves)
    {
        double[] waves = basis.WavelengthsAngstrom, trapezium = new double[waves.Length];
        for (int i = 1; i < waves.Length; i++)
        {
            trapezium[i] += (waves[i] - waves[i - 1]) / 2;
            trapezium[i - 1] += (waves[i] - waves[i - 1]) / 2;
        }

        List<AttenuationSegment> segments = AttenuationSegment.Cover(waves[0], waves[^1], law, [PopulationBasis.IonisingAngstrom], options.MaximumAvMag, EnergyTolerance, isRelative: false);
        (int Line, double Weight)[] all = [.. lineWaves.Select((_, l) => (l, 1.0))];
        return [.. Nodes(segments, 0, trapezium, all, lineWaves).Where(c => law.At(c.WavelengthAngstrom) > 0).Select(c => (c, 1.0))];
    }

    /// <summary>A column for each node of segments: the weights of points and lines, times the node's polynomial there.</summary>
    private List<PreparedColumn> Nodes(List<AttenuationSegment> segments, int firstPoint, ReadOnlySpan<double> weights, (int Line, double Weight)[] through, double[] lineWaves)
    {
        var columns = new List<PreparedColumn>();
        double[] waves = basis.WavelengthsAngstrom, coefficients = new double[64];
        foreach (AttenuationSegment segment in segments)
        {
            int count = segment.NodesAngstrom.Length;
            var points = new List<(int Point, double[] Coefficients)>();
            for (int i = 0; i < weights.Length; i++)
            {
                if (weights[i] == 0 || AttenuationSegment.Of(segments, waves[firstPoint + i]) != segment)
                    continue;
                segment.Coefficients(waves[firstPoint + i], coefficients.AsSpan(0, count));
                points.Add((firstPoint + i, [.. coefficients.AsSpan(0, count)]));
            }

            var seen = new List<(int Line, double Weight, double[] Coefficients)>();
            foreach ((int line, double weight) in through)
            {
                if (AttenuationSegment.Of(segments, lineWaves[line]) != segment)
                    continue;
                segment.Coefficients(lineWaves[line], coefficients.AsSpan(0, count));
                seen.Add((line, weight, [.. coefficients.AsSpan(0, count)]));
            }

            if (points.Count == 0 && seen.Count == 0)
                continue;
            for (int m = 0; m < count; m++)
            {
                int node = m, first = points.Count == 0 ? 0 : points[0].Point;
                double[] dense = new double[points.Count == 0 ? 0 : points[^1].Point - first + 1];
                foreach ((int point, double[] c) in points)
                    dense[point - first] = weights[point - firstPoint] * c[node];
                var column = new PreparedColumn(segment.NodesAngstrom[m], first, dense, [.. seen.Select(s => (s.Line, s.Weight * s.Coefficients[node]))]);
                (segment.ToAngstrom <= PopulationBasis.IonisingAngstrom ? ionising : others).Add(column);
                columns.Add(column);
            }
        }

        return columns;
    }

    private static ColumnPiece[] Pieces(List<(PreparedColumn Column, double Weight)> sum, Dictionary<PreparedColumn, int> place)
    {
        (int Place, double Weight)[] placed = [.. sum.Select(s => (place[s.Column], s.Weight)).OrderBy(s => s.Item1)];
        var pieces = new List<ColumnPiece>();
        for (int i = 0; i < placed.Length;)
        {
            // Short gaps are filled with zeros: one piece is faster than two.
            int end = i + 1;
            while (end < placed.Length && placed[end].Place - placed[end - 1].Place <= 16)
                end++;
            double[] weights = new double[placed[end - 1].Place - placed[i].Place + 1];
            for (int k = i; k < end; k++)
                weights[placed[k].Place - placed[i].Place] = placed[k].Weight;
            pieces.Add(new ColumnPiece(placed[i].Place, weights));
            i = end;
        }

        return [.. pieces];
    }
}
