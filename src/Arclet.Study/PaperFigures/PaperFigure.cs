using System.Globalization;

namespace Arclet.Study;

/// <summary>A figure of the paper and how it is made of a study.</summary>
/// <param name="Number">Its number in the paper, 1 to 21.</param>
/// <param name="Title">What it shows, in a few words.</param>
/// <param name="Caption">What its marks mean.</param>
/// <param name="Make">Makes it of a study's results.</param>
public sealed record PaperFigure(int Number, string Title, string Caption, Func<StudyResults, FigureResult> Make)
{
    /// <summary>The name of its files, as <c>fig07</c>.</summary>
    public string FileName => string.Create(CultureInfo.InvariantCulture, $"fig{Number:00}");
}
