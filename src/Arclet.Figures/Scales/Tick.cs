namespace Arclet.Figures;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where, in data units.</param>
/// <param name="Label">Its text as markup (<see cref="RichText"/>); null for none.</param>
/// <param name="IsMajor">Long or short.</param>
public readonly record struct Tick(double Value, string? Label, bool IsMajor = true);
