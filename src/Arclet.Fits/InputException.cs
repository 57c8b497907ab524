using System.Globalization;
using System.Text;

namespace Arclet.Fits;

/// <summary>
/// What a user gave cannot be used as it is: a file that is missing, broken or of the wrong kind, or an option that
/// contradicts it. The message is one sentence that names the file, the place in it and what was expected; the command line
/// prints it and ends with exit code 2.
/// </summary>
/// <remarks>
/// Messages quote what stands in files. So that a file can neither drive the terminal that shows the message nor flood it, control
/// characters are written as \x1B, and a message of more than 1000 characters loses its middle.
/// </remarks>
public sealed class InputException : Exception
{
    private const int LongestMessage = 1000;

    /// <summary>What is kept of the end of a message that is too long: the expectation stands there.</summary>
    private const int KeptEnd = 300;

    /// <summary>An error with its whole sentence.</summary>
    public InputException(string message)
        : base(Printable(message))
    {
    }

    /// <summary>An error with its whole sentence and the exception that led to it.</summary>
    public InputException(string message, Exception? innerException)
        : base(Printable(message), innerException)
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

    private static string Printable(string message)
    {
        if (message.Any(c => char.IsControl(c) || char.IsSurrogate(c)))
            message = Escaped(message);
        return message.Length <= LongestMessage ? message : $"{message.AsSpan(0, LongestMessage - KeptEnd)} ... {message.AsSpan(message.Length - KeptEnd)}";
    }

    private static string Escaped(string message)
    {
        var text = new StringBuilder(message.Length);
        // Runes, so that half a surrogate pair, which no encoding can print, becomes the replacement character.
        foreach (Rune rune in message.EnumerateRunes())
        {
            if (Rune.IsControl(rune))
                text.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}");
            else
                text.Append(rune.ToString());
        }

        return text.ToString();
    }
}
