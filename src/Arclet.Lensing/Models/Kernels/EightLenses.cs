using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>Eight lenses for one point.</summary>
internal readonly ref struct EightLenses(ref double first, int stride) : ILaneSource
{
    private readonly ref double first = ref first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Read(int field) => Vector512.LoadUnsafe(ref Unsafe.Add(ref first, field * stride));
}
