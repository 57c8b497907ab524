using Arclet.Fits;

namespace Arclet.Study;

/// <summary>Where a unit's result is written: a folder that becomes the unit's when all is in it.</summary>
public sealed class UnitOutput
{
    /// <summary>The file of the unit's tables, which are packed into the stage's.</summary>
    public const string TableFile = "table.fits";

    internal UnitOutput(string folder) => Folder = folder;

    /// <summary>The folder, for the time of the work.</summary>
    public string Folder { get; }

    /// <summary>The path of a file of the result. Names without folders, other than <c>table.fits</c> and <c>unit.json</c>, which are the runtime's.</summary>
    /// <exception cref="ArgumentException">The name is taken or has a folder.</exception>
    public string PathOf(string name)
    {
        if (name is TableFile or UnitRecord.FileName || Path.GetFileName(name) != name || name.StartsWith('.'))
            throw new ArgumentException($"'{name}' cannot be a result's file name");
        return Path.Combine(Folder, name);
    }

    /// <summary>Writes the unit's tables; each needs a name of its own. The stage's table of that name is made of all units' rows.</summary>
    /// <exception cref="ArgumentException">There is no table, or two have the same name or none.</exception>
    public void Write(params IReadOnlyList<Table> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        if (tables.Count == 0 || tables.Select(t => t.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count() < tables.Count || tables.Any(t => string.IsNullOrEmpty(t.Name)))
            throw new ArgumentException("a unit's tables need names, each its own");
        using FitsWriter writer = FitsWriter.Create(Path.Combine(Folder, TableFile));
        foreach (Table table in tables)
            writer.WriteTable(table);
        writer.Complete();
    }
}
