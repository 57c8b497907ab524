namespace Arclet.Lensing;

/// <summary>What a keyword of a Lenstool file means to a lens model.</summary>
internal enum LenstoolKeywordRole
{
    /// <summary>It is part of the model or of its constraints: a wrong value is an error.</summary>
    Model,

    /// <summary>It tells Lenstool what to compute or to draw and is no part of a model: kept; a wrong value is a warning.</summary>
    Task,

    /// <summary>It constrains or changes the model in a way that is not used here: kept, with a warning.</summary>
    NotUsed,
}
