using System.CommandLine;
using Arclet.CommandLine;
using Arclet.Fits;
using Arclet.Lensing;
using Arclet.Sky;

namespace Arclet.Lens;

/// <summary>The argument and options that every lens verb has, and the reading of the model.</summary>
internal sealed class ModelInput(MessageLog log)
{
    public Argument<string> Model { get; } = new("MODEL") { Description = "The lens model: a Lenstool parameter file, our YAML (.yaml), or a folder of published maps." };

    public Option<string?> Data { get; } = new("--data") { HelpName = "DIR", Description = "Where the catalogues are that the model's file names, if they do not lie beside it." };

    public Option<string?> Planes { get; } = new("--planes") { HelpName = "single|multi", Description = "How lenses at several redshifts act: as Lenstool 6.8 has it (single, the default for its files), or by the recursive lens equation (multi)." };

    /// <summary>Adds the model and its options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Model);
        command.Add(Data);
        command.Add(Planes);
    }

    /// <summary>Reads the model and repeats the warnings about its files.</summary>
    /// <exception cref="InputException">It cannot be read.</exception>
    public LensProblem Read(ParseResult parsed, bool requireImages = false)
    {
        PlaneTreatment? planes = parsed.GetValue(Planes) switch
        {
            null => null,
            "single" => PlaneTreatment.Lenstool68SinglePlane,
            "multi" => PlaneTreatment.MultiPlane,
            var other => throw new InputException($"--planes is '{other}', expected single or multi"),
        };
        string path = parsed.GetRequiredValue(Model);
        LensProblem problem = LensModelFile.Read(path, new LensFileOptions { DataFolder = parsed.GetValue(Data), Planes = planes, RequireImages = requireImages });
        foreach (LensFileWarning warning in problem.Warnings)
            log.Warning(warning.ToString());
        return planes is { } wanted && problem.Model.Planes != wanted ? problem with { Model = With(problem.Model, wanted) } : problem;
    }

    /// <summary>The files that are read, for the check of the outputs.</summary>
    public IEnumerable<string> Inputs(ParseResult parsed)
    {
        // A folder of maps cannot be overwritten by a file.
        string path = parsed.GetRequiredValue(Model);
        return Directory.Exists(path) ? [] : [path];
    }

    /// <summary>Refuses a source that no lens is in front of.</summary>
    public static void RequireBehind(LensModel model, double redshift, string place)
    {
        if (!double.IsFinite(redshift) || redshift <= 0)
            throw new InputException($"{place} is {redshift}, expected a redshift above 0");
        if (model.AllPotentials.Count > 0 && model.AllPotentials.Min(p => p.Redshift) is var nearest && redshift <= nearest)
            throw new InputException($"{place} is {redshift}, but the nearest lens is at {nearest}, expected a source behind it");
    }

    /// <summary>Runs an engine, whose objections to a model's or an option's values are the user's to know.</summary>
    public static T Guard<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ArgumentException problem)
        {
            throw InputException.InFile(name, problem.Message, problem);
        }
    }

    /// <summary>A WCS without which nothing can be done.</summary>
    public static Wcs RequireWcs(FitsHeader header, string name)
    {
        if (!Wcs.IsCelestial(header))
            throw InputException.InFile(name, "the image has no WCS, expected one that says where its pixels are in the sky");
        return Wcs.FromHeader(header);
    }

    private static LensModel With(LensModel model, PlaneTreatment planes) => new()
    {
        Reference = model.Reference,
        Cosmology = model.Cosmology,
        Constants = model.Constants,
        Planes = planes,
        Potentials = model.Potentials,
        Families = model.Families,
    };
}
