namespace Arclet.Figures;

/// <summary>Where the true value of a limit lies.</summary>
public enum LimitDirection
{
    /// <summary>Below: an upper limit in y.</summary>
    Down,

    /// <summary>Above: a lower limit in y.</summary>
    Up,

    /// <summary>To smaller x: an upper limit in x.</summary>
    Lower,

    /// <summary>To larger x: a lower limit in x.</summary>
    Higher,
}
