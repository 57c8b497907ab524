using System.Numerics.Tensors;
using Arclet.Sky;

namespace Arclet.Populations;

/// <summary>
/// Models at any redshift, linear between prepared redshifts that are 0.5 % of 1 + z apart. At each of the two a model is as old, relative to the universe, as at the
/// redshift in between.
/// </summary>
/// <param name="prepared">The population at a node.</param>
/// <param name="modelLayout">The models' layout.</param>
/// <param name="cosmology">The cosmology.</param>
/// <param name="bands">The number of bands.</param>
internal sealed class FreeRedshiftModel(Func<int, PreparedPopulation> prepared, ModelLayout modelLayout, FlatLambdaCdm cosmology, int bands) : FluxModel
{
    /// <summary>The distance of nodes in ln(1 + z).</summary>
    public const double Spacing = 0.005;

    private readonly Dictionary<int, Node> nodes = [];
    private readonly double[] other = new double[bands];
    private double[] parameters = [];
    private double[] scaled = [];

    /// <summary>The redshift of a node; the first is number 1.</summary>
    public static double RedshiftOf(int node) => Math.Exp(node * Spacing) - 1;

    /// <summary>The node below a redshift.</summary>
    public static int NodeBelow(double redshift) => (int)Math.Floor(Math.Log(1 + redshift) / Spacing);

    public override PreparedModel At(double redshift) => NodeAt(Math.Max(1, NodeBelow(redshift))).Model;

    public override double UniverseAgeGyr(double redshift) => cosmology.AgeGyr(redshift);

    public override bool Photometry(double redshift, ReadOnlySpan<double> row, FitLayout layout, Span<double> flux)
    {
        int below = NodeBelow(redshift);
        if (below < 1)
            return false;
        double up = (redshift - RedshiftOf(below)) / (RedshiftOf(below + 1) - RedshiftOf(below));
        if (!Evaluate(below, row, layout, flux) || !Evaluate(below + 1, row, layout, other))
            return false;
        TensorPrimitives.Multiply(flux, 1 - up, flux);
        TensorPrimitives.MultiplyAdd(other, up, flux, flux);
        return true;
    }

    private bool Evaluate(int number, ReadOnlySpan<double> row, FitLayout layout, Span<double> flux)
    {
        Node node = NodeAt(number);
        if (scaled.Length != row.Length)
            scaled = new double[row.Length];
        if (parameters.Length != node.Model.ParameterNames.Count)
            parameters = new double[node.Model.ParameterNames.Count];
        row.CopyTo(scaled);
        layout.Scale(scaled, node.Model.Population.UniverseAgeYears * 1e-9);
        return layout.Fill(scaled, parameters) && node.Model.Photometry(parameters, flux, node.Workspace);
    }

    private Node NodeAt(int number)
    {
        if (!nodes.TryGetValue(number, out Node? node))
        {
            var model = new PreparedModel(prepared(number), modelLayout);
            nodes[number] = node = new Node(model, model.CreateWorkspace());
        }

        return node;
    }

    private sealed record Node(PreparedModel Model, PhotometryWorkspace Workspace);
}
