using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Arclet.CommandLine;

/// <summary>
/// The options and parts of options that are numbers, read by one rule: a decimal point, no thousands separators (a decimal comma is
/// refused, never skipped), whatever the machine's language.
/// </summary>
internal static class NumberOption
{
    /// <summary>Reads a real number, <c>nan</c> and infinities included; false where the text is none.</summary>
    public static bool TryReal(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>An option that is a real number.</summary>
    public static Option<double> Real(string name, string valueName, string description, double value) => new(name)
    {
        HelpName = valueName,
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => ReadReal(name, result),
    };

    /// <summary>An option that is a real number, or not given.</summary>
    public static Option<double?> RealOrNone(string name, string valueName, string description) => new(name)
    {
        HelpName = valueName,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => ReadReal(name, result),
    };

    /// <summary>An option that is a whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public static Option<int> Whole(string name, string valueName, string description, int value, int least, int most = int.MaxValue) => new(name)
    {
        HelpName = valueName,
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => (int)ReadWhole(name, result, least, most),
    };

    /// <summary>An option that is a whole number from <paramref name="least"/> to <paramref name="most"/>, or not given.</summary>
    public static Option<int?> WholeOrNone(string name, string valueName, string description, int least, int most) => new(name)
    {
        HelpName = valueName,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => (int)ReadWhole(name, result, least, most),
    };

    /// <summary>An option that seeds random numbers: any whole number from 0 that fits into 64 bits.</summary>
    public static Option<ulong> Seed(string name, string description, ulong value) => new(name)
    {
        HelpName = "N",
        Description = description,
        DefaultValueFactory = _ => value,
        CustomParser = result => ReadSeed(name, result),
    };

    /// <summary>
    /// Gives every numeric option of a command that has no reader of its own the readers of this class: the library's reads "0,06" as 6 and names
    /// .NET types in its errors.
    /// </summary>
    public static void ReadStrictly(Command command)
    {
        foreach (Option option in command.Options)
        {
            switch (option)
            {
                case Option<double> { CustomParser: null } real:
                    real.CustomParser = result => ReadReal(option.Name, result);
                    break;
                case Option<double?> { CustomParser: null } real:
                    real.Arity = ArgumentArity.ExactlyOne;
                    real.CustomParser = result => ReadReal(option.Name, result);
                    break;
                case Option<int> { CustomParser: null } whole:
                    whole.CustomParser = result => (int)ReadWhole(option.Name, result, int.MinValue, int.MaxValue);
                    break;
                case Option<int?> { CustomParser: null } whole:
                    whole.Arity = ArgumentArity.ExactlyOne;
                    whole.CustomParser = result => (int)ReadWhole(option.Name, result, int.MinValue, int.MaxValue);
                    break;
                default:
                    break;
            }
        }
    }

    private static double ReadReal(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!TryReal(text, out double value))
            result.AddError($"{name} is '{text}', expected a number");
        return value;
    }

    private static Int128 ReadWhole(string name, ArgumentResult result, int least, int most)
    {
        string text = result.Tokens[0].Value;

        // Wider than the range, so that a number beyond it is told from what is no number.
        if (!Int128.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out Int128 value))
            result.AddError($"{name} is '{text}', expected a whole number");
        else if (value < least)
            result.AddError($"{name} is {text}, expected at least {least}");
        else if (value > most)
            result.AddError($"{name} is {text}, expected at most {most}");
        else
            return value;
        return least;
    }

    private static ulong ReadSeed(string name, ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value))
            result.AddError($"{name} is '{text}', expected a whole number from 0 to {ulong.MaxValue}");
        return value;
    }
}
