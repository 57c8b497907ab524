using Arclet.CommandLine;
using Arclet.Fits;

namespace Arclet.PopulationsCommand;

/// <summary>Options that are several numbers with commas between them.</summary>
internal static class NumberList
{
    /// <summary>The numbers of an option, which ascend within limits.</summary>
    /// <exception cref="InputException">They do not.</exception>
    public static double[] Ascending(string option, string text, double least, double most, string unit)
    {
        string[] words = text.Split(',');
        double[] values = new double[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            if (!NumberOption.TryReal(words[i].Trim(), out values[i]) || !(values[i] >= least && values[i] <= most) || (i > 0 && values[i] <= values[i - 1]))
                throw new InputException($"{option} has '{words[i].Trim()}' at place {i + 1}, expected ascending {unit} from {least} to {most}");
        }

        return values;
    }
}
