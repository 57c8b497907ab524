using System.Text.Json;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>
/// Runs the steps of a report and remembers what each was made of: a step whose inputs are the same, and whose files are still there, is not done again. What is remembered stands in
/// <c>results/.report.json</c>.
/// </summary>
/// <threadsafety>Steps of different names may run at the same time.</threadsafety>
public sealed class ReportSteps
{
    private const string FileName = ".report.json";

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, NewLine = "\n" };

    private readonly ReportContext context;
    private readonly Lock gate = new();
    private readonly SortedDictionary<string, Step> known;

    /// <summary>The steps of a study's report.</summary>
    public ReportSteps(ReportContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        this.context = context;
        known = Load(context.PathOf(FileName));
    }

    /// <summary>This program's build: what another build made may differ.</summary>
    public static string Build { get; } = typeof(ReportSteps).Assembly.ManifestModule.ModuleVersionId.ToString("N");

    /// <summary>Does a step if its inputs changed or one of its files is gone.</summary>
    /// <param name="name">The step.</param>
    /// <param name="inputs">Text that says all that the step's files depend on; the program's build is added.</param>
    /// <param name="work">Writes the files and returns their names relative to the results' folder.</param>
    /// <returns>Whether it was done.</returns>
    public bool Run(string name, string inputs, Func<IReadOnlyList<string>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        string fingerprint = Sums.OfText($"{Build}\n{inputs}");
        Step? done;
        lock (gate)
            done = known.GetValueOrDefault(name);
        if (done is not null && done.Fingerprint == fingerprint && done.Files.All(f => new FileInfo(context.PathOf(f.Key)) is { Exists: true } info && info.Length == f.Value))
        {
            foreach (string file in done.Files.Keys)
                context.Keep(file);
            return false;
        }

        IReadOnlyList<string> files = work();

        // What the step made before and does not make any more would tell of another study.
        foreach (string old in done?.Files.Keys.Except(files, StringComparer.Ordinal) ?? [])
            File.Delete(context.PathOf(old));
        var step = new Step(fingerprint, new SortedDictionary<string, long>(files.ToDictionary(f => f, f => new FileInfo(context.PathOf(f)).Length, StringComparer.Ordinal), StringComparer.Ordinal));
        lock (gate)
        {
            known[name] = step;
            Save();
        }

        return true;
    }

    private void Save()
    {
        Directory.CreateDirectory(context.Folder);
        using var file = new AtomicFile(context.PathOf(FileName));
        file.Write(JsonSerializer.SerializeToUtf8Bytes(known, Format), 0);
        file.Commit();
    }

    private static SortedDictionary<string, Step> Load(string path)
    {
        try
        {
            if (File.Exists(path) && JsonSerializer.Deserialize<SortedDictionary<string, Step>>(File.ReadAllBytes(path)) is { } steps)
                return new(steps, StringComparer.Ordinal);
        }
        catch (JsonException)
        {
            // A broken memory costs time, nothing else.
        }

        return new(StringComparer.Ordinal);
    }

    internal sealed record Step(string Fingerprint, SortedDictionary<string, long> Files);
}
