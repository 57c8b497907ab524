using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;

namespace Arclet.Lens;

/// <summary>Where images are searched, for the verbs that do.</summary>
internal sealed class SearchOptions
{
    private readonly Option<double?> halfWidth = NumberOption.RealOrNone("--half-width", "ARCSEC", "Search only this far from the model's reference. Default: as far as the model's deflections can make images.");

    public void AddTo(Command command) => command.Add(halfWidth);

    public ImageSolverOptions Read(ParseResult parsed) => parsed.GetValue(halfWidth) is not { } half ? ImageSolverOptions.Default
        : half > 0 && double.IsFinite(half) ? new ImageSolverOptions { Window = SearchWindow.Square(0, 0, half) }
        : throw new InputException($"--half-width is {half}, expected a finite number above 0");

    /// <summary>What is to be said about a search that did not decide everything; null where it did.</summary>
    public static string? Doubt(ImageSet set) => set.IsComplete ? null
        : !set.CountAgrees ? $"the images' parities add up to {set.ParitySum}, the index of the window's edge is {set.EdgeIndex}: an image may be missing"
        : $"the source lies on a caustic to within the arithmetic: {set.Unresolved.Count(u => !u.IsCore)} pairs of merging images are not resolved";
}
