using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Arclet.Populations;

namespace Arclet.Study;

/// <summary>A study's first <c>study.yaml</c>: the inputs to fill in, and every setting with its default behind a comment sign.</summary>
public static class SettingsTemplate
{
    private const string Inputs =
        """
        # Files; relative names are relative to this folder. A name may carry an extension: mosaic.fits[SCI].
        inputs:
          images:
            # F150W: { science: "f150w_sci.fits", weight: "f150w_wht.fits", exposure: "f150w_exp.fits", psf: "f150w_psf.fits" }
            # F200W: { science: "f200w.fits[SCI]", error: "f200w.fits[ERR]" }   # without psf, stars are found and stacked
          # segmentation: segmentation.fits
          # catalogue: catalogue.fits            # UNCOVER's column names are expected; others:
          # columns: { id: id, ra_degrees: ra, dec_degrees: dec, redshift: z_phot, redshift_low68: z160, redshift_high68: z840, mu: mu }
          # spectroscopy:
          #   - { file: spectra.fits, priority: 1, minimum_quality: 2, match_radius_arcsec: 0.5 }
          # lens_model: model.par
          # lens_chain: bayes.dat
          # grid: bc03.fits                      # of 'arclet populations import'
          # filters: curves/                     # throughput curves; those built in where none are given

        """;

    /// <summary>The text.</summary>
    /// <param name="preset">The preset.</param>
    /// <param name="types">The settings records.</param>
    public static string Of(string preset, IReadOnlyList<Type> types)
    {
        ArgumentNullException.ThrowIfNull(types);
        var text = new StringBuilder();
        text.Append("# Settings of a study: see docs/settings.md. What stands behind # is the preset's value; remove the # to change it.\n")
            .Append(CultureInfo.InvariantCulture, $"preset: {preset}\nseed: 1\n\n").Append(Inputs.ReplaceLineEndings("\n"));
        foreach (Type type in types.Where(t => t != typeof(InputsSettings)))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n# {StudySettings.KeyOf(type)}:\n");
            object defaults = SettingsBinder.Default(type);
            foreach (PropertyInfo property in SettingsBinder.Properties(type))
            {
                object? value = property.GetValue(defaults);
                string key = SettingName.Of(property.Name);
                text.Append(value is SedFitSettings fit
                    ? string.Create(CultureInfo.InvariantCulture, $"#   {key}:\n#     preset: {SedFitPresets.Names.First(n => ReferenceEquals(SedFitPresets.Find(n), fit))}\n")
                    : string.Create(CultureInfo.InvariantCulture, $"#   {key}: {Value(value)}\n"));
            }
        }

        return text.ToString();
    }

    private static string Value(object? value) => value switch
    {
        null => "none",
        string word => Word(word),
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        Enum choice => SettingName.Of(choice.ToString()),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        IDictionary mapping => mapping.Count == 0 ? "{}" : $"{{ {string.Join(", ", mapping.Keys.Cast<string>().Select(k => $"{Word(k)}: {Value(mapping[k])}"))} }}",
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Value))}]",
        _ => $"{{ {string.Join(", ", SettingsBinder.Properties(value.GetType()).Select(p => $"{SettingName.Of(p.Name)}: {Value(p.GetValue(value))}"))} }}",
    };

    private static string Word(string word) => word.Length > 0 && word.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/') ? word : $"\"{word}\"";
}
