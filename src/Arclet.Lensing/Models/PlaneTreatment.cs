namespace Arclet.Lensing;

/// <summary>How lenses at different redshifts act together. With all lenses at one redshift both are the same.</summary>
public enum PlaneTreatment
{
    /// <summary>As Lenstool 6.8: one plane; the deflection takes the D_LS/D_S of the first lens for all, the Hessian each lens's own; lenses not in front of the source are left out.</summary>
    Lenstool68SinglePlane,

    /// <summary>The recursive lens equation through the planes in the order of their redshifts (Schneider, Ehlers and Falco 1992, chapter 9).</summary>
    MultiPlane,
}
