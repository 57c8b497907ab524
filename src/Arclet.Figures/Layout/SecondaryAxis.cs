namespace Arclet.Figures;

/// <summary>A second reading of an axis, on its far side: look-back time above redshift, arcseconds beside pixels.</summary>
/// <param name="Label">Its label.</param>
/// <param name="Scale">Its values and ticks.</param>
/// <param name="ToPrimary">The value on the primary axis that belongs to one of its values.</param>
public sealed record SecondaryAxis(RichText Label, Scale Scale, Func<double, double> ToPrimary);
