namespace Arclet.Lensing;

/// <summary>A spline's value and derivatives at a point, per grid step.</summary>
internal readonly record struct SplinePoint(double Value, double X, double Y, double Xx, double Xy, double Yy);
