namespace Arclet.Inference.Sampling;

/// <summary>
/// The unit cube in the coordinates x = ln(u / (1 - u)). They have no edges: a posterior piled up at a prior's bound, or a narrow mode in a corner, is as smooth
/// there as any other, and no proposal is ever wasted outside. The uniform density of u is prod u (1 - u) in x, a logistic distribution.
/// </summary>
internal static class LogitCube
{
    /// <summary>Searches stay within this |x|: u = 8e-7 is the edge for every purpose.</summary>
    public const double Edge = 14;

    public static double Coordinate(double u)
    {
        u = Math.Clamp(u, 1e-15, 1 - 1e-15);
        return Math.Log(u / (1 - u));
    }

    /// <summary>Fills u and gives prod u (1 - u).</summary>
    public static double Point(ReadOnlySpan<double> x, Span<double> u)
    {
        double jacobian = 1;
        for (int i = 0; i < x.Length; i++)
        {
            // From the side where nothing cancels.
            double e = Math.Exp(-Math.Abs(x[i])), near = e / (1 + e);
            u[i] = x[i] < 0 ? near : 1 - near;
            jacobian *= near / (1 + e);
        }

        return jacobian;
    }
}
