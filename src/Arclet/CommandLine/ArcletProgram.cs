using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Reflection;
using Arclet.Fits;

namespace Arclet.CommandLine;

/// <summary>The whole program as a function of its arguments, so that tests can run it without a process.</summary>
internal static class ArcletProgram
{
    /// <summary>The program's version without the source's hash.</summary>
    public static string Version { get; } =
        typeof(ArcletProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Stages end after the units in flight, which take some seconds on a busy machine; schedulers kill after half a minute.</summary>
    private static readonly TimeSpan PatienceWhenStopped = TimeSpan.FromSeconds(15);

    /// <summary>Runs the program; returns its exit code.</summary>
    /// <param name="arguments">The command line after the program's name.</param>
    /// <param name="output">Where asked-for text goes: help and version.</param>
    /// <param name="log">Where messages and progress go.</param>
    public static int Run(IReadOnlyList<string> arguments, TextWriter output, MessageLog log)
    {
        RootCommand root = Root(log);
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        bool asksForHelp = parsed.Action is HelpAction or HelpWithExamples;
        if (parsed.Errors.Count > 0 && !asksForHelp)
            return Fail(log, ExitCode.WrongInput, OneSentence(parsed));
        try
        {
            using var stop = new StopSignals(PatienceWhenStopped);
            return stop.Wait(parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = output, Error = log.Writer }, stop.Token));
        }
        catch (InputException wrong)
        {
            return Fail(log, ExitCode.WrongInput, wrong.Message);
        }
        catch (OperationCanceledException)
        {
            return Fail(log, ExitCode.Interrupted, "interrupted");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The message names the file; a stack trace would say nothing more to who owns the disk.
            return Fail(log, ExitCode.Failure, failure.Message);
        }
#pragma warning disable CA1031 // The last resort: whatever it was, the user gets a sentence, and the trace for a report.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            log.Line(failure.ToString());
            return Fail(log, ExitCode.Failure, $"failed unexpectedly ({failure.GetType().Name}: {failure.Message}); this is a defect of arclet, please report it with the lines above");
        }
    }

    private static RootCommand Root(MessageLog log)
    {
        var root = new RootCommand("Arclet takes lensed images of distant galaxies to the physics of their star-forming clumps.") { HelpName = "arclet" };
        var examples = new Dictionary<Command, string>();
        Verb[] verbs =
        [
            new Demo.DemoVerb(log), new Simulate.SimulateVerb(log), new Detect.DetectVerb(log), new PsfCommand.PsfVerb(log), new Depth.DepthVerb(log), new Fit.FitVerb(log), new Host.HostVerb(log),
            new PopulationsCommand.PopulationsVerb(log), new Sed.SedVerb(log), new Lens.LensVerb(log),
            new StudyCommand.NewVerb(log), new StudyCommand.CheckVerb(log), new StudyCommand.RunVerb(log), new StudyCommand.StatusVerb(log), new StudyCommand.ShowVerb(log), new StudyCommand.EditsVerb(log), new ReportCommand.ReportVerb(log),
        ];
        foreach (Verb verb in verbs)
        {
            root.Add(verb.Command);
            foreach (Verb one in (Verb[])[verb, .. verb.Parts])
            {
                NumberOption.ReadStrictly(one.Command);
                examples[one.Command] = one.Examples;
            }
        }

        examples[root] = "  arclet demo\n  arclet detect mosaic.fits[SCI] --error mosaic.fits[ERR] --threshold 1.5 --threshold-on image --out clumps.ecsv\n";
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction standard } help)
                help.Action = new HelpWithExamples(standard, examples);
            else if (option is VersionOption version)
                version.Action = new PrintVersion();
        }

        return root;
    }

    /// <summary>The first thing that is wrong with the command line, and where to read more.</summary>
    private static string OneSentence(ParseResult parsed)
    {
        string command = PathOf(parsed.CommandResult);
        ParseError error = parsed.Errors[0];
        string text = string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd('.');
        return $"{char.ToLowerInvariant(text[0])}{text[1..]} (see {command} --help)";
    }

    /// <summary>A command's words from the program's name on.</summary>
    private static string PathOf(CommandResult result) =>
        result.Command is RootCommand ? "arclet" : $"{(result.Parent is CommandResult parent ? PathOf(parent) : "arclet")} {result.Command.Name}";

    private static int Fail(MessageLog log, int code, string sentence)
    {
        log.Line("arclet: " + sentence);
        return code;
    }
}
