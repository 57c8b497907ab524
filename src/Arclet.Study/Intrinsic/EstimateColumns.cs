using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The six columns of an <see cref="IntrinsicEstimate"/>.</summary>
internal static class EstimateColumns
{
    public static void Add<T>(Table table, string name, IReadOnlyList<T> rows, Func<T, IntrinsicEstimate> value, string? unit, string description)
    {
        Column("_best", e => e.Value, description);
        Column("_p16", e => e.P16, "16th percentile of the joint draws");
        Column("_p50", e => e.P50, "Median of the joint draws");
        Column("_p84", e => e.P84, "84th percentile of the joint draws");
        Column("_quad_low", e => e.QuadratureLower, "Lower error of the quadrature");
        Column("_quad_high", e => e.QuadratureUpper, "Upper error of the quadrature");

        void Column(string ending, Func<IntrinsicEstimate, double> part, string text) => table.Add(name + ending, [.. rows.Select(r => part(value(r)))], unit, text);
    }
}
