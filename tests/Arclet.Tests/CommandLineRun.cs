using Arclet.CommandLine;

namespace Arclet.Tests;

/// <summary>A run of the program inside the test's process, with what it wrote.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    public static CommandLineRun Of(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = ArcletProgram.Run(arguments, output, new MessageLog(error, isTerminal: false));
        return new CommandLineRun(code, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    /// <summary>Asserts that the run was refused with one sentence that holds all the words, and wrote nothing else.</summary>
    public void AssertRefused(params string[] words)
    {
        Assert.Equal(CommandLine.ExitCode.WrongInput, ExitCode);
        string line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("arclet: ", line, StringComparison.Ordinal);
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
        Assert.DoesNotContain("System.", line, StringComparison.Ordinal);
        Assert.Empty(Output);
    }
}
