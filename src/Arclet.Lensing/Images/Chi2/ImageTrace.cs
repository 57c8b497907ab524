namespace Arclet.Lensing;

/// <summary>An observed image traced back: its place in the source plane, the Jacobian, and its position's covariance there.</summary>
internal readonly record struct ImageTrace(double SourceX, double SourceY, Jacobian Jacobian, Covariance SourceCovariance)
{
    public static ImageTrace Of(double sourceX, double sourceY, Jacobian jacobian, Covariance imageCovariance) =>
        new(sourceX, sourceY, jacobian, imageCovariance.Through(jacobian));
}
