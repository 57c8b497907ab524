namespace Arclet.Study;

/// <summary>
/// A stage of a study: a pure function of settings, input files and the results of earlier stages, cut into units that do not depend on each other.
/// </summary>
/// <remarks>
/// A stage lists its units without doing their work; each unit names all that its result depends on (<see cref="StageUnit.Inputs"/>). From that, the
/// stage's version and its settings the runtime makes the unit's fingerprint, and runs what has no result of this fingerprint. What is expensive to
/// load (populations, lens models, mosaics) belongs into <see cref="Open"/>, which is called only when there is work.
/// </remarks>
public interface IStage
{
    /// <summary>The stage's name: its folder in <c>work/</c> and its word on the command line, such as <c>source_plane</c>.</summary>
    string Name { get; }

    /// <summary>Counts changes after which earlier results are not the same any more.</summary>
    int Version { get; }

    /// <summary>The stages whose results it reads.</summary>
    IReadOnlyList<string> Upstream { get; }

    /// <summary>
    /// The settings records whose values its results depend on; they are part of every unit's fingerprint. <see cref="InputsSettings"/> does not belong
    /// here: the files that a unit reads are among its inputs, by their contents.
    /// </summary>
    IReadOnlyList<Type> Settings { get; }

    /// <summary>Whether it draws random numbers: the study's seed is then part of the fingerprint.</summary>
    bool IsRandom => false;

    /// <summary>Lists the units in the order of the stage's table. Called when all of <see cref="Upstream"/> are settled.</summary>
    /// <exception cref="Fits.InputException">An input cannot be used.</exception>
    IReadOnlyList<StageUnit> Units(StudyContext context);

    /// <summary>Loads what all units share.</summary>
    /// <exception cref="Fits.InputException">An input cannot be used.</exception>
    IStageWork Open(StudyContext context);
}
