namespace Arclet.Imaging.ClumpFit;

/// <summary>A clump of a scene: where its parameters are measured from, and how its shape is searched.</summary>
internal struct SceneClump
{
    /// <summary>How the shape's three parameters are meant.</summary>
    public ShapeChart Chart;

    /// <summary>The shape that is kept where shapes are not searched.</summary>
    public ClumpShape Shape;

    /// <summary>The shape for three parameters, and its derivatives: d(xx, xy, yy)/ds_j is elements 3j to 3j + 2.</summary>
    public readonly ClumpShape At(ReadOnlySpan<double> s, Span<double> derivatives)
    {
        derivatives[..9].Clear();
        switch (Chart)
        {
            case ShapeChart.Free:
                (derivatives[0], derivatives[2], derivatives[3], derivatives[5], derivatives[7]) = (1, 1, 1, -1, 1);
                return new(s[0] + s[1], s[2], s[0] - s[1]);
            case ShapeChart.Plain:
                (derivatives[0], derivatives[4], derivatives[8]) = (1, 1, 1);
                return new(s[0], s[1], s[2]);
            case ShapeChart.Radius:
                return AtRadius(s, derivatives);
            default:
                (double sin, double cos) = Math.SinCos(s[2]);
                double along = s[0], across = s[0] * s[1];
                double c2 = cos * cos, s2 = sin * sin, sc = sin * cos;
                (derivatives[0], derivatives[1], derivatives[2]) = (c2 + (s[1] * s2), sc * (1 - s[1]), s2 + (s[1] * c2));
                (derivatives[3], derivatives[4], derivatives[5]) = (along * s2, -along * sc, along * c2);
                double turn = along - across;
                (derivatives[6], derivatives[7], derivatives[8]) = (-2 * turn * sc, turn * (c2 - s2), 2 * turn * sc);
                return ClumpShape.FromEigenvalues(along, across, s[2]);
        }
    }

    private static ClumpShape AtRadius(ReadOnlySpan<double> s, Span<double> derivatives)
    {
        double root = Math.Sqrt(s[1]), along = s[0] / root, across = s[0] * root;
        (double sin, double cos) = Math.SinCos(s[2]);
        double c2 = cos * cos, s2 = sin * sin, sc = sin * cos, turn = along - across;
        Fill(1 / root, root, derivatives[..3]);
        Fill(-0.5 * along / s[1], 0.5 * across / s[1], derivatives.Slice(3, 3));
        (derivatives[6], derivatives[7], derivatives[8]) = (-2 * turn * sc, turn * (c2 - s2), 2 * turn * sc);
        return ClumpShape.FromEigenvalues(along, across, s[2]);

        void Fill(double alongChange, double acrossChange, Span<double> change) =>
            (change[0], change[1], change[2]) = ((alongChange * c2) + (acrossChange * s2), (alongChange - acrossChange) * sc, (alongChange * s2) + (acrossChange * c2));
    }

    /// <summary>The parameters of a shape.</summary>
    public readonly void Parameters(ClumpShape shape, Span<double> s)
    {
        (s[0], s[1], s[2]) = Chart switch
        {
            ShapeChart.Free => (shape.Mean, 0.5 * (shape.XX - shape.YY), shape.XY),
            ShapeChart.Plain => (shape.XX, shape.XY, shape.YY),
            ShapeChart.Radius => (Math.Sqrt(shape.LargerEigenvalue * shape.SmallerEigenvalue), shape.SmallerEigenvalue / shape.LargerEigenvalue, 0.5 * Math.Atan2(2 * shape.XY, shape.XX - shape.YY)),
            _ => (shape.LargerEigenvalue, shape.SmallerEigenvalue / shape.LargerEigenvalue, 0.5 * Math.Atan2(2 * shape.XY, shape.XX - shape.YY)),
        };
    }
}
