using System.Runtime.Intrinsics;
using Arclet.Lensing.Kernels;

namespace Arclet.Lensing;

/// <summary>
/// Lenses of one plane (or Lenstool 6.8's reading of several as one) compiled for a source: dPIE, PIEMD and SIE go through the vector
/// kernel, eight points at a time or, at a single point, eight lenses at a time; the other profiles through their formulas.
/// </summary>
public sealed class LensPlaneField : LensField
{
    // Points and lenses are taken in tiles that fit the processor's first cache together (14 and 9 kB): streaming 300 lenses from the second one
    // for every eight points doubled the time on a busy machine.
    private const int PointTile = 256;
    private const int LensTile = 48;

    private readonly CompiledLens[] lenses;
    private readonly CompiledLens[] others;
    private readonly IsothermalLanes lanes;

    private LensPlaneField(CompiledLens[] lenses, double sourceRedshift)
    {
        this.lenses = lenses;
        SourceRedshift = sourceRedshift;
        others = [.. lenses.Where(l => !ProfileFormulas.IsIsothermalEllipse(l.Potential.Profile))];
        lanes = IsothermalLanes.Compile([.. lenses.Where(l => ProfileFormulas.IsIsothermalEllipse(l.Potential.Profile)).Select(l => (l.Potential, l.DeflectionAmplitude, l.HessianAmplitude))]);
    }

    /// <inheritdoc/>
    public override double SourceRedshift { get; }

    /// <inheritdoc/>
    public override LensTerms At(double x, double y)
    {
        var sum = default(LensTerms);
        foreach (CompiledLens lens in lenses)
            sum += lens.Evaluate(x, y);
        return sum;
    }

    /// <inheritdoc/>
    public override LensTerms DeflectionAndHessianAt(double x, double y)
    {
        LaneSums sums = AtOnePoint<DeflectionAndHessian>(x, y);
        double kappa = Vector512.Sum(sums.Trace) / 2, gamma1 = Vector512.Sum(sums.Gamma1), gamma2 = Vector512.Sum(sums.Gamma2);
        var terms = new LensTerms(double.NaN, Vector512.Sum(sums.AlphaX), Vector512.Sum(sums.AlphaY), kappa + gamma1, gamma2, kappa - gamma1);
        foreach (CompiledLens lens in others)
            terms += lens.Evaluate(x, y);
        return terms;
    }

    /// <inheritdoc/>
    public override (double AlphaX, double AlphaY) DeflectionAt(double x, double y)
    {
        LaneSums sums = AtOnePoint<DeflectionOnly>(x, y);
        (double ax, double ay) = (Vector512.Sum(sums.AlphaX), Vector512.Sum(sums.AlphaY));
        foreach (CompiledLens lens in others)
        {
            LensTerms t = lens.Evaluate(x, y);
            (ax, ay) = (ax + t.AlphaX, ay + t.AlphaY);
        }

        return (ax, ay);
    }

    /// <summary>One lens's terms and their derivatives by its parameters at a point; index in the order of <see cref="Lenses"/>.</summary>
    public PotentialGradient GradientAt(int index, double x, double y) => lenses[index].EvaluateGradient(x, y);

    /// <inheritdoc/>
    public override void Deflections(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY)
    {
        CheckLengths(x.Length, y.Length, alphaX.Length, alphaY.Length);
        AtPoints<DeflectionOnly>(x, y, alphaX, alphaY, default, default, default);
    }

    /// <inheritdoc/>
    public override void Hessians(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy, Span<double> rotation = default)
    {
        CheckLengths(x.Length, y.Length, psiXx.Length, psiXy.Length, psiYy.Length, rotation.IsEmpty ? x.Length : rotation.Length);
        rotation.Clear();
        AtPoints<HessianOnly>(x, y, default, default, psiXx, psiXy, psiYy);
    }

    /// <inheritdoc/>
    public override void DeflectionsAndHessians(
        ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy, Span<double> rotation = default)
    {
        CheckLengths(x.Length, y.Length, alphaX.Length, alphaY.Length, psiXx.Length, psiXy.Length, psiYy.Length, rotation.IsEmpty ? x.Length : rotation.Length);
        rotation.Clear();
        AtPoints<DeflectionAndHessian>(x, y, alphaX, alphaY, psiXx, psiXy, psiYy);
    }

    /// <summary>The lenses in front of the source, in the model's order; <see cref="GradientAt"/> counts them so.</summary>
    public IReadOnlyList<Potential> Lenses => [.. lenses.Select(l => l.Potential)];

    internal static LensPlaneField ForSource(LensModel model, double sourceRedshift) =>
        new(Compile(model, model.AllPotentials, sourceRedshift), sourceRedshift);

    /// <summary>Those of the potentials that are in front of the source: the deflection with the model's first lens's efficiency, the Hessian with each one's own.</summary>
    internal static CompiledLens[] Compile(LensModel model, IReadOnlyList<Potential> potentials, double sourceRedshift)
    {
        double first = model.AllPotentials.FirstOrDefault(p => p.Redshift < sourceRedshift) is { } lens ? model.Cosmology.LensingEfficiency(lens.Redshift, sourceRedshift) : 0;
        return [.. potentials.Where(p => p.Redshift < sourceRedshift).Select(p => CompiledLens.Create(model, p, first, model.Cosmology.LensingEfficiency(p.Redshift, sourceRedshift)))];
    }

    /// <summary>Potentials with one efficiency D_LS/D_S for all.</summary>
    internal static LensPlaneField WithEfficiency(LensModel model, IReadOnlyList<Potential> potentials, double efficiency) =>
        new([.. potentials.Select(p => CompiledLens.Create(model, p, efficiency, efficiency))], double.NaN);

    private LaneSums AtOnePoint<TParts>(double x, double y)
        where TParts : struct, IParts =>
        IsothermalKernel.Sum<EightLenses, TParts>(ref lanes.Group(0), lanes.Stride, lanes.Stride / 8, Vector512.Create(x), Vector512.Create(y));

    private void AtPoints<TParts>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy)
        where TParts : struct, IParts
    {
        alphaX.Clear();
        alphaY.Clear();
        psiXx.Clear();
        psiXy.Clear();
        psiYy.Clear();
        for (int start = 0; start < x.Length; start += PointTile)
        {
            int end = Math.Min(start + PointTile, x.Length);
            for (int lens = 0; lens < lanes.Count; lens += LensTile)
            {
                int lensCount = Math.Min(LensTile, lanes.Count - lens);
                for (int i = start; i < end; i += 8)
                {
                    int count = Math.Min(8, end - i);
                    LaneSums sums = IsothermalKernel.Sum<OneLens, TParts>(ref lanes.Lens(lens), 0, lensCount, Load(x.Slice(i, count)), Load(y.Slice(i, count)));
                    if (TParts.Deflection)
                    {
                        Accumulate(sums.AlphaX, alphaX.Slice(i, count));
                        Accumulate(sums.AlphaY, alphaY.Slice(i, count));
                    }

                    if (TParts.Hessian)
                    {
                        Vector512<double> kappa = sums.Trace * 0.5;
                        Accumulate(kappa + sums.Gamma1, psiXx.Slice(i, count));
                        Accumulate(sums.Gamma2, psiXy.Slice(i, count));
                        Accumulate(kappa - sums.Gamma1, psiYy.Slice(i, count));
                    }
                }
            }
        }

        foreach (CompiledLens lens in others)
            lens.AddTo(x, y, alphaX, alphaY, psiXx, psiXy, psiYy);
    }

    /// <summary>Eight values, the last ones filled up with copies of the first.</summary>
    private static Vector512<double> Load(ReadOnlySpan<double> values)
    {
        if (values.Length == 8)
            return Vector512.Create(values);
        Span<double> eight = stackalloc double[8];
        eight.Fill(values[0]);
        values.CopyTo(eight);
        return Vector512.Create<double>(eight);
    }

    private static void Accumulate(Vector512<double> values, Span<double> target)
    {
        if (target.Length == 8)
        {
            (values + Vector512.Create<double>(target)).CopyTo(target);
            return;
        }

        for (int i = 0; i < target.Length; i++)
            target[i] += values[i];
    }
}
