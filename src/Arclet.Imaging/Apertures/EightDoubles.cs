using System.Runtime.CompilerServices;

namespace Arclet.Imaging.Apertures;

/// <summary>Eight numbers on the stack: the lanes of a vector, filled one by one.</summary>
[InlineArray(8)]
internal struct EightDoubles
{
    private double first;
}
