namespace Arclet.Inference.Sampling;

/// <summary>Where a live point stands, and the contour it was drawn above.</summary>
internal readonly record struct LevelPoint(Level Death, Level Birth);
