using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet new</c>: a folder for a study, with all settings to fill in.</summary>
internal sealed class NewVerb : Verb
{
    private readonly MessageLog log;
    private readonly Argument<string> folder = new("DIR") { Description = "The folder; it is made if it does not exist." };
    private readonly Option<string> preset = new("--preset") { HelpName = "NAME", Description = $"The settings to begin with: {string.Join(", ", StudySettings.Presets)}.", DefaultValueFactory = _ => StudySettings.Presets[0] };

    public NewVerb(MessageLog log)
    {
        this.log = log;
        Command = new Command("new", "Makes a study's folder with a study.yaml that lists every setting.") { folder, preset };
        Command.SetAction(Run);
    }

    public override Command Command { get; }

    public override string Examples =>
        """
          arclet new abell2744
          arclet check abell2744

        """;

    private int Run(ParseResult parsed)
    {
        var study = new StudyFolder(parsed.GetRequiredValue(folder));
        string name = parsed.GetValue(preset)!;
        if (!StudySettings.Presets.Contains(name))
            throw new InputException($"--preset is '{name}', expected {string.Join(" or ", StudySettings.Presets)}");
        if (File.Exists(study.Root))
            throw InputException.InFile(study.Root, "this is a file, expected the name of a folder to make");
        if (File.Exists(study.SettingsFile))
            throw InputException.InFile(study.SettingsFile, "there is a study already, expected a folder without one");
        Directory.CreateDirectory(study.Root);
        OutputFiles.Write(study.SettingsFile, SettingsTemplate.Of(name, StudyStages.SettingsTypes(StudyInput.Stages(log))));
        log.Line($"{study.SettingsFile}: fill in the inputs, then 'arclet check {study.Root}' and 'arclet run {study.Root}'");
        return ExitCode.Success;
    }
}
