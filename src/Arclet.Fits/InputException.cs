namespace Arclet.Fits;

/// <summary>
/// What a user gave cannot be used as it is: a file that is missing, broken or of the wrong kind, or an option that
/// contradicts it. The message is one sentence that names the file, the place in it and what was expected; the command line
/// prints it and ends with exit code 2.
/// </summary>
public sealed class InputException : Exception
{
    /// <summary>An error with its whole sentence.</summary>
    public InputException(string message)
        : base(message)
    {
    }

    /// <summary>An error with its whole sentence and the exception that led to it.</summary>
    public InputException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>An error without a sentence; only for serializers and analyzers, use the others.</summary>
    public InputException()
        : this("the input cannot be used")
    {
    }

    /// <summary>An error in a file: "<paramref name="file"/>: <paramref name="problem"/>", where the problem names the place and what was expected.</summary>
    public static InputException InFile(string file, string problem, Exception? innerException = null) =>
        new($"{file}: {problem}", innerException);
}
