using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Arclet.Lensing.Kernels;
using F = Arclet.Lensing.Kernels.IsothermalLanes;

namespace Arclet.Lensing.Fitting;

/// <summary>
/// The dPIE, PIEMD and SIE lenses of a fit, for D_LS/D_S = 1: written once, then changed in place. Forward, eight points at a time, by <see cref="IsothermalKernel"/>;
/// backward, eight lenses at a time, by <see cref="IsothermalBackward"/>, which turns the derivatives of ln L by deflections and Hessians into those by each lens's parameters.
/// </summary>
internal sealed class FitLenses
{
    private const double InfiniteCut = 1e60;
    private const double SmallestRoot = 1e-9;

    private readonly double[] byLens;
    private readonly double[] byField;
    private readonly double[] sums;
    private readonly Geometry[] geometry;
    private readonly Strength[] strength;

    public FitLenses(int count)
    {
        Count = count;
        Stride = Math.Max(8, (count + 7) / 8 * 8);
        byLens = new double[Math.Max(1, count) * F.Fields];
        byField = new double[Stride * IsothermalBackward.Fields];
        sums = new double[3 * Stride];
        geometry = new Geometry[count];
        strength = new Strength[count];

        // Lanes behind the last lens hold a lens of ordinary radii whose sums nobody reads.
        for (int i = count; i < Stride; i++)
            IsothermalBackward.Write(byField, Stride, i, 0, 0, 1, 0, 1, 0, SmallestRoot, 1, 2);
    }

    public int Count { get; }

    private int Stride { get; }

    /// <summary>Sets where a lens is and how it is shaped.</summary>
    public void Place(int i, double x, double y, double ellipticity, double angleDegrees)
    {
        double e = Math.Abs(ellipticity), angle = (angleDegrees + (ellipticity < 0 ? 90 : 0)) * (Math.PI / 180);
        double eps = e / (1 + Math.Sqrt(1 - (e * e))), one = 1 + eps, q = (1 - eps) / one;
        (double sin, double cos) = Math.SinCos(angle);
        double tau = 4 * eps / (one * one);
        geometry[i] = new(x, y, cos, sin, q * q, tau, Math.Max(Math.Sqrt(tau), SmallestRoot), one, 1 - eps);
    }

    /// <summary>Sets a placed lens's radii in arcsec (an infinite cut is none) and amplitude b0 in arcsec.</summary>
    public void Scale(int i, double coreRadius, double cutRadius, double b0)
    {
        Geometry g = geometry[i];
        double core = coreRadius + IsothermalEllipse.SmallestCoreArcsec, cut = cutRadius, ratio = 1, byCore = 0, byCut = 0;
        bool swapped = false;
        if (cut < InfiniteCut)
        {
            // The profile is the same with core and cut exchanged, but for its amplitude's s/(s - a): the kernel wants the smaller radius first.
            swapped = cut < core;
            (double low, double high) = swapped ? (cut, core) : (core, cut);
            (Differentiation.PlainReal a0, Differentiation.PlainReal s0) = IsothermalEllipse.Apart<Differentiation.PlainReal>(new(low), new(high));
            double gap = s0.Value - a0.Value;
            ratio = cut / gap;
            byCut = (swapped ? core : -core) / (gap * gap);
            byCore = (swapped ? -cut : cut) / (gap * gap);
            (core, cut) = (a0.Value, s0.Value);
        }
        else
        {
            cut = InfiniteCut;
        }

        double a = core * g.One, s = cut * g.One, unit = b0 * g.OneLess, amplitude = unit * ratio, q2 = g.Q2;
        double sin2 = 2 * g.Sin * g.Cos, cos2 = (g.Cos * g.Cos) - (g.Sin * g.Sin);
        strength[i] = new(unit, ratio, byCore, byCut, swapped);
        Span<double> f = byLens.AsSpan(i * F.Fields, F.Fields);
        f[F.CenterX] = g.X;
        f[F.CenterY] = g.Y;
        f[F.Cos] = g.Cos;
        f[F.Sin] = g.Sin;
        f[F.Q2] = q2;
        f[F.Tau] = g.Tau;
        f[F.CoreSquare] = q2 * a * a;
        f[F.CutSquare] = q2 * s * s;
        f[F.CoreLinear] = 2 * a;
        f[F.CutLinear] = 2 * s;
        f[F.CoreConstant] = (1 + q2) * a * a;
        f[F.CutConstant] = (1 + q2) * s * s;
        f[F.CoreTau] = g.Tau * a * a;
        f[F.CutTau] = g.Tau * s * s;
        f[F.Trace] = amplitude;
        f[F.Shear1] = amplitude / 2 * cos2;
        f[F.Shear2] = amplitude / 2 * sin2;
        f[F.Core] = a;
        f[F.Cut] = s;
        f[F.CoreQ] = q2 * a;
        f[F.CutQ] = q2 * s;
        f[F.SquareGap] = q2 * (s - a) * (s + a);
        f[F.Root] = g.Root;
        f[F.Deflection] = amplitude / g.Root;
        IsothermalBackward.Write(byField, Stride, i, g.X, g.Y, g.Cos, g.Sin, q2, g.Tau, g.Root, a, s);
    }

    /// <summary>Fills deflections and Hessians at points; the spans' lengths are multiples of eight.</summary>
    public void Evaluate(PointBatch points)
    {
        ref double first = ref MemoryMarshal.GetArrayDataReference(byLens);
        for (int k = 0; k < points.Count; k += 8)
        {
            LaneSums sum = IsothermalKernel.Sum<OneLens, DeflectionAndHessian>(ref first, 0, Count, Vector512.Create(points.X, k), Vector512.Create(points.Y, k));
            sum.AlphaX.CopyTo(points.AlphaX, k);
            sum.AlphaY.CopyTo(points.AlphaY, k);
            Vector512<double> kappa = sum.Trace * 0.5;
            (kappa + sum.Gamma1).CopyTo(points.Xx, k);
            sum.Gamma2.CopyTo(points.Xy, k);
            (kappa - sum.Gamma1).CopyTo(points.Yy, k);
        }
    }

    /// <summary>From the points' weights (d ln L by deflection and Hessian for D_LS/D_S = 1) to sums for <see cref="Derivatives"/>.</summary>
    public void Backward(PointBatch points, bool withHessian)
    {
        if (withHessian)
            IsothermalBackward.Sum<DeflectionAndHessian>(byField, Stride, points, sums);
        else
            IsothermalBackward.Sum<DeflectionOnly>(byField, Stride, points, sums);
    }

    /// <summary>d ln L by b0, core and cut of a lens, after <see cref="Backward"/>.</summary>
    public (double ByAmplitude, double ByCore, double ByCut) Derivatives(int i)
    {
        Geometry g = geometry[i];
        Strength t = strength[i];
        double whole = sums[i], atLow = sums[Stride + i] * t.Ratio * g.One, atHigh = -sums[(2 * Stride) + i] * t.Ratio * g.One;
        double byCore = t.Unit * ((t.ByCore * whole) + (t.Swapped ? atHigh : atLow));
        double byCut = t.Unit * ((t.ByCut * whole) + (t.Swapped ? atLow : atHigh));
        return (g.OneLess * t.Ratio * whole, byCore, byCut);
    }

    private readonly record struct Geometry(double X, double Y, double Cos, double Sin, double Q2, double Tau, double Root, double One, double OneLess);

    /// <summary>b0 (1 - eps), s/(s - a) and its derivatives by core and cut.</summary>
    private readonly record struct Strength(double Unit, double Ratio, double ByCore, double ByCut, bool Swapped);
}
