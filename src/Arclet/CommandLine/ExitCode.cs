namespace Arclet.CommandLine;

/// <summary>What the program says to the shell.</summary>
internal static class ExitCode
{
    /// <summary>It worked.</summary>
    public const int Success = 0;

    /// <summary>A computation failed, or a comparison did not hold.</summary>
    public const int Failure = 1;

    /// <summary>The user gave something that cannot be used; one sentence on standard error says what.</summary>
    public const int WrongInput = 2;

    /// <summary>The user or a scheduler stopped it, by Ctrl-C or SIGTERM (128 + SIGINT, the shell's convention).</summary>
    public const int Interrupted = 130;
}
