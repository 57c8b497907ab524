using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Sed;
using Arclet.Study;

namespace Arclet.StudyCommand;

/// <summary><c>arclet check</c>: everything that is wrong with a study's settings and inputs.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly MessageLog log;
    private readonly StudyInput study;

    public CheckVerb(MessageLog log)
    {
        study = new StudyInput(log);
        this.log = log;
        Command = new Command("check", "Looks at a study's settings and inputs before anything runs, and says all that is wrong with them.") { study.Folder };
        Command.SetAction((parsed, cancellation) => Task.Run(() => Run(parsed, cancellation), cancellation));
    }

    public override Command Command { get; }

    public override string Examples => "  arclet check abell2744\n";

    private int Run(ParseResult parsed, CancellationToken cancellation)
    {
        (StudyFolder folder, StudySettings settings, _) = study.Read(parsed);
        IReadOnlyList<StudyProblem> problems = StudyCheck.Run(folder, settings, GridSource.Reader(log), cancellation);
        foreach (StudyProblem problem in problems)
        {
            if (problem.IsFatal)
                log.Line("arclet: " + problem.Sentence);
            else
                log.Warning(problem.Sentence);
        }

        int wrong = problems.Count(p => p.IsFatal);
        log.Line(wrong == 0 ? $"{folder.Root}: ready to run" : $"{folder.Root}: {wrong} {(wrong == 1 ? "problem" : "problems")} to mend before it can be run");
        return wrong == 0 ? ExitCode.Success : ExitCode.WrongInput;
    }
}
