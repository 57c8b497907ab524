using System.Numerics.Tensors;

namespace Arclet.Populations;

/// <summary>Masses, rates and times of the default mode: exact integrals of the history.</summary>
internal static class DefaultDerived
{
    public static DerivedQuantities Of(SourceModel model, PopulationBasis basis, StarWeights stars, double universeAgeYears)
    {
        double formed = 0, left = 0, metals = 0, formedMetals = 0;
        int nodes = stars.Map.Count;
        for (int i = 0; i < stars.Young.Length; i++)
        {
            double mass = stars.Young[i] + stars.Old[i];
            if (mass == 0)
                continue;
            double here = mass * basis.Surviving(i / nodes, i % nodes), z = basis.Grids.Stars.Metallicities[i / nodes] / BagpipesGrids.SolarMetallicity;
            formed += mass;
            formedMetals += mass * z;
            left += here;
            metals += here * z;
        }

        NodeMap map = stars.Map;
        return new DerivedQuantities
        {
            LogFormedMass = Math.Log10(formed),
            LogStellarMass = Math.Log10(left),
            Sfr10 = TensorPrimitives.Sum<double>(stars.Mass.AsSpan(0, map.Within10)) / 1e7,
            Sfr100 = TensorPrimitives.Sum<double>(stars.Mass.AsSpan(0, map.Within100)) / 1e8,
            MassWeightedAgeGyr = map.MeanAgeYears(stars.Mass, stars.Moment) * 1e-9,
            UniverseAgeGyr = universeAgeYears * 1e-9,
            QuenchingTimeGyr = QuenchingTime.Gyr(model.Components, universeAgeYears),
            MassWeightedMetallicitySolar = double.IsNaN(metals) ? formedMetals / formed : metals / left,
        };
    }
}
