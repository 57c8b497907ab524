using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>One lens for eight points.</summary>
internal readonly struct OneLens : ILaneSource
{
    public static int Advance => IsothermalLanes.Fields;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Read(ref double lens, int stride, int field) => Vector512.Create(Unsafe.Add(ref lens, field));
}
