using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>The best model and the drawn ones for one source redshift.</summary>
/// <param name="Best">The best model's field.</param>
/// <param name="Draws">The drawn models' fields in their order; empty without a posterior.</param>
public sealed record LensFields(LensField Best, IReadOnlyList<LensField> Draws);
