using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Sed;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary>The study that a verb works on.</summary>
internal sealed class StudyInput(MessageLog log)
{
    /// <summary>The folder's argument.</summary>
    public Argument<string> Folder { get; } = new("DIR") { Description = "The study's folder, with its study.yaml." };

    /// <summary>All stages.</summary>
    public static IReadOnlyList<IStage> Stages(MessageLog log) => StudyStages.All(GridSource.Reader(log));

    /// <summary>The folder and its settings.</summary>
    /// <exception cref="Fits.InputException">There is no study, or its settings are wrong.</exception>
    public (StudyFolder Folder, StudySettings Settings, IReadOnlyList<IStage> Stages) Read(ParseResult parsed)
    {
        var folder = new StudyFolder(Path.GetFullPath(parsed.GetRequiredValue(Folder)));
        IReadOnlyList<IStage> stages = Stages(log);
        return (folder, StudySettings.Read(folder, StudyStages.SettingsTypes(stages)), stages);
    }
}
