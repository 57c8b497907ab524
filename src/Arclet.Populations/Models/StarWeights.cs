namespace Arclet.Populations;

/// <summary>The mass of a model's stars at each metallicity and node of age.</summary>
internal sealed class StarWeights
{
    private StarWeights(int metallicities, NodeMap map)
    {
        Map = map;
        Young = new double[metallicities * map.Count];
        Old = new double[metallicities * map.Count];
        Gas = new double[metallicities * map.Count];
        Mass = new double[map.Intervals.Count];
        Moment = new double[map.Intervals.Count];
    }

    /// <summary>The nodes and intervals.</summary>
    public NodeMap Map { get; }

    /// <summary>Msun formed of stars in birth clouds at <c>[z * nodes + node]</c>.</summary>
    public double[] Young { get; }

    /// <summary>Msun formed of the other stars.</summary>
    public double[] Old { get; }

    /// <summary>Msun formed of the stars whose gas has the metallicity.</summary>
    public double[] Gas { get; }

    /// <summary>Msun formed in each interval of age.</summary>
    public double[] Mass { get; }

    /// <summary>Its first moment.</summary>
    public double[] Moment { get; }

    /// <summary>The weights of a model; null for an unphysical one.</summary>
    public static StarWeights? Of(SourceModel model, PopulationBasis basis, double universeAgeYears)
    {
        double[] zs = basis.Grids.Stars.Metallicities;
        var map = new NodeMap(basis.NodesYears, universeAgeYears, model.BirthCloudAgeGyr * 1e9);
        var weights = new StarWeights(zs.Length, map);
        double[] mass = new double[map.Intervals.Count], moment = new double[map.Intervals.Count], nothing = new double[map.Count];
        foreach (StarFormationComponent component in model.Components)
        {
            if (!component.History.Integrate(component.Parameters, map.Intervals, mass, moment))
                return null;
            double total = Math.Pow(10, component.LogMassFormed);
            for (int i = 0; i < mass.Length; i++)
            {
                weights.Mass[i] += total * mass[i];
                weights.Moment[i] += total * moment[i];
            }

            (int low, double up) = GridAxis.Bracket(zs, component.MetallicitySolar * BagpipesGrids.SolarMetallicity);
            for (int corner = 0; corner < 2; corner++)
            {
                double part = total * (corner == 0 ? 1 - up : up);
                if (part > 0)
                    map.Spread(mass, moment, part, weights.Young.AsSpan((low + corner) * map.Count, map.Count), weights.Old.AsSpan((low + corner) * map.Count, map.Count));
            }

            if (model.Nebular is { } nebular)
            {
                double[] gasZs = basis.Nebular?.Metallicities ?? zs;
                (int gasLow, double gasUp) = GridAxis.Bracket(gasZs, (nebular.MetallicitySolar ?? component.MetallicitySolar) * BagpipesGrids.SolarMetallicity);
                if (weights.Gas.Length < gasZs.Length * map.Count)
                    weights = weights.WithGas(gasZs.Length);
                for (int corner = 0; corner < 2; corner++)
                {
                    double part = total * (corner == 0 ? 1 - gasUp : gasUp);
                    if (part > 0)
                        map.Spread(mass, moment, part, weights.Gas.AsSpan((gasLow + corner) * map.Count, map.Count), nothing);
                }
            }
        }

        return weights;
    }

    private StarWeights(StarWeights other, int gasMetallicities)
    {
        (Map, Young, Old, Mass, Moment) = (other.Map, other.Young, other.Old, other.Mass, other.Moment);
        Gas = new double[gasMetallicities * other.Map.Count];
    }

    private StarWeights WithGas(int metallicities) => new(this, metallicities);
}
