namespace Arclet.Imaging.Detection;

/// <summary>How far a detection is.</summary>
/// <param name="Stage">What is being done: "background", "detection" or "cleaning".</param>
/// <param name="Fraction">The part of the stage that is done, 0 to 1.</param>
public readonly record struct DetectionProgress(string Stage, double Fraction);
