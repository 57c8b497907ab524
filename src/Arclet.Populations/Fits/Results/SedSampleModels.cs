using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>Models of samples that were written as a table: from the parameters' columns and the fit's settings back to what spectra are computed of.</summary>
public static class SedSampleModels
{
    /// <summary>The model of one sample.</summary>
    /// <param name="settings">The settings of the fit.</param>
    /// <param name="history">Its history.</param>
    /// <param name="redshift">The redshift, where the samples have none of their own.</param>
    /// <param name="value">The value of a column of the sample (log_formed_mass, metallicity_solar, a_v, age_gyr, ...); null for a column that the samples do not have.</param>
    /// <exception cref="InputException">A column of the history is not there.</exception>
    public static SourceModel Of(SedFitSettings settings, FitHistory history, double redshift, Func<string, double?> value)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(value);
        int parts = history.Components.Count;
        double logMass = Require(SharedParameter.LogFormedMass), metallicity = Require(SharedParameter.Metallicity), rest = 1;
        var components = new StarFormationComponent[parts];
        for (int c = parts - 1; c >= 0; c--)
        {
            string scope = parts == 1 ? "" : $"c{c + 1}_";
            StarFormationHistory form = history.Components[c].Form;
            double fraction = c == 0 ? rest : Require(scope + "fraction");
            rest -= c == 0 ? 0 : fraction;
            double own = parts == 1 ? logMass : logMass + Math.Log10(Math.Max(fraction, LeastFraction));
            components[c] = new StarFormationComponent(form, [.. form.ParameterNames.Select(n => Require(scope + SharedParameter.ColumnOf(n)))], own, metallicity);
        }

        AttenuationLaw law = AttenuationLaw.Find(settings.DustLaw, settings.DustSlope) ?? throw new InputException($"the dust law is '{settings.DustLaw}', which is not known");
        return new SourceModel
        {
            Redshift = value(SharedParameter.Redshift) ?? redshift,
            Components = components,
            Nebular = settings.Nebular ? new NebularModel(Require(SharedParameter.LogIonisation)) { EscapeFraction = settings.EscapeFraction } : null,
            Dust = new DustModel(law, Require(SharedParameter.Attenuation)) { BirthCloudFactor = settings.BirthCloudFactor },
        };

        double Require(string column) => value(column) ?? throw new InputException($"the samples of the history {history.Name} have no column {column}");
    }

    /// <summary>A share of nothing is a component without light, not one without a logarithm (as in the fit).</summary>
    private const double LeastFraction = 1e-12;
}
