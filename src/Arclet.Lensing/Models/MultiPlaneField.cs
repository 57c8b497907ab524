namespace Arclet.Lensing;

/// <summary>
/// Lenses at several redshifts by the recursive lens equation (Schneider, Ehlers and Falco 1992, eqs 9.7 and 9.12): a ray's angular
/// position in plane j is x_j = theta - sum over i below j of beta_ij alpha_i(x_i) with beta_ij = D_ij D_s / (D_j D_is) and alpha_i the deflection scaled for
/// the source; its Jacobian follows by the chain rule and is not symmetric.
/// </summary>
public sealed class MultiPlaneField : LensField
{
    private readonly LensPlaneField[] planes;
    private readonly double[][] ratios;

    internal MultiPlaneField(LensModel model, double sourceRedshift)
    {
        SourceRedshift = sourceRedshift;
        IGrouping<double, Potential>[] groups = [.. model.AllPotentials.Where(p => p.Redshift < sourceRedshift).GroupBy(p => p.Redshift).OrderBy(g => g.Key)];
        PlaneRedshifts = [.. groups.Select(g => g.Key)];
        planes = [.. groups.Select(g => LensPlaneField.WithEfficiency(model, [.. g], model.Cosmology.LensingEfficiency(g.Key, sourceRedshift)))];
        ratios = new double[planes.Length][];
        for (int j = 0; j < planes.Length; j++)
        {
            // D_ij/D_j over D_is/D_s: both are the efficiencies of lens i.
            ratios[j] = [.. PlaneRedshifts.Take(j).Select(z => model.Cosmology.LensingEfficiency(z, PlaneRedshifts[j]) / model.Cosmology.LensingEfficiency(z, sourceRedshift))];
        }
    }

    /// <inheritdoc/>
    public override double SourceRedshift { get; }

    /// <summary>The planes' redshifts, nearest first.</summary>
    public IReadOnlyList<double> PlaneRedshifts { get; }

    /// <inheritdoc/>
    public override LensTerms At(double x, double y) => DeflectionAndHessianAt(x, y);

    /// <inheritdoc/>
    public override LensTerms DeflectionAndHessianAt(double x, double y)
    {
        Span<double> px = [x], py = [y], result = stackalloc double[6];
        DeflectionsAndHessians(px, py, result.Slice(0, 1), result.Slice(1, 1), result.Slice(2, 1), result.Slice(3, 1), result.Slice(4, 1), result.Slice(5, 1));
        return new(double.NaN, result[0], result[1], result[2], result[3], result[4], result[5]);
    }

    /// <inheritdoc/>
    public override (double AlphaX, double AlphaY) DeflectionAt(double x, double y)
    {
        Span<double> px = [x], py = [y], result = stackalloc double[2];
        Deflections(px, py, result[..1], result[1..]);
        return (result[0], result[1]);
    }

    /// <inheritdoc/>
    public override void Deflections(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY)
    {
        CheckLengths(x.Length, y.Length, alphaX.Length, alphaY.Length);
        int n = x.Length;
        alphaX.Clear();
        alphaY.Clear();
        double[][] ax = new double[planes.Length][], ay = new double[planes.Length][];
        double[] px = new double[n], py = new double[n];
        for (int j = 0; j < planes.Length; j++)
        {
            Positions(j, x, y, ax, ay, px, py);
            (ax[j], ay[j]) = (new double[n], new double[n]);
            planes[j].Deflections(px, py, ax[j], ay[j]);
            for (int k = 0; k < n; k++)
                (alphaX[k], alphaY[k]) = (alphaX[k] + ax[j][k], alphaY[k] + ay[j][k]);
        }
    }

    /// <inheritdoc/>
    public override void Hessians(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy, Span<double> rotation = default)
    {
        double[] ax = new double[x.Length], ay = new double[x.Length];
        DeflectionsAndHessians(x, y, ax, ay, psiXx, psiXy, psiYy, rotation);
    }

    /// <inheritdoc/>
    public override void DeflectionsAndHessians(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy, Span<double> rotation = default)
    {
        CheckLengths(x.Length, y.Length, alphaX.Length, alphaY.Length, psiXx.Length, psiXy.Length, psiYy.Length, rotation.IsEmpty ? x.Length : rotation.Length);
        int n = x.Length;
        double[][] ax = new double[planes.Length][], ay = new double[planes.Length][];

        // d alpha_j / d theta of each plane: xx, xy, yx, yy.
        var slopes = new PlaneSlopes[planes.Length];
        double[] px = new double[n], py = new double[n];
        var total = new PlaneSlopes(n);
        alphaX.Clear();
        alphaY.Clear();
        for (int j = 0; j < planes.Length; j++)
        {
            Positions(j, x, y, ax, ay, px, py);
            (ax[j], ay[j]) = (new double[n], new double[n]);
            var own = new PlaneSlopes(n);
            planes[j].DeflectionsAndHessians(px, py, ax[j], ay[j], own.Xx, own.Xy, own.Yy);
            own.Xy.CopyTo(own.Yx, 0);
            slopes[j] = own.AlongRay(slopes.AsSpan(0, j), ratios[j]);
            total.Add(slopes[j]);
            for (int k = 0; k < n; k++)
                (alphaX[k], alphaY[k]) = (alphaX[k] + ax[j][k], alphaY[k] + ay[j][k]);
        }

        total.Xx.CopyTo(psiXx);
        total.Yy.CopyTo(psiYy);
        for (int k = 0; k < n; k++)
        {
            psiXy[k] = (total.Xy[k] + total.Yx[k]) / 2;
            if (!rotation.IsEmpty)
                rotation[k] = (total.Yx[k] - total.Xy[k]) / 2;
        }
    }

    private void Positions(int plane, ReadOnlySpan<double> x, ReadOnlySpan<double> y, double[][] ax, double[][] ay, double[] px, double[] py)
    {
        x.CopyTo(px);
        y.CopyTo(py);
        for (int i = 0; i < plane; i++)
        {
            double ratio = ratios[plane][i];
            for (int k = 0; k < px.Length; k++)
                (px[k], py[k]) = (px[k] - (ratio * ax[i][k]), py[k] - (ratio * ay[i][k]));
        }
    }
}
