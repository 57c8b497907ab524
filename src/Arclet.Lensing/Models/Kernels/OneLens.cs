using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Arclet.Lensing.Kernels;

/// <summary>One lens for eight points.</summary>
internal readonly ref struct OneLens(ref double first) : ILaneSource
{
    private readonly ref double first = ref first;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector512<double> Read(int field) => Vector512.Create(Unsafe.Add(ref first, field));
}
