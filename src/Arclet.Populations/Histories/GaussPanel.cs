namespace Arclet.Populations;

/// <summary>The 8-point Gauss-Legendre rule on a panel.</summary>
internal static class GaussPanel
{
    /// <summary>The points on [-1, 1] (roots of P8).</summary>
    public static ReadOnlySpan<double> Points =>
    [
        -0.96028985649753623, -0.79666647741362674, -0.52553240991632899, -0.18343464249564980,
        0.18343464249564980, 0.52553240991632899, 0.79666647741362674, 0.96028985649753623,
    ];

    /// <summary>The weights, which sum to 2.</summary>
    public static ReadOnlySpan<double> Weights =>
    [
        0.10122853629037626, 0.22238103445337447, 0.31370664587788729, 0.36268378337836198,
        0.36268378337836198, 0.31370664587788729, 0.22238103445337447, 0.10122853629037626,
    ];
}
