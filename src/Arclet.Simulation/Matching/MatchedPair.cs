namespace Arclet.Simulation;

/// <summary>Two entries of two catalogues that belong together.</summary>
/// <param name="First">Index in the first catalogue.</param>
/// <param name="Second">Index in the second catalogue.</param>
/// <param name="DistancePixels">Their separation.</param>
public readonly record struct MatchedPair(int First, int Second, double DistancePixels);
