namespace Arclet.Lensing;

/// <summary>The image that the model makes near an observed one, or why there is none.</summary>
internal readonly record struct PredictedImage(double X, double Y, string? Problem);
