using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arclet.Lensing.Kernels;

namespace Arclet.Lensing;

/// <summary>
/// Lenses of one plane (or Lenstool 6.8's reading of several as one) compiled for a source: dPIE, PIEMD and SIE go through the vector
/// kernel, eight points at a time or, at a single point, eight lenses at a time; the other profiles through their formulas.
/// </summary>
public sealed class LensPlaneField : LensField
{
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LaneSums AtOnePoint<TParts>(double x, double y)
        where TParts : struct, IParts
    {
        // Locals, not a struct: they stay in registers.
        Vector512<double> ax = Vector512<double>.Zero, ay = ax, trace = ax, gamma1 = ax, gamma2 = ax;
        Vector512<double> vx = Vector512.Create(x), vy = Vector512.Create(y);
        for (int first = 0; first < lanes.Stride; first += 8)
            IsothermalKernel.Add<EightLenses, TParts>(new(ref lanes.Group(first), lanes.Stride), vx, vy, ref ax, ref ay, ref trace, ref gamma1, ref gamma2);
        return new(ax, ay, trace, gamma1, gamma2);
    }

    private void AtPoints<TParts>(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> alphaX, Span<double> alphaY, Span<double> psiXx, Span<double> psiXy, Span<double> psiYy)
        where TParts : struct, IParts
    {
        Span<double> lastX = stackalloc double[8], lastY = stackalloc double[8];
        for (int i = 0; i < x.Length; i += 8)
        {
            int count = Math.Min(8, x.Length - i);
            scoped ReadOnlySpan<double> eightX = x.Slice(i, count), eightY = y.Slice(i, count);
            if (count < 8)
            {
                // The last points are filled up with copies of the first of them.
                lastX.Fill(eightX[0]);
                lastY.Fill(eightY[0]);
                eightX.CopyTo(lastX);
                eightY.CopyTo(lastY);
                eightX = lastX;
                eightY = lastY;
            }

            LaneSums sums = AtEightPoints<TParts>(Vector512.Create(eightX), Vector512.Create(eightY));
            if (TParts.Deflection)
            {
                Store(sums.AlphaX, alphaX.Slice(i, count));
                Store(sums.AlphaY, alphaY.Slice(i, count));
            }

            if (TParts.Hessian)
            {
                Vector512<double> kappa = sums.Trace * 0.5;
                Store(kappa + sums.Gamma1, psiXx.Slice(i, count));
                Store(sums.Gamma2, psiXy.Slice(i, count));
                Store(kappa - sums.Gamma1, psiYy.Slice(i, count));
            }
        }

        foreach (CompiledLens lens in others)
            lens.AddTo(x, y, alphaX, alphaY, psiXx, psiXy, psiYy);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private LaneSums AtEightPoints<TParts>(Vector512<double> x, Vector512<double> y)
        where TParts : struct, IParts
    {
        // Locals, not a struct: they stay in registers.
        Vector512<double> ax = Vector512<double>.Zero, ay = ax, trace = ax, gamma1 = ax, gamma2 = ax;
        for (int i = 0; i < lanes.Count; i++)
            IsothermalKernel.Add<OneLens, TParts>(new(ref lanes.Lens(i)), x, y, ref ax, ref ay, ref trace, ref gamma1, ref gamma2);
        return new(ax, ay, trace, gamma1, gamma2);
    }

    private static void Store(Vector512<double> values, Span<double> target)
    {
        if (target.Length == 8)
        {
            values.StoreUnsafe(ref MemoryMarshal.GetReference(target));
            return;
        }

        for (int i = 0; i < target.Length; i++)
            target[i] = values[i];
    }
}
