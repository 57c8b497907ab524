namespace Arclet.Study;

/// <summary>A paper or program that results rest on.</summary>
/// <param name="Reference">Authors, year and place, as a reference list has them.</param>
/// <param name="Bibcode">The bibcode in ADS; empty where none is certain.</param>
/// <param name="For">What of it was used.</param>
internal sealed record Citation(string Reference, string Bibcode, string For);
