namespace Arclet.Populations;

/// <summary>The memory of one evaluation: each thread needs its own, from <see cref="PreparedModel.CreateWorkspace"/>.</summary>
public sealed class PhotometryWorkspace
{
    internal PhotometryWorkspace(NodeMap map, int gasAges, int components, int columns)
    {
        Mass = new double[map.Intervals.Count];
        Moment = new double[map.Intervals.Count];
        Young = new double[map.Count];
        Old = new double[map.Count];
        GasMass = new double[gasAges];
        StarRows = new RowList(2 * map.Count * components);
        IonisingRows = new RowList(2 * map.Count * components);
        CloudRows = new RowList(2 * map.Count * components);
        CloudIonisingRows = new RowList(2 * map.Count * components);
        GasRows = new RowList(4 * gasAges * components);
        Light = new double[columns];
        Clouds = new double[columns];
    }

    internal double[] Mass { get; }

    internal double[] Moment { get; }

    internal double[] Young { get; }

    internal double[] Old { get; }

    internal double[] GasMass { get; }

    internal RowList StarRows { get; }

    internal RowList IonisingRows { get; }

    internal RowList CloudRows { get; }

    internal RowList CloudIonisingRows { get; }

    internal RowList GasRows { get; }

    internal double[] Light { get; }

    internal double[] Clouds { get; }
}
