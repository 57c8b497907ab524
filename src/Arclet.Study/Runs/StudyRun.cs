using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Runs what is out of date in a study, stage after stage, each stage's units on several threads; or says how it stands.</summary>
/// <remarks>
/// A stage's units are known when the stages upstream are settled. What is current is found by fingerprint, so a run that was killed, or was given other settings in between, needs no
/// record of where it was.
/// </remarks>
public sealed class StudyRun
{
    private readonly StudyFolder folder;
    private readonly StudySettings settings;
    private readonly IReadOnlyList<IStage> stages;
    private readonly InputFileSums files;
    private readonly Dictionary<string, StageResults> results = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StageStatus> states = new(StringComparer.Ordinal);

    /// <summary>A study with its stages.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="stages">The stages; each after those that it needs.</param>
    /// <exception cref="ArgumentException">A stage comes before one that it needs, or a name is there twice.</exception>
    public StudyRun(StudyFolder folder, StudySettings settings, IReadOnlyList<IStage> stages)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(stages);
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (IStage stage in stages)
        {
            if (stage.Upstream.FirstOrDefault(u => !before.Contains(u)) is { } late)
                throw new ArgumentException($"the stage {stage.Name} needs {late}, which does not come before it");
            if (!before.Add(stage.Name))
                throw new ArgumentException($"there are two stages {stage.Name}");
        }

        (this.folder, this.settings, this.stages) = (folder, settings, stages);
        files = InputFileSums.Load(folder.FileSums);
        Store = new UnitStore(folder);
    }

    /// <summary>The store; tests give one that stops.</summary>
    internal UnitStore Store { get; init; }

    /// <summary>How all stages stand. Changes nothing in the study's results.</summary>
    public IReadOnlyList<StageStatus> Status()
    {
        Forget();
        StageStatus[] all = [.. stages.Select(Examine)];
        files.Save();
        return all;
    }

    /// <summary>The current results of a stage, after <see cref="Status"/> or <see cref="Run"/>.</summary>
    public StageResults Results(string stage) => results.TryGetValue(stage, out StageResults? found) ? found : throw new ArgumentException($"the stage {stage} was not examined");

    /// <summary>Runs what is out of date.</summary>
    /// <exception cref="InputException">A stage or unit is not known, another program runs this study, or results cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; units that were done are kept.</exception>
    public RunOutcome Run(RunOptions options, IRunObserver observer, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(observer);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Threads, 1);
        HashSet<string> wanted = Wanted(options.Stages);
        using FileStream held = Lock();
        Forget();
        Store.Clean();
        if (options.RereadsInputs)
            files.Forget();
        observer.RunBegins([.. stages.Select(s => s.Name).Where(wanted.Contains)]);
        int unitsRun = 0;
        var ended = new List<StageStatus>();
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (IStage stage in stages.Where(s => wanted.Contains(s.Name)))
        {
            cancellation.ThrowIfCancellationRequested();
            Store.Clean(stage.Name);
            StageStatus status = Examine(stage, options.Threads, options.Only.Count > 0);
            UnitStatus[] pending = [.. status.Units.Where(u => IsPending(u, options))];
            foreach (UnitStatus unit in status.Units)
            {
                known.Add(unit.Unit.Id);
                if (unit.Unit.Galaxy is { } galaxy)
                    known.Add(galaxy);
            }

            observer.StageBegins(stage.Name, status.Units.Count, pending.Length);
            long start = Stopwatch.GetTimestamp();
            if (pending.Length > 0)
            {
                RunUnits(stage, pending, options, observer, cancellation);
                unitsRun += pending.Length;
                status = Examine(stage, options.Threads, options.Only.Count > 0);
            }

            files.Save();
            WriteTable(stage.Name, status);
            if (options.Prunes)
            {
                foreach (UnitStatus unit in status.Units.Where(u => u.State == UnitState.Done))
                    Store.Prune(stage.Name, unit.Unit.Id, unit.Fingerprint!);
            }

            ended.Add(status);
            observer.StageEnds(status, Stopwatch.GetElapsedTime(start));
        }

        if (options.Only.FirstOrDefault(id => !known.Contains(id)) is { } unknown && ended.All(s => s.Waiting is null))
            throw new InputException($"{folder.Root}: there is no galaxy or unit '{unknown}' that --only names");
        Provenance.Write(folder, settings, stages, ended);
        return new RunOutcome(ended, unitsRun);
    }

    private void Forget()
    {
        results.Clear();
        states.Clear();
    }

    private HashSet<string> Wanted(IReadOnlyList<string> names)
    {
        if (names.FirstOrDefault(n => stages.All(s => s.Name != n)) is { } unknown)
            throw new InputException($"'{unknown}' is no stage, expected one or more of {string.Join(", ", stages.Select(s => s.Name))}");
        if (names.Count == 0)
            return [.. stages.Select(s => s.Name)];
        var wanted = new HashSet<string>(names, StringComparer.Ordinal);
        foreach (IStage stage in stages.Reverse().Where(s => wanted.Contains(s.Name)).ToArray())
            Add(stage);
        return wanted;

        void Add(IStage stage)
        {
            wanted.Add(stage.Name);
            foreach (string upstream in stage.Upstream)
                Add(stages.First(s => s.Name == upstream));
        }
    }

    private static bool IsPending(UnitStatus unit, RunOptions options)
    {
        if (options.Only.Count > 0 && unit.Unit.Galaxy is { } galaxy && !options.Only.Contains(galaxy) && !options.Only.Contains(unit.Unit.Id))
            return false;
        return unit.State is UnitState.New or UnitState.Stale || (unit.State == UnitState.Failed && (options.RetriesFailed || unit.Result!.Record.MayPass));
    }

    private StudyContext ContextOf(IStage stage, int threads) => new(folder, settings, threads, name => stage.Upstream.Contains(name)
        ? Results(name)
        : throw new ArgumentException($"the stage {stage.Name} reads {name}, which it does not name as upstream"));

    private StageStatus Examine(IStage stage) => Examine(stage, 1, isPartial: false);

    /// <summary>How a stage stands; its results are then known to the stages that need them.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="threads">How many units will run at the same time.</param>
    /// <param name="isPartial">Whether the stages upstream may have units that nobody asked for: a stage then sees what is there.</param>
    private StageStatus Examine(IStage stage, int threads, bool isPartial)
    {
        StageStatus status = ExamineUnits(stage, threads, isPartial);
        status = status with { IsSettled = status.Waiting is null && IsSettledUpstream(stage) && status.Units.All(u => u.State is UnitState.Done or UnitState.Failed or UnitState.Waiting) };
        results[stage.Name] = new StageResults(stage.Name, [.. status.Units.Select(u => u.Result).OfType<UnitResult>()], status.IsSettled);
        return states[stage.Name] = status;
    }

    private bool IsSettledUpstream(IStage stage) => stage.Upstream.All(u => states[u].IsSettled);

    private StageStatus ExamineUnits(IStage stage, int threads, bool isPartial)
    {
        if (stage.Upstream.FirstOrDefault(u => states[u].Waiting is not null || (!isPartial && !states[u].IsSettled)) is { } unsettled)
            return new(stage.Name, [], states[unsettled].Waiting is { } deeper ? $"{unsettled} waits ({deeper})" : $"{unsettled} is not done");
        IReadOnlyList<StageUnit> units;
        try
        {
            units = stage.Units(ContextOf(stage, threads));
        }
        catch (InputException wrong)
        {
            return new(stage.Name, [], wrong.Message);
        }

        if (units.GroupBy(u => u.Id, StringComparer.Ordinal).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw new InvalidOperationException($"the stage {stage.Name} has two units {twice.Key}");
        return new(stage.Name, [.. units.Select(u => Examine(stage, u))], null);
    }

    private UnitStatus Examine(IStage stage, StageUnit unit)
    {
        (UnitFingerprint? fingerprint, string? missing) = FingerprintOf(stage, unit);
        if (fingerprint is null)
            return new(unit, UnitState.Waiting, missing!);
        if (Store.Find(stage.Name, unit.Id, fingerprint.Value) is { } found)
            return new(unit, found.IsDone ? UnitState.Done : UnitState.Failed, found.Failure ?? "") { Fingerprint = fingerprint.Value, Result = found };
        bool isStale = Store.HasOthers(stage.Name, unit.Id, fingerprint.Value);
        return new(unit, isStale ? UnitState.Stale : UnitState.New, isStale ? StaleReason.Of(folder.Unit(stage.Name, unit.Id), stage, fingerprint) : "") { Fingerprint = fingerprint.Value };
    }

    private (UnitFingerprint? Fingerprint, string? Missing) FingerprintOf(IStage stage, StageUnit unit) => UnitFingerprint.Of(stage, unit, settings, Results, files, folder.Root);

    private void RunUnits(IStage stage, UnitStatus[] pending, RunOptions options, IRunObserver observer, CancellationToken cancellation)
    {
        StudyContext context = ContextOf(stage, options.Threads);
        using IStageWork work = stage.Open(context);
        var gate = new Lock();
        try
        {
            Parallel.ForEach(
                Partitioner.Create(pending, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation },
                unit =>
                {
                    string? failure = RunUnit(stage, work, unit, cancellation);
                    lock (gate)
                        observer.UnitEnds(stage.Name, unit.Unit.Id, failure);
                });
        }
        catch (AggregateException many)
        {
            // The first is the cause; those of the other threads follow from it or will come again.
            ExceptionDispatchInfo.Throw(many.Flatten().InnerExceptions[0]);
        }
    }

    /// <summary>Runs a unit and keeps its result or its failure; returns the reason of a failure.</summary>
    /// <remarks>
    /// A result stands under the fingerprint that the unit had before the stage opened its inputs, and only if it has the same one still when it is done: a file that was exchanged in between
    /// would otherwise leave a result under the checksum of another.
    /// </remarks>
    private string? RunUnit(IStage stage, IStageWork work, UnitStatus pending, CancellationToken cancellation)
    {
        StageUnit unit = pending.Unit;
        (UnitFingerprint? fingerprint, string? missing) = FingerprintOf(stage, unit);
        if (fingerprint is null)
            return missing;
        var record = new UnitRecord
        {
            Stage = stage.Name,
            StageVersion = stage.Version,
            Unit = unit.Id,
            Fingerprint = fingerprint.Value,
            Inputs = fingerprint.Inputs,
            Settings = fingerprint.Settings,
            Content = "",
        };
        string place = Store.Begin(stage.Name);
        try
        {
            work.Run(unit, new UnitOutput(place), cancellation);
            if (!File.Exists(Path.Combine(place, UnitOutput.TableFile)))
                throw new InvalidOperationException($"the stage {stage.Name} wrote no table");
            if (fingerprint.Value != pending.Fingerprint || FingerprintOf(stage, unit).Fingerprint?.Value != fingerprint.Value)
                throw new IOException("an input file changed while the unit was worked on, run again");
        }
        catch (Exception wrong) when (wrong is InputException or ArgumentException or InvalidOperationException or ArithmeticException or IndexOutOfRangeException or KeyNotFoundException
            or IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            // Where the result was being written has a random name, which says nothing to anybody.
            record = record with { Failure = wrong.Message.Replace(place, folder.Unit(stage.Name, unit.Id), StringComparison.Ordinal), MayPass = wrong is IOException or UnauthorizedAccessException or OutOfMemoryException };
            Directory.Delete(place, recursive: true);
            place = Store.Begin(stage.Name);
        }

        return Store.Complete(place, record).Failure;
    }

    private void WriteTable(string stage, StageStatus status)
    {
        string path = folder.StageTable(stage);
        StageResults all = results[stage];
        string[] names = [.. all.Units.SelectMany(StagePacking.Names).Distinct(StringComparer.OrdinalIgnoreCase)];
        if (!status.IsSettled)
            return;
        if (names.Length == 0)
        {
            // No unit has a result: a table of earlier ones would be taken for one.
            if (File.Exists(path))
                File.Delete(path);
            return;
        }

        Store.BeforeStep?.Invoke("pack");
        using FitsWriter writer = FitsWriter.Create(path);
        foreach (string name in names)
            writer.WriteTable(all.Table(name));
        writer.Complete();
        Store.BeforeStep?.Invoke("packed");
    }

    private FileStream Lock()
    {
        try
        {
            Directory.CreateDirectory(folder.Work);
            return new FileStream(folder.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw InputException.InFile(folder.Work, $"the study cannot be run ({e.Message.TrimEnd('.')}): expected a folder that may be written to, and no other 'arclet run' at work on it", e);
        }
    }
}
