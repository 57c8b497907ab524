using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Populations;

namespace Arclet.Sed;

/// <summary><c>arclet sed fit</c>: posteriors of a catalogue's objects.</summary>
internal sealed class SedFitVerb : Verb
{
    private readonly Argument<string> table = new("TABLE") { Description = "The objects: columns id, redshift, and flux_FILTER_njy, err_FILTER_njy and, where known, limit_FILTER_njy for each filter (or _ujy)." };
    private readonly Option<string?> grid = new("--grid") { HelpName = "PATH|computed", Description = GridSource.Help };
    private readonly Option<string> filters = new("--filters") { HelpName = "DIR", Description = "The filters' throughput curves: a folder, or one file.", Required = true };
    private readonly Option<string?> config = new("--config") { HelpName = "FILE.yaml", Description = "The settings: histories, priors, limits, error floor, seed and others; see docs/sed-fit.md." };
    private readonly Option<string?> preset = new("--preset") { HelpName = string.Join('|', SedFitPresets.Names), Description = "Settings by name, instead of a file. Without either: default." };
    private readonly Option<string> folder = new("--out") { HelpName = "DIR", Description = "The folder for the results, made if needed.", Required = true };
    private readonly Option<string?> histories = new("--history") { HelpName = "NAME,...", Description = "Fit these of the settings' histories only." };
    private readonly Option<string?> only = new("--only") { HelpName = "ID,...", Description = "Fit these objects only." };
    private readonly Option<int> threads = NumberOption.Whole("--threads", "N", "Objects fitted at the same time; 0 for as many as there are processors. Results do not depend on it.", 0, 0, 1024);
    private readonly Option<int?> samples = NumberOption.WholeOrNone("--samples", "N", "Also write N samples of the posterior, of equal weight, of each object and history.", 1, 1_000_000);
    private readonly Option<string> figures = new("--figures") { HelpName = "none|flagged|all", Description = "Which objects get figures: spectrum, history, corner plot, priors.", DefaultValueFactory = _ => "none" };
    private readonly Option<bool> resume = new("--resume") { Description = "Keep what an earlier run into the folder has finished of the same objects with the same settings, grid and filters." };

    public SedFitVerb(MessageLog log)
    {
        Command = new Command("fit", "Fits the photometry of objects with stellar populations: masses, ages, dust and star-formation rates with their posteriors, for one or several histories.")
        {
            table, grid, filters, config, preset, folder, histories, only, threads, samples, figures, resume,
        };
        Command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                new SedFitRun(Request(parsed), log).Execute(cancellation);
                return ExitCode.Success;
            },
            cancellation));
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet sed fit clumps.ecsv --grid bc03.fits --filters filters/ --preset paper-clumps --out clumps_sed
          arclet sed fit hosts.fits --grid bc03.fits --filters filters/ --config hosts.yaml --out hosts_sed --samples 500 --figures flagged --resume

        """;

    private SedFitRequest Request(ParseResult parsed)
    {
        string? file = parsed.GetValue(config);
        if (file is not null && parsed.GetValue(preset) is not null)
            throw new InputException("--config and --preset are both given, expected one of them: a settings file may begin with 'preset: NAME'");
        string name = parsed.GetValue(preset) ?? "default";
        SedFitSettings settings = file is not null ? SedFitSettingsFile.Read(file)
            : SedFitPresets.Find(name) ?? throw new InputException($"--preset is '{name}', expected one of {string.Join(", ", SedFitPresets.Names)}");
        if (Names("--history", parsed.GetValue(histories)) is { Length: > 0 } chosen)
            settings = OnlyHistories(settings, chosen);
        if (parsed.GetValue(samples) is { } count)
            settings = settings with { Samples = count };
        return new SedFitRequest
        {
            Table = parsed.GetRequiredValue(table),
            Grid = parsed.GetValue(grid),
            Filters = parsed.GetRequiredValue(filters),
            Config = file,
            Settings = settings,
            Out = parsed.GetRequiredValue(folder),
            Threads = parsed.GetValue(threads) is > 0 and var n ? n : Environment.ProcessorCount,
            Only = Names("--only", parsed.GetValue(only)),
            WritesSamples = parsed.GetValue(samples) is not null,
            Figures = parsed.GetValue(figures) switch
            {
                "none" => SedFitFigureChoice.None,
                "flagged" => SedFitFigureChoice.Flagged,
                "all" => SedFitFigureChoice.All,
                var other => throw new InputException($"--figures is '{other}', expected none, flagged or all"),
            },
            Resume = parsed.GetValue(resume),
        };
    }

    private static SedFitSettings OnlyHistories(SedFitSettings settings, string[] names)
    {
        if (names.FirstOrDefault(n => settings.Histories.All(h => h.Name != n)) is { } unknown)
            throw new InputException($"--history names '{unknown}', expected some of {string.Join(", ", settings.Histories.Select(h => h.Name))}");
        return settings with
        {
            Histories = [.. settings.Histories.Where(h => names.Contains(h.Name))],
            ReferenceHistory = names.Contains(settings.ReferenceHistory) ? settings.ReferenceHistory : null,
        };
    }

    private static string[] Names(string option, string? text)
    {
        if (text is null)
            return [];
        string[] names = [.. text.Split(',').Select(n => n.Trim())];
        return names.All(n => n.Length > 0) ? names : throw new InputException($"{option} is '{text}', expected names with commas between them");
    }
}
