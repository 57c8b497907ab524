using System.Numerics.Tensors;

namespace Arclet.Populations;

/// <summary>The spectrum of the dust's emission per unit of energy.</summary>
internal static class DustShape
{
    /// <summary>Per angstrom, on the grid's wavelengths, of integral 1.</summary>
    public static double[] Of(DustEmissionGrid grid, DustModel dust)
    {
        double[] waves = grid.WavelengthsAngstrom, light = new double[waves.Length];
        grid.Interpolate(dust.PahPercent, dust.MinimumField, dust.Gamma, light);
        double total = 0;
        for (int i = 1; i < waves.Length; i++)
            total += (light[i] + light[i - 1]) / 2 * (waves[i] - waves[i - 1]);
        TensorPrimitives.Multiply(light, 1 / total, light);
        return light;
    }
}
