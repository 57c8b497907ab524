namespace Arclet.Imaging.Psf;

/// <summary>A star that is not used, and why.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="X">Column in its image, in pixels.</param>
/// <param name="Y">Row in its image, in pixels.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record RejectedStar(string Name, double X, double Y, string Reason);
