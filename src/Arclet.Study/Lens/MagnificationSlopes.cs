using Arclet.Lensing;

namespace Arclet.Study;

/// <summary>How a clump's magnifications change with the redshift of the source: d ln|mu| / dz under the best model.</summary>
/// <param name="Mu">Of mu.</param>
/// <param name="MuTangential">Of the tangential one.</param>
/// <param name="MuRadial">Of the radial one.</param>
/// <param name="MuCentre">Of mu at the centre.</param>
public readonly record struct MagnificationSlopes(double Mu, double MuTangential, double MuRadial, double MuCentre)
{
    /// <summary>The slopes between two redshifts; 0 where a magnification is not finite.</summary>
    internal static MagnificationSlopes Between(ClumpLensing near, ClumpLensing far, double step)
    {
        return new(Of(near.Mu, far.Mu), Of(near.MuTangential, far.MuTangential), Of(near.MuRadial, far.MuRadial), Of(near.MuCentre, far.MuCentre));

        double Of(double a, double b)
        {
            double slope = Math.Log(Math.Abs(b / a)) / step;
            return double.IsFinite(slope) ? slope : 0;
        }
    }
}
