using System.Globalization;
using System.Text.Json;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>Writes the paper's figures to <c>results/figures</c>: SVG, PDF and the data behind each as ECSV, and its words as JSON.</summary>
public static class ReportFigures
{
    private const string Folder = "figures";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n", PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Makes the figures whose study or settings changed, several at the same time.</summary>
    /// <param name="context">Where to.</param>
    /// <param name="steps">What was made before.</param>
    /// <param name="readGrid">Reads the grid of populations that the study names, for spectra; null without them.</param>
    /// <returns>All figures in the paper's order.</returns>
    /// <exception cref="Fits.InputException">A file cannot be read or written.</exception>
    public static IReadOnlyList<ReportFigure> Write(ReportContext context, ReportSteps steps, Func<string, PopulationGrids>? readGrid)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(steps);
        PaperFigure[] all = [.. PaperFigures.Of(readGrid).OrderBy(f => f.Number)];
        string inputs = context.Study.Fingerprint + context.Study.Settings.TextOf(typeof(FiguresSettings));
        int made = 0;
        Parallel.ForEach(all, new ParallelOptions { MaxDegreeOfParallelism = context.Threads, CancellationToken = context.Cancellation }, figure =>
        {
            if (steps.Run(figure.FileName, inputs, () => Make(context, figure)))
                Interlocked.Increment(ref made);
        });
        if (made > 0)
            context.Progress(string.Create(CultureInfo.InvariantCulture, $"{made} of {all.Length} figures made in {context.PathOf(Folder)}"));
        return [.. all.Select(f => JsonSerializer.Deserialize<ReportFigure>(File.ReadAllBytes(context.PathOf(Words(f))), Format)!)];
    }

    private static string Words(PaperFigure figure) => $"{Folder}/{figure.FileName}.json";

    private static List<string> Make(ReportContext context, PaperFigure figure)
    {
        FigureResult result = figure.Make(context.Study);
        List<string> files = [];
        if (result.Figure is { } drawn)
        {
            Add("svg", name => context.Write(name, drawn.ToSvg()));
            Add("pdf", name => context.Write(name, drawn.ToPdf()));
        }

        if (result.Data is { } data)
            Add("ecsv", name => context.Write(name, data.Write));
        var words = new ReportFigure { Number = figure.Number, Title = figure.Title, Caption = figure.Caption, Remark = result.Remark, Missing = result.Missing, Files = [.. files] };
        context.Write(Words(figure), JsonSerializer.SerializeToUtf8Bytes(words, Format));
        return [.. files, Words(figure)];

        void Add(string ending, Action<string> write)
        {
            files.Add($"{Folder}/{figure.FileName}.{ending}");
            write(files[^1]);
        }
    }
}
