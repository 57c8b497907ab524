using System.Numerics.Tensors;

namespace Arclet.Populations;

/// <content>The evaluation: no memory is allocated.</content>
public sealed partial class PreparedPopulation
{
    /// <summary>Forgets the stars of the model before.</summary>
    internal static void Begin(PhotometryWorkspace workspace)
    {
        workspace.StarRows.Clear();
        workspace.IonisingRows.Clear();
        workspace.CloudRows.Clear();
        workspace.CloudIonisingRows.Clear();
        workspace.GasRows.Clear();
    }

    /// <summary>Adds a component whose history is in the workspace's intervals.</summary>
    /// <param name="mass">Its mass.</param>
    /// <param name="metallicity">Its metallicity in units of Z = 0.02.</param>
    /// <param name="logIonisation">log U; not read without gas.</param>
    /// <param name="escaping">The escape fraction.</param>
    /// <param name="birthCloudFactor">The birth clouds' dust factor.</param>
    /// <param name="workspace">The thread's memory.</param>
    internal void AddStars(double mass, double metallicity, double logIonisation, double escaping, double birthCloudFactor, PhotometryWorkspace workspace)
    {
        double[] young = workspace.Young, old = workspace.Old;
        Array.Clear(young);
        Array.Clear(old);
        Map.Spread(workspace.Mass, workspace.Moment, mass, young, old);
        double ionising = HasGas ? escaping : 1;
        bool apart = birthCloudFactor != 1;
        (int z, double up) = GridAxis.Bracket(Basis.Grids.Stars.Metallicities, metallicity * BagpipesGrids.SolarMetallicity);
        for (int corner = 0; corner < 2; corner++)
        {
            double part = corner == 0 ? 1 - up : up;
            if (part == 0)
                continue;
            int row = (z + corner) * Map.UsedNodes;
            ReadOnlySpan<double> y = young.AsSpan(0, Map.YoungNodes), o = old.AsSpan(0, Map.UsedNodes);
            if (apart)
            {
                workspace.CloudRows.Add(row, part, y);
                workspace.CloudIonisingRows.Add(row, part * ionising, y);
                workspace.StarRows.Add(row, part, o);
                workspace.IonisingRows.Add(row, part, o);
            }
            else
            {
                workspace.StarRows.Add(row, part, y, part, o);
                workspace.IonisingRows.Add(row, part * ionising, y, part, o);
            }
        }

        if (HasGas)
            AddGas(metallicity, logIonisation, 1 - escaping, workspace);
    }

    /// <summary>The bands in nJy of the stars and gas that were added.</summary>
    /// <param name="mass">What they are multiplied by.</param>
    /// <param name="avMag">A(V).</param>
    /// <param name="birthCloudFactor">The birth clouds' dust factor.</param>
    /// <param name="flux">One value for each filter.</param>
    /// <param name="workspace">The thread's memory.</param>
    internal void Bands(double mass, double avMag, double birthCloudFactor, Span<double> flux, PhotometryWorkspace workspace)
    {
        if (!(avMag * Math.Max(1, birthCloudFactor) <= Options.MaximumAvMag * (1 + 1e-12)))
            throw new ArgumentOutOfRangeException(nameof(avMag), avMag * Math.Max(1, birthCloudFactor), $"A(V) times the birth clouds' factor is above the {Options.MaximumAvMag} mag that the population was prepared for");
        double[] light = workspace.Light;
        bool apart = birthCloudFactor != 1;
        Array.Clear(light);
        stars.Add(workspace.IonisingRows.Rows, workspace.IonisingRows.Weights, 0, ionisingBlocks, light);
        stars.Add(workspace.StarRows.Rows, workspace.StarRows.Weights, ionisingBlocks, starBlocks, light);
        double[] clouds = light;
        if (apart)
        {
            clouds = workspace.Clouds;
            Array.Clear(clouds);
            stars.Add(workspace.CloudIonisingRows.Rows, workspace.CloudIonisingRows.Weights, 0, ionisingBlocks, clouds);
            stars.Add(workspace.CloudRows.Rows, workspace.CloudRows.Weights, ionisingBlocks, starBlocks, clouds);
        }

        gas?.Add(workspace.GasRows.Rows, workspace.GasRows.Weights, 0, gasBlocks, clouds);
        double absorbed = 0;
        if (avMag != 0)
        {
            absorbed = Sum(energy, light) + (apart ? Sum(energy, clouds) : 0);
            VectorExponential.Multiply(light, curve, avMag);
            if (apart)
                VectorExponential.Multiply(clouds, curve, avMag * birthCloudFactor);
        }

        if (apart)
            TensorPrimitives.Add<double>(light, clouds, light);
        if (avMag != 0)
            absorbed -= Sum(energy, light);
        for (int b = 0; b < bands.Length; b++)
            flux[b] = mass * (Sum(bands[b], light) + (absorbed * dustBands[b]));
    }

    private static double Sum(ColumnPiece[] pieces, double[] light)
    {
        double sum = 0;
        foreach (ColumnPiece piece in pieces)
            sum += TensorPrimitives.Dot<double>(light.AsSpan(piece.First, piece.Weights.Length), piece.Weights);
        return sum;
    }

    private void AddGas(double metallicity, double logIonisation, double share, PhotometryWorkspace workspace)
    {
        NebularGrid grid = Basis.Nebular!;
        double[] byAge = workspace.GasMass;
        Array.Clear(byAge);
        for (int node = 0; node < gasOfNode.Length; node++)
        {
            (int low, double up) = gasOfNode[node];
            double m = share * workspace.Young[node];
            byAge[low] += m * (1 - up);
            if (up > 0)
                byAge[low + 1] += m * up;
        }

        (int z, double wz) = GridAxis.Bracket(grid.Metallicities, metallicity * BagpipesGrids.SolarMetallicity);
        (int u, double wu) = GridAxis.Bracket(grid.LogIonisation, logIonisation);
        for (int corner = 0; corner < 4; corner++)
        {
            double part = (corner < 2 ? 1 - wz : wz) * (corner % 2 == 0 ? 1 - wu : wu);
            if (part == 0)
                continue;
            int row = (((z + (corner / 2)) * grid.LogIonisation.Length) + u + (corner % 2)) * gasAges;
            workspace.GasRows.Add(row, part, byAge);
        }
    }
}
