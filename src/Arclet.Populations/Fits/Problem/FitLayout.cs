using Arclet.Fits;
using Arclet.Inference.Priors;

namespace Arclet.Populations;

/// <summary>
/// The parameters of one history's fit: the space that is sampled, and how its points become the parameters of a <see cref="PreparedModel"/>. A row is log10 of the
/// mass formed and then all other parameters, be they free, tied or fixed.
/// </summary>
internal sealed class FitLayout
{
    /// <summary>A(V) times birth-cloud factor that no model exceeds, whatever the prior.</summary>
    public const double LargestAv = 20;

    private readonly double[] fractionOf;
    private readonly int[] slotSource;
    private readonly double[] slotConstant;
    private readonly int[] massSlots;
    private readonly int[] fractionColumns;
    private readonly bool[] scales;
    private readonly int attenuationColumn;
    private readonly double largestAv;
    private readonly double universeAgeGyr;

    public FitLayout(SedFitSettings settings, FitHistory history, PreparedModel model, double universeAgeGyr, bool freeRedshift, bool mayIntegrateMass)
    {
        History = history;
        this.universeAgeGyr = universeAgeGyr;
        var named = new List<(string Name, PriorSpecification Prior, string Scope)> { (SharedParameter.LogFormedMass, Shared(SharedParameter.LogFormedMass), "") };
        int parts = history.Components.Count;
        fractionOf = new double[parts];
        massSlots = new int[parts];
        fractionColumns = new int[parts];
        IReadOnlyList<string> modelNames = model.ParameterNames;
        slotSource = new int[modelNames.Count];
        slotConstant = new double[modelNames.Count];
        slotSource.AsSpan().Fill(-1);
        for (int c = 0; c < parts; c++)
        {
            FitComponent component = history.Components[c];
            string scope = parts == 1 ? "" : $"c{c + 1}_";
            massSlots[c] = model.IndexOf(scope + "log_mass");
            for (int p = 0; p < component.Form.ParameterNames.Count; p++)
            {
                string name = component.Form.ParameterNames[p];
                slotSource[massSlots[c] + 1 + p] = named.Count;
                named.Add((scope + SharedParameter.ColumnOf(name), component.Priors[name], scope));
            }

            fractionColumns[c] = c == 0 ? -1 : named.Count;
            if (c > 0)
                named.Add((scope + "fraction", component.Fraction ?? throw new InputException($"history {history.Name}: component {c + 1} has no prior of its fraction, expected its share of the mass formed"), scope));
        }

        void Take(string slot, string shared)
        {
            if (model.IndexOf(slot) is var place and >= 0)
            {
                slotSource[place] = named.Count;
                named.Add((shared, Shared(shared), ""));
            }
        }

        PriorSpecification Shared(string name) => history.Priors.GetValueOrDefault(name) ?? settings.Priors.GetValueOrDefault(name)
            ?? throw new InputException($"history {history.Name} has no prior of {name}, expected one");

        Take("metallicity", SharedParameter.Metallicity);
        attenuationColumn = model.IndexOf("av_mag") >= 0 ? named.Count : -1;
        Take("av_mag", SharedParameter.Attenuation);
        Take("log_u", SharedParameter.LogIonisation);
        if (model.IndexOf("eta") is var eta and >= 0)
            slotConstant[eta] = settings.BirthCloudFactor;
        if (model.IndexOf("fesc") is var escape and >= 0)
            slotConstant[escape] = settings.EscapeFraction;
        RedshiftColumn = freeRedshift ? named.Count : -1;
        if (freeRedshift)
            named.Add((SharedParameter.Redshift, Shared(SharedParameter.Redshift), ""));
        scales = [.. named.Select(n => freeRedshift && IsShareOfUniverse(n.Prior))];
        Names = [.. named.Select(n => n.Name)];
        PriorSpecification mass = named[0].Prior;
        bool others = named.Skip(1).Any(n => n.Prior is { IsFixed: false, Kind: not "same" }), followed = named.Any(n => n.Prior.Other == SharedParameter.LogFormedMass);
        MassIsIntegrated = mayIntegrateMass && mass.Kind == "uniform" && others && !followed;
        if (MassIsIntegrated)
            (LogMassLow, LogMassHigh) = (mass.Arguments[0].At(universeAgeGyr), mass.Arguments[1].At(universeAgeGyr));
        try
        {
            Space = new ParameterSpace([.. named.Skip(MassIsIntegrated ? 1 : 0).Select(n => new Parameter(n.Name, Build(n.Prior, n.Scope, universeAgeGyr)))]);
        }
        catch (ArgumentException wrong)
        {
            throw new InputException($"history {history.Name}: {wrong.Message}", wrong);
        }

        largestAv = LargestAv / Math.Max(1, settings.BirthCloudFactor);
    }

    public FitHistory History { get; }

    /// <summary>What is sampled: all parameters but an integrated mass.</summary>
    public ParameterSpace Space { get; }

    /// <summary>The names of a row's columns.</summary>
    public string[] Names { get; }

    /// <summary>Whether the mass is integrated out.</summary>
    public bool MassIsIntegrated { get; }

    /// <summary>The least log10 of an integrated mass.</summary>
    public double LogMassLow { get; }

    /// <summary>The largest.</summary>
    public double LogMassHigh { get; }

    /// <summary>The column of a free redshift, or -1.</summary>
    public int RedshiftColumn { get; }

    /// <summary>The names of the free parameters; the mass among them, if it is integrated.</summary>
    public string[] FreeNames => [.. MassIsIntegrated ? [SharedParameter.LogFormedMass, .. Space.FreeNames] : Space.FreeNames];

    /// <summary>A row from a point of the space; an integrated mass is left as it is.</summary>
    public void Row(ReadOnlySpan<double> theta, Span<double> row) => theta.CopyTo(row[(MassIsIntegrated ? 1 : 0)..]);

    /// <summary>Makes a row's times what they are at its redshift: those whose prior reaches to the age of the universe are sampled at the oldest.</summary>
    public void Scale(Span<double> row, double universeGyr)
    {
        for (int i = 0; i < scales.Length && RedshiftColumn >= 0; i++)
        {
            if (scales[i])
                row[i] *= universeGyr / universeAgeGyr;
        }
    }

    /// <summary>The parameters of the prepared model from a row.</summary>
    /// <returns>False where there is no such model: shares of the mass above one in sum, or dust below 0 or above all bounds.</returns>
    public bool Fill(ReadOnlySpan<double> row, Span<double> parameters)
    {
        if (attenuationColumn >= 0 && !(row[attenuationColumn] >= 0 && row[attenuationColumn] <= largestAv))
            return false;
        for (int s = 0; s < slotSource.Length; s++)
            parameters[s] = slotSource[s] < 0 ? slotConstant[s] : row[slotSource[s]];
        double rest = 1;
        for (int c = 1; c < massSlots.Length; c++)
        {
            fractionOf[c] = row[fractionColumns[c]];
            rest -= fractionOf[c];
            if (!(fractionOf[c] >= 0))
                return false;
        }

        // A share of nothing is a component without light, not one without a logarithm.
        fractionOf[0] = rest;
        if (rest < 0)
            return false;
        for (int c = 0; c < massSlots.Length; c++)
            parameters[massSlots[c]] = row[0] + (massSlots.Length == 1 ? 0 : Math.Log10(Math.Max(fractionOf[c], 1e-12)));
        return true;
    }

    /// <summary>The largest A(V) times birth-cloud factor that the prior allows.</summary>
    public static double LargestAvOf(SedFitSettings settings)
    {
        double largest = 0;
        foreach (PriorSpecification? prior in settings.Histories.Select(h => h.Priors.GetValueOrDefault(SharedParameter.Attenuation)).Append(settings.Priors.GetValueOrDefault(SharedParameter.Attenuation)))
        {
            double end = prior is null ? 0 : prior.Kind switch
            {
                "fixed" => prior.Arguments[0].Value,
                "uniform" or "log_uniform" => prior.Arguments[1].Value,
                _ => LargestAv,
            };
            largest = Math.Max(largest, double.IsFinite(end) ? end * Math.Max(1, settings.BirthCloudFactor) : LargestAv);
        }

        return Math.Min(LargestAv, largest);
    }

    private static bool IsShareOfUniverse(PriorSpecification prior) => prior.Kind switch
    {
        "fixed" => prior.Arguments[0].OfUniverse,
        "uniform" => prior.Arguments[0] is { OfUniverse: false, Value: 0 } && prior.Arguments[1].OfUniverse,
        _ => false,
    };

    private Prior Build(PriorSpecification prior, string scope, double universeGyr)
    {
        if (prior.Kind != "same")
            return prior.Build(universeGyr);

        // Settings name a parameter as they do in its component or shared by all; tables add a unit and the component's number.
        string other = prior.Other!;
        string name = Array.Find([other, scope + SharedParameter.ColumnOf(other), SharedParameter.ColumnOf(other)], n => Names.Contains(n)) ?? other;
        double Number(int index, double otherwise) => index < prior.Arguments.Count ? prior.Arguments[index].At(universeGyr) : otherwise;
        return new TiedPrior(name, Number(0, 1), Number(1, 0));
    }
}
