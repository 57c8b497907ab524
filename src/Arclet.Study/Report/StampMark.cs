namespace Arclet.Study;

/// <summary>A mark over a stamp: an ellipse in the pixels of the reference filter, the centre of the first one at (0, 0), y upwards.</summary>
/// <param name="Clump">The clump that it leads to; empty for a detection that is none.</param>
/// <param name="Words">What a reader who points at it is told.</param>
/// <param name="Class">Its class in the style.</param>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
/// <param name="A">Half of the major axis, pixels.</param>
/// <param name="B">Half of the minor axis, pixels.</param>
/// <param name="ThetaDegrees">The major axis' direction, counter-clockwise from +x.</param>
internal readonly record struct StampMark(string Clump, string Words, string Class, double X, double Y, double A, double B, double ThetaDegrees);
