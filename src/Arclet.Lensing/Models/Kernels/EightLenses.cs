using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>Eight lenses for one point.</summary>
internal readonly struct EightLenses : ILaneSource
{
    public static int Advance => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Read(ref double lens, int stride, int field) => Vector512.LoadUnsafe(ref Unsafe.Add(ref lens, field * stride));
}
