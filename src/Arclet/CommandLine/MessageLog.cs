using System.Diagnostics;
using Spectre.Console;

namespace Arclet.CommandLine;

/// <summary>
/// What the program tells the user while it works, on standard error: sentences, and progress as bars on a terminal and as
/// plain lines (one when a stage ends that took a second or more) anywhere else.
/// </summary>
internal sealed class MessageLog
{
    private readonly Lock gate = new();
    private readonly bool isTerminal;

    public MessageLog(TextWriter writer, bool isTerminal)
    {
        Writer = writer;
        this.isTerminal = isTerminal;
    }

    /// <summary>Where everything goes.</summary>
    public TextWriter Writer { get; }

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        lock (gate)
            Writer.WriteLine(text);
    }

    /// <summary>Writes a line that warns.</summary>
    public void Warning(string text) => Line("arclet: warning: " + text);

    /// <summary>Runs work that reports the fractions (0 to 1) of its named stages, from any thread.</summary>
    public T WithProgress<T>(Func<IProgress<(string Stage, double Fraction)>, T> work) => isTerminal ? WithBars(work) : work(new PlainLines(this));

    /// <summary>
    /// Runs work of one long stage that says in words where it stands, beside the fraction (0 to 1), from any thread: a bar under these words on a terminal, and
    /// elsewhere a line when it was silent for <paramref name="secondsBetweenLines"/>.
    /// </summary>
    public T WithWordedProgress<T>(double secondsBetweenLines, Func<IProgress<(string Words, double Fraction)>, T> work)
    {
        if (!isTerminal)
            return work(new WordedLines(this, secondsBetweenLines));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Writer) });
        return console.Progress()
            .AutoClear(false)
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
            .Start(context => work(new WordedBar(context)));
    }

    private T WithBars<T>(Func<IProgress<(string Stage, double Fraction)>, T> work)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Writer) });
        return console.Progress()
            .AutoClear(false)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .Start(context => work(new Bars(context)));
    }

    private sealed class Bars(ProgressContext context) : IProgress<(string Stage, double Fraction)>
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, ProgressTask> tasks = [];

        public void Report((string Stage, double Fraction) value)
        {
            lock (gate)
            {
                if (!tasks.TryGetValue(value.Stage, out ProgressTask? task))
                    tasks[value.Stage] = task = context.AddTask(Markup.Escape(value.Stage), maxValue: 1);

                // Threads finish out of order; a bar only goes forward.
                task.Value = Math.Max(task.Value, value.Fraction);
            }
        }
    }

    private sealed class PlainLines(MessageLog log) : IProgress<(string Stage, double Fraction)>
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, long> started = [];
        private readonly HashSet<string> finished = [];

        public void Report((string Stage, double Fraction) value)
        {
            lock (gate)
            {
                started.TryAdd(value.Stage, Stopwatch.GetTimestamp());
                double seconds = Stopwatch.GetElapsedTime(started[value.Stage]).TotalSeconds;

                // Nobody needs to be told about what took no time.
                if (value.Fraction >= 1 && finished.Add(value.Stage) && seconds >= 1)
                    log.Line($"{value.Stage}: done in {seconds:F1} s");
            }
        }
    }

    private sealed class WordedBar(ProgressContext context) : IProgress<(string Words, double Fraction)>
    {
        private readonly Lock gate = new();
        private ProgressTask? task;

        public void Report((string Words, double Fraction) value)
        {
            lock (gate)
            {
                task ??= context.AddTask(Markup.Escape(value.Words), maxValue: 1);
                task.Description = Markup.Escape(value.Words);
                task.Value = value.Fraction;
            }
        }
    }

    private sealed class WordedLines(MessageLog log, double secondsBetweenLines) : IProgress<(string Words, double Fraction)>
    {
        private readonly Lock gate = new();
        private long last = Stopwatch.GetTimestamp();

        public void Report((string Words, double Fraction) value)
        {
            lock (gate)
            {
                if (Stopwatch.GetElapsedTime(last).TotalSeconds < secondsBetweenLines)
                    return;
                last = Stopwatch.GetTimestamp();
                log.Line(value.Words);
            }
        }
    }
}
