using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Study;

/// <summary>The images of a study, by filter ids.</summary>
public static class StudyImages
{
    /// <summary>The filters that have images, from blue to red.</summary>
    public static IReadOnlyList<string> Filters(StudyContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return [.. context.Inputs.Images.Keys.Select(FilterCatalog.Get).OrderBy(f => f.PivotMicron).ThenBy(f => f.Id, StringComparer.Ordinal).Select(f => f.Id)];
    }

    /// <summary>A filter's inputs as settings name them.</summary>
    /// <exception cref="InputException">The study has no image in the filter.</exception>
    public static ImageInput Input(StudyContext context, string filter)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach ((string key, ImageInput input) in context.Inputs.Images)
        {
            if (FilterCatalog.Get(key).Id == filter)
                return input;
        }

        throw InputException.InFile(context.Settings.File, $"inputs.images has no {filter}, expected its science image and error map");
    }

    /// <summary>A filter's files, to be opened as a <see cref="MosaicBand"/>.</summary>
    public static MosaicFiles FilesOf(StudyContext context, string filter)
    {
        ImageInput input = Input(context, filter);
        return new()
        {
            Filter = filter,
            Science = context.Resolve(input.Science),
            Error = Path(input.Error),
            Weight = Path(input.Weight),
            Exposure = Path(input.Exposure),
            Mask = Path(input.Mask),
            ZeroPoint = input.ZeropointMagnitude,
            Saturation = input.Saturation,
        };

        string? Path(string? path) => path is null ? null : context.Resolve(path);
    }

    /// <summary>What a unit that reads a filter's images depends on: the files, which of their extensions, and the numbers beside them.</summary>
    public static IEnumerable<UnitInput> InputsOf(StudyContext context, string filter)
    {
        ImageInput input = Input(context, filter);
        string extensions = string.Join(' ', input.Files.Select(f => FitsReference.Parse(f).Selector?.ToString() ?? "-"));
        yield return UnitInput.OfText($"images of {filter}", $"{extensions} {input.ZeropointMagnitude:R} {input.Saturation:R} {input.Error is null} {input.Weight is null} {input.Exposure is null} {input.Mask is null}");
        foreach (string file in input.Files.Select(f => FitsReference.Parse(context.Resolve(f)).Path).Distinct(StringComparer.Ordinal))
            yield return UnitInput.OfFile(file);
    }
}
