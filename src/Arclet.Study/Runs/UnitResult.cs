using Arclet.Fits;

namespace Arclet.Study;

/// <summary>A finished unit: its files, or why there are none.</summary>
public sealed class UnitResult
{
    internal UnitResult(string folder, UnitRecord record) => (Folder, Record) = (folder, record);

    /// <summary>The unit's id.</summary>
    public string Unit => Record.Unit;

    /// <summary>The stage.</summary>
    public string Stage => Record.Stage;

    /// <summary>The fingerprint of all that it was made of.</summary>
    public string Fingerprint => Record.Fingerprint;

    /// <summary>The checksum of its files; that of the reason where it failed.</summary>
    public string Content => Record.Content;

    /// <summary>Why it failed; null if it did not.</summary>
    public string? Failure => Record.Failure;

    /// <summary>Whether there is a result.</summary>
    public bool IsDone => Failure is null;

    /// <summary>Its folder.</summary>
    public string Folder { get; }

    internal UnitRecord Record { get; }

    /// <summary>The names of its tables, in their file's order.</summary>
    public IReadOnlyList<string> TableNames => StagePacking.Names(this);

    /// <summary>The path of one of its files.</summary>
    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Reads one of its tables by name; the first where none is given.</summary>
    /// <exception cref="InputException">There is none, or the file is broken.</exception>
    public Table Table(string name = "") => Fits.Table.Read(name.Length == 0 ? PathOf(UnitOutput.TableFile) : $"{PathOf(UnitOutput.TableFile)}[{name}]");
}
