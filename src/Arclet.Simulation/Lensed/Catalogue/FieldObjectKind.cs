namespace Arclet.Simulation;

/// <summary>What an object of a simulated catalogue is.</summary>
public enum FieldObjectKind
{
    /// <summary>A galaxy behind the cluster, or one of its images.</summary>
    Galaxy,

    /// <summary>A member of the cluster.</summary>
    Member,

    /// <summary>A star.</summary>
    Star,
}
