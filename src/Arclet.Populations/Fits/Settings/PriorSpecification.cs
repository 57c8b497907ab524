using System.Globalization;
using Arclet.Inference.Priors;

namespace Arclet.Populations;

/// <summary>
/// A prior as settings have it: it becomes a distribution when the redshift of an object is known, because a bound may be the age of the universe there.
/// </summary>
/// <remarks>
/// The text forms: a number (the parameter is fixed), <c>universe</c> (fixed to the age of the universe), <c>uniform(low, high)</c>, <c>log_uniform(low, high)</c> (also
/// <c>log10</c> and <c>ln</c>: the same distribution), <c>pow10(low, high)</c>, <c>power_law(exponent, low, high)</c>, <c>gaussian(mean, sigma, low, high)</c>,
/// <c>student_t(degrees, location, scale, low, high)</c>, <c>exponential(scale, low, high)</c> (their bounds may be left out), and <c>same(parameter)</c> or
/// <c>same(parameter, factor, offset)</c>. A bound may be <c>universe</c>.
/// </remarks>
public sealed record PriorSpecification
{
    private PriorSpecification(string kind, PriorBound[] arguments, string? other)
    {
        Kind = kind;
        Arguments = arguments;
        Other = other;
    }

    /// <summary>The kind: <c>fixed</c>, or the word before the bracket.</summary>
    public string Kind { get; }

    /// <summary>The numbers in their order.</summary>
    public IReadOnlyList<PriorBound> Arguments { get; }

    /// <summary>The parameter that <c>same</c> names, else null.</summary>
    public string? Other { get; }

    /// <summary>Whether the parameter is known beforehand, as a number or as the age of the universe.</summary>
    public bool IsFixed => Kind == "fixed";

    /// <summary>A parameter that is known.</summary>
    public static PriorSpecification Fixed(double value) => new("fixed", [new(value)], null);

    /// <summary>Uniform between two bounds.</summary>
    public static PriorSpecification Uniform(PriorBound low, PriorBound high) => Checked(new("uniform", [low, high], null));

    /// <summary>Uniform in the logarithm between two bounds.</summary>
    public static PriorSpecification LogUniform(PriorBound low, PriorBound high) => Checked(new("log_uniform", [low, high], null));

    /// <summary>Gaussian between two bounds.</summary>
    public static PriorSpecification Gaussian(double mean, double sigma, PriorBound low, PriorBound high) => Checked(new("gaussian", [new(mean), new(sigma), low, high], null));

    /// <summary>Reads one of the text forms.</summary>
    /// <exception cref="FormatException">It is none of them; the message says what is wrong.</exception>
    public static PriorSpecification Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string trimmed = text.Trim();
        int open = trimmed.IndexOf('(');
        if (open < 0)
            return new("fixed", [Bound(trimmed)], null);
        if (!trimmed.EndsWith(')'))
            throw new FormatException($"'{trimmed}' has no closing bracket");
        string kind = trimmed[..open].Trim();
        string[] words = [.. trimmed[(open + 1)..^1].Split(',').Select(w => w.Trim())];
        if (kind is "log10" or "ln")
            kind = "log_uniform";
        (int least, int most) = kind switch
        {
            "uniform" or "log_uniform" or "pow10" => (2, 2),
            "power_law" => (3, 3),
            "gaussian" => (2, 4),
            "student_t" => (3, 5),
            "exponential" => (1, 3),
            "same" => (1, 3),
            _ => throw new FormatException($"'{kind}' is no prior, expected uniform, log_uniform, pow10, power_law, gaussian, student_t, exponential, same, or a number"),
        };
        if (words.Length < least || words.Length > most)
            throw new FormatException($"{kind} has {words.Length} values, expected {(least == most ? $"{least}" : $"{least} to {most}")}");
        return kind == "same"
            ? new(kind, [.. words[1..].Select(Bound)], words[0].Length > 0 ? words[0] : throw new FormatException("same names no parameter"))
            : Checked(new(kind, [.. words.Select(Bound)], null));
    }

    /// <summary>The distribution where the universe is <paramref name="universeAgeGyr"/> old.</summary>
    /// <exception cref="ArgumentException">It cannot be one there: bounds do not increase, or something is not positive.</exception>
    public Prior Build(double universeAgeGyr)
    {
        double A(int index, double otherwise = double.NaN) => index < Arguments.Count ? Arguments[index].At(universeAgeGyr) : otherwise;
        return Kind switch
        {
            "fixed" => new FixedPrior(A(0)),
            "uniform" => new UniformPrior(A(0), A(1)),
            "log_uniform" => new LogUniformPrior(A(0), A(1)),
            "pow10" => new PowerOfTenPrior(A(0), A(1)),
            "power_law" => new PowerLawPrior(A(0), A(1), A(2)),
            "gaussian" => new GaussianPrior(A(0), A(1), A(2, double.NegativeInfinity), A(3, double.PositiveInfinity)),
            "student_t" => new StudentPrior(A(0), A(1), A(2), A(3, double.NegativeInfinity), A(4, double.PositiveInfinity)),
            "exponential" => new ExponentialPrior(A(0), A(1, 0), A(2, double.PositiveInfinity)),
            "same" => new TiedPrior(Other!, A(0, 1), A(1, 0)),
            _ => throw new InvalidOperationException($"no prior is called {Kind}"),
        };
    }

    /// <summary>The same with its range cut to what is given; unchanged where it has none.</summary>
    /// <param name="low">The least value that may remain.</param>
    /// <param name="high">The largest value that may remain.</param>
    /// <returns>The prior; null where nothing of it lies inside.</returns>
    public PriorSpecification? CutTo(double low, double high)
    {
        if (Kind is "fixed")
            return Arguments[0].OfUniverse is false && (Arguments[0].Value < low || Arguments[0].Value > high) ? null : this;
        if (Kind is not ("uniform" or "log_uniform") || Arguments.Any(a => a.OfUniverse))
            return this;
        double from = Math.Max(low, Arguments[0].Value), to = Math.Min(high, Arguments[1].Value);
        return from < to ? new(Kind, [new(from), new(to)], null) : null;
    }

    /// <summary>The text form, which <see cref="Parse"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        "fixed" => Arguments[0].ToString(),
        "same" => $"same({string.Join(", ", [Other!, .. Arguments.Select(a => a.ToString())])})",
        _ => $"{Kind}({string.Join(", ", Arguments)})",
    };

    /// <summary>Whether both are the same distribution.</summary>
    public bool Equals(PriorSpecification? other) => other is not null && Kind == other.Kind && Other == other.Other && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Other, Arguments.Count);

    private static PriorBound Bound(string word) =>
        word == "universe" ? PriorBound.Universe
        : double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? new(value)
        : throw new FormatException($"'{word}' is no number (nor 'universe')");

    /// <summary>Builds it once for a universe as old as ours, so that what can never work is refused when it is read.</summary>
    private static PriorSpecification Checked(PriorSpecification prior)
    {
        try
        {
            prior.Build(13.5);
        }
        catch (ArgumentException wrong)
        {
            throw new FormatException(wrong.Message, wrong);
        }

        return prior;
    }
}
