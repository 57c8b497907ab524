namespace Arclet.Study;

/// <summary>What was written.</summary>
/// <param name="IndexFile">The first page.</param>
/// <param name="PagesWritten">Galaxies whose pages were made.</param>
/// <param name="PagesKept">Galaxies whose pages were those of today's results already.</param>
public sealed record HtmlReportOutcome(string IndexFile, int PagesWritten, int PagesKept);
