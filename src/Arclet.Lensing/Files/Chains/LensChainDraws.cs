using System.Globalization;
using System.Text.RegularExpressions;
using Arclet.Fits;

namespace Arclet.Lensing;

/// <summary>
/// The samples of a chain as models: each column is bound to a parameter of the model that the chain was run with (the input file or its bestopt.par).
/// </summary>
/// <remarks>
/// <c>O3 : x (arcsec)</c> is the third potential of the file, <c>Pot0 sigma (km/s)</c> the first potfile's, <c>Redshift of 4.1</c> the free redshift of that
/// image's system. Immutable, safe to share between threads.
/// </remarks>
public sealed partial class LensChainDraws
{
    private readonly LensProblem _problem;

    private readonly LensChain _chain;

    private readonly LensParameter[] _parameters;

    private readonly int[] _columns;

    private readonly double[] _units;

    private LensChainDraws(LensProblem problem, LensChain chain, List<(LensParameter Parameter, int Column, double Unit)> bound, List<LensFileWarning> warnings)
    {
        _problem = problem;
        _chain = chain;
        _parameters = [.. bound.Select(b => b.Parameter)];
        _columns = [.. bound.Select(b => b.Column)];
        _units = [.. bound.Select(b => b.Unit)];
        Warnings = warnings;
    }

    /// <summary>The number of samples.</summary>
    public int Count => _chain.Count;

    /// <summary>The chain.</summary>
    public LensChain Chain => _chain;

    /// <summary>For each of <see cref="Parameters"/> its column in the chain.</summary>
    public IReadOnlyList<int> Columns => _columns;

    /// <summary>The parameters that the chain changes, in the order of its columns.</summary>
    public IReadOnlyList<LensParameter> Parameters => _parameters;

    /// <summary>The columns that change nothing.</summary>
    public IReadOnlyList<LensFileWarning> Warnings { get; }

    /// <summary>Binds a chain's columns to a model's parameters.</summary>
    /// <exception cref="InputException">A column belongs to no potential, potfile or image of the model, or to one that its file does not free.</exception>
    public static LensChainDraws Bind(LensProblem problem, LensChain chain)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(chain);
        var bound = new List<(LensParameter, int, double)>();
        var warnings = new List<LensFileWarning>();
        for (int column = 0; column < chain.Columns.Count; column++)
        {
            string name = chain.Columns[column];
            if (IsBookkeeping(name))
                continue;
            if (ParameterOf(problem, chain, column) is { } found)
                bound.Add((found.Parameter, column, found.Unit));
            else
                warnings.Add(new LensFileWarning(chain.File, column + 1, $"column {LensWords.Quote(name)} is no parameter that is known here: it changes nothing"));
        }

        if (bound.Count == 0)
            throw InputException.InFile(chain.File, "line 1: no column is a parameter of the model, expected names as O1 : x (arcsec) and Pot0 sigma (km/s)");
        CheckAgainstPriors(problem, chain, bound);
        return new LensChainDraws(problem, chain, bound, warnings);
    }

    /// <summary>The sample of the highest likelihood, by the column <c>ln(Lhood)</c>; null where the chain has none or it is never finite.</summary>
    public int? MostLikely()
    {
        int column = _chain.Find("ln(Lhood)");
        if (column < 0)
            return null;
        int? best = null;
        for (int i = 0; i < Count; i++)
        {
            double value = _chain[i][column];
            if (double.IsFinite(value) && (best is not { } b || value > _chain[b][column]))
                best = i;
        }

        return best;
    }

    /// <summary>The model of one sample.</summary>
    public LensModel Draw(int sample) => DrawProblem(sample).Model;

    /// <summary>The model of one sample and the images with that sample's redshifts.</summary>
    public LensProblem DrawProblem(int sample)
    {
        if ((uint)sample >= (uint)Count)
            throw new ArgumentOutOfRangeException(nameof(sample), sample, $"the chain has {Count} samples");
        ReadOnlySpan<double> row = _chain[sample];
        Span<double> values = stackalloc double[Math.Min(_columns.Length, 256)];
        if (_columns.Length > values.Length)
            values = new double[_columns.Length];
        for (int i = 0; i < _columns.Length; i++)
            values[i] = row[_columns[i]] / _units[i];
        return _problem.With(_parameters, values);
    }

    private static bool IsBookkeeping(string name) => name is "Nsample" or "ln(Lhood)" or "Evidence" or "Chi2" || name.StartsWith("Chi2", StringComparison.Ordinal) || name.StartsWith("ln(", StringComparison.Ordinal);

    /// <summary>The parameter of a column and what its unit divides by; null for a name of another kind.</summary>
    private static (LensParameter Parameter, double Unit)? ParameterOf(LensProblem problem, LensChain chain, int column)
    {
        string name = chain.Columns[column];
        Match match = Single().Match(name);
        if (match.Success)
        {
            int number = Index(match) - 1;
            IReadOnlyList<Potential> potentials = problem.Model.Potentials;
            if (number < 0 || number >= potentials.Count)
                throw Wrong(chain, column, $"the model has {potentials.Count} potentials of its own");
            return LensChainColumns.QuantityOf(match.Groups["what"].Value) is { } quantity
                ? (new LensParameter(LensParameterOwner.Potential, number, quantity), Unit(match, problem, potentials[number].Redshift))
                : throw Wrong(chain, column, "this quantity of a potential is not known, expected x, y, emass, theta, rc, rcut, sigma, ...");
        }

        match = Family().Match(name);
        if (match.Success)
        {
            int number = Index(match);
            int family = problem.PotfileNumbers is { } numbers ? numbers.ToList().IndexOf(number) : number;
            if (family < 0 || family >= problem.Model.Families.Count)
                throw Wrong(chain, column, $"the model has {problem.Model.Families.Count} potfiles of scaling members");
            return LensChainColumns.QuantityOf(match.Groups["what"].Value) is { } quantity && quantity is LensParameterKind.CutRadius or LensParameterKind.CoreRadius or LensParameterKind.VelocityDispersion or LensParameterKind.CutSlope or LensParameterKind.DispersionSlope
                ? (new LensParameter(LensParameterOwner.Family, family, LensChainColumns.QuantityOf(match.Groups["what"].Value)!.Value), Unit(match, problem, problem.Model.Families[family].Redshift))
                : throw Wrong(chain, column, "this quantity of a potfile is not known, expected sigma, rcut, rc, slope or vdslope");
        }

        match = SourceRedshift().Match(name);
        if (match.Success)
        {
            string id = match.Groups["id"].Value;
            IReadOnlyList<ImageSystem> systems = problem.Images?.Systems ?? [];
            int system = systems.ToList().FindIndex(s => s.Id == id || s.Id == ImageSystem.IdOf(id));
            return system >= 0 ? (new LensParameter(LensParameterOwner.ImageSystem, system, LensParameterKind.Redshift), 1) : null;
        }

        return Cosmological().IsMatch(name) ? throw Wrong(chain, column, "a chain of free cosmologies cannot be drawn from here") : null;
    }

    private static void CheckAgainstPriors(LensProblem problem, LensChain chain, List<(LensParameter Parameter, int Column, double Unit)> bound)
    {
        if (bound.GroupBy(b => b.Parameter).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Wrong(chain, twice.Last().Column, $"column {twice.First().Column + 1} is the same parameter");
        if (problem.Priors.Count == 0)
            return;
        var free = problem.Priors.Select(p => p.Parameter).ToHashSet();
        foreach ((LensParameter parameter, int column, _) in bound)
        {
            if (parameter.Owner != LensParameterOwner.ImageSystem && !free.Contains(parameter))
                throw Wrong(chain, column, $"the model's file does not free this parameter of {NameOf(problem, parameter)}: the chain belongs to another file");
        }

        var given = bound.Select(b => b.Parameter).ToHashSet();
        foreach (LensPrior prior in problem.Priors)
        {
            if (!given.Contains(prior.Parameter))
                throw InputException.InFile(chain.File, $"line 1: the model's file frees {prior.Parameter.Quantity} of {NameOf(problem, prior.Parameter)}, expected a column for it: the chain belongs to another file");
        }
    }

    private static string NameOf(LensProblem problem, LensParameter parameter) => LensWords.Quote(parameter.Owner == LensParameterOwner.Potential ? problem.Model.Potentials[parameter.Index].Id : problem.Model.Families[parameter.Index].Id);

    private static double Unit(Match match, LensProblem problem, double redshift) => match.Groups["unit"].Value == "kpc" ? problem.Model.KiloparsecPerArcsec(redshift) : 1;

    private static int Index(Match match) => int.TryParse(match.Groups["number"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : int.MaxValue;

    private static InputException Wrong(LensChain chain, int column, string problem) => InputException.InFile(chain.File, $"line {column + 1}: column {LensWords.Quote(chain.Columns[column])}: {problem}");

    [GeneratedRegex(@"^O(?<number>\d{1,9}) ?: ?(?<what>[A-Za-z0-9_]{1,20})( \((?<unit>[^)]{1,20})\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Single();

    [GeneratedRegex(@"^Pot(?<number>\d{1,9}) :? ?(?<what>[A-Za-z0-9_]{1,20})( \((?<unit>[^)]{1,20})\))?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Family();

    [GeneratedRegex(@"^(Redshift of|z_m_limit|Redshift|z) (?<id>\S{1,40})$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex SourceRedshift();

    [GeneratedRegex(@"^(omega|lambda|w0|wX|wa|w1|H0)", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Cosmological();
}
