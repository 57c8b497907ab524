namespace Arclet.Study;

/// <summary>What became of one edit.</summary>
/// <param name="Edit">The edit.</param>
/// <param name="Effect">What became of it.</param>
/// <param name="ClumpId">The clump that it acts on; null for none.</param>
/// <param name="SeparationArcsec">How far that clump is from where the edit was made; 0 without a clump.</param>
public readonly record struct EditOutcome(ClumpEdit Edit, EditEffect Effect, string? ClumpId, double SeparationArcsec);
