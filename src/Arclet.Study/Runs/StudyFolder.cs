using System.Globalization;
using System.Text;
using Arclet.Fits;

namespace Arclet.Study;

/// <summary>The places of a study on disk.</summary>
public sealed class StudyFolder
{
    /// <summary>A study's folder.</summary>
    public StudyFolder(string root) => Root = root;

    /// <summary>The folder itself.</summary>
    public string Root { get; }

    /// <summary>The settings.</summary>
    public string SettingsFile => Path.Combine(Root, "study.yaml");

    /// <summary>Results of the stages.</summary>
    public string Work => Path.Combine(Root, "work");

    /// <summary>People's edits.</summary>
    public string Edits => Path.Combine(Root, "review", "edits.db");

    /// <summary>Tables and figures for readers.</summary>
    public string Results => Path.Combine(Root, "results");

    /// <summary>Which version, settings, inputs and seeds made every table.</summary>
    public string Provenance => Path.Combine(Results, "provenance.json");

    /// <summary>Held by the program that runs.</summary>
    public string LockFile => Path.Combine(Work, ".lock");

    /// <summary>Checksums of input files, by size and time.</summary>
    public string FileSums => Path.Combine(Work, ".sums.json");

    /// <summary>A stage's folder.</summary>
    public string Stage(string stage) => Path.Combine(Work, stage);

    /// <summary>A stage's tables, packed of its units'.</summary>
    public string StageTable(string stage) => Path.Combine(Work, stage, "stage.fits");

    /// <summary>The folder of a unit's results, one folder for each fingerprint.</summary>
    public string Unit(string stage, string unit) => Path.Combine(Work, stage, SafeName(unit));

    /// <summary>The path of an input, with its cfitsio-style extension if it has one.</summary>
    public string Resolve(string path) => Path.IsPathRooted(path) ? path : Path.GetFullPath(Path.Combine(Root, path));

    /// <summary>Refuses a folder that is no study.</summary>
    /// <exception cref="InputException">There is no <c>study.yaml</c>.</exception>
    public void Require()
    {
        if (!File.Exists(SettingsFile))
            throw InputException.InFile(SettingsFile, Directory.Exists(Root) ? "there is no such file, expected a study's settings: make a study with 'arclet new DIR' or 'arclet simulate DIR'" : "there is no such study, expected a folder that 'arclet new DIR' or 'arclet simulate DIR' made");
    }

    /// <summary>A name as it can stand in a path: what is no letter, digit, point, line or underscore becomes its code after a percent sign.</summary>
    internal static string SafeName(string name)
    {
        var safe = new StringBuilder(name.Length);
        foreach (byte b in Encoding.UTF8.GetBytes(name))
        {
            char c = (char)b;
            if (char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '+' || (c == '.' && safe.Length > 0))
                safe.Append(c);
            else
                safe.Append(CultureInfo.InvariantCulture, $"%{b:X2}");
        }

        return safe.ToString();
    }
}
