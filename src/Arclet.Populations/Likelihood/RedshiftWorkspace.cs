namespace Arclet.Populations;

/// <summary>The memory of one thread for a <see cref="RedshiftRange"/>: a workspace for each redshift that it has met.</summary>
public sealed class RedshiftWorkspace
{
    private readonly PhotometryWorkspace?[] workspaces;

    internal RedshiftWorkspace(int redshifts, int bands)
    {
        workspaces = new PhotometryWorkspace?[redshifts];
        Other = new double[bands];
    }

    internal double[] Other { get; }

    internal PhotometryWorkspace Of(int redshift, PreparedModel model) => workspaces[redshift] ??= model.CreateWorkspace();
}
