namespace Arclet.Lensing;

/// <summary>
/// A model's field at points that belong to sources of different redshifts. Lenses of one redshift are compiled once, for D_LS/D_S = 1, and scaled
/// for each point; several planes are compiled for each source redshift.
/// </summary>
internal sealed class ManySourcesField
{
    private readonly IReadOnlyList<double> redshifts;
    private readonly LensPlaneField[] groups;
    private readonly double[][] efficiencies;
    private readonly Dictionary<double, LensField>? fields;

    /// <summary>Compiles a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="redshifts">The source's redshift of every point.</param>
    /// <param name="efficiencies">D_LS/D_S of every point for a lens redshift; the caller may keep them.</param>
    public ManySourcesField(LensModel model, IReadOnlyList<double> redshifts, Func<double, double[]> efficiencies)
    {
        this.redshifts = redshifts;
        IReadOnlyList<Potential> all = model.AllPotentials;
        var lensRedshifts = new List<double>();
        foreach (Potential p in all)
        {
            if (!lensRedshifts.Contains(p.Redshift))
                lensRedshifts.Add(p.Redshift);
        }

        if (lensRedshifts.Count > 1 && model.Planes == PlaneTreatment.MultiPlane)
        {
            fields = redshifts.Distinct().ToDictionary(z => z, model.FieldFor);
            groups = [];
            this.efficiencies = [];
            return;
        }

        groups = lensRedshifts.Count == 1
            ? [LensPlaneField.WithEfficiency(model, all, 1)]
            : [.. lensRedshifts.Select(z => LensPlaneField.WithEfficiency(model, [.. all.Where(p => p.Redshift == z)], 1))];
        this.efficiencies = [.. lensRedshifts.Select(efficiencies)];
    }

    /// <summary>The field at points; <paramref name="which"/> says for each of them whose redshift it has.</summary>
    public void Evaluate(ReadOnlySpan<int> which, ReadOnlySpan<double> x, ReadOnlySpan<double> y, PointTerms result)
    {
        int n = x.Length;
        if (fields is not null)
        {
            EvaluatePlanes(which, x, y, result);
            return;
        }

        if (groups.Length == 1)
        {
            EvaluateUnit(groups[0], x, y, result);
            double[] scale = efficiencies[0];
            for (int k = 0; k < n; k++)
            {
                double f = scale[which[k]];
                result.AlphaX[k] *= f;
                result.AlphaY[k] *= f;
                result.PsiXx[k] *= f;
                result.PsiXy[k] *= f;
                result.PsiYy[k] *= f;
                result.Rotation[k] = 0;
            }

            return;
        }

        EvaluateGroups(which, x, y, result);
    }

    /// <summary>The source position of one point.</summary>
    public (double X, double Y) SourceOf(int which, double x, double y)
    {
        if (fields is not null)
            return fields[redshifts[which]].SourceOf(x, y);
        double first = 0;
        (double bx, double by) = (x, y);
        for (int g = 0; g < groups.Length; g++)
        {
            double f = efficiencies[g][which];
            if (!(f > 0))
                continue;
            if (first == 0)
                first = f;
            (double ax, double ay) = groups[g].DeflectionAt(x, y);
            (bx, by) = (bx - (first * ax), by - (first * ay));
        }

        return (bx, by);
    }

    private static void EvaluateUnit(LensPlaneField field, ReadOnlySpan<double> x, ReadOnlySpan<double> y, PointTerms result)
    {
        int n = x.Length;
        field.DeflectionsAndHessians(
            x, y, result.AlphaX.AsSpan(0, n), result.AlphaY.AsSpan(0, n), result.PsiXx.AsSpan(0, n), result.PsiXy.AsSpan(0, n), result.PsiYy.AsSpan(0, n));
    }

    /// <summary>Lenstool 6.8's reading of several planes: one ratio for the deflection, that of the first lens in front; each lens's own for the Hessian.</summary>
    private void EvaluateGroups(ReadOnlySpan<int> which, ReadOnlySpan<double> x, ReadOnlySpan<double> y, PointTerms result)
    {
        int n = x.Length;
        var first = new double[n];
        var one = new PointTerms(n);
        foreach (double[] array in new[] { result.AlphaX, result.AlphaY, result.PsiXx, result.PsiXy, result.PsiYy, result.Rotation })
            array.AsSpan(0, n).Clear();
        for (int g = 0; g < groups.Length; g++)
        {
            EvaluateUnit(groups[g], x, y, one);
            for (int k = 0; k < n; k++)
            {
                double f = efficiencies[g][which[k]];
                if (!(f > 0))
                    continue;
                if (first[k] == 0)
                    first[k] = f;
                result.AlphaX[k] += first[k] * one.AlphaX[k];
                result.AlphaY[k] += first[k] * one.AlphaY[k];
                result.PsiXx[k] += f * one.PsiXx[k];
                result.PsiXy[k] += f * one.PsiXy[k];
                result.PsiYy[k] += f * one.PsiYy[k];
            }
        }
    }

    private void EvaluatePlanes(ReadOnlySpan<int> which, ReadOnlySpan<double> x, ReadOnlySpan<double> y, PointTerms result)
    {
        // Images of one system stand together: each run of one redshift is evaluated at once.
        for (int start = 0; start < x.Length;)
        {
            double redshift = redshifts[which[start]];
            int end = start + 1;
            while (end < x.Length && redshifts[which[end]] == redshift)
                end++;
            int n = end - start;
            fields![redshift].DeflectionsAndHessians(
                x[start..end],
                y[start..end],
                result.AlphaX.AsSpan(start, n),
                result.AlphaY.AsSpan(start, n),
                result.PsiXx.AsSpan(start, n),
                result.PsiXy.AsSpan(start, n),
                result.PsiYy.AsSpan(start, n),
                result.Rotation.AsSpan(start, n));
            start = end;
        }
    }
}
