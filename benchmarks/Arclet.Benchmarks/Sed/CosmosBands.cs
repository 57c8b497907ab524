using Arclet.Populations;

namespace Arclet.Benchmarks.Sed;

/// <summary>
/// The 31 bands of COSMOS2020 as top-hats: middle and width in angstrom as in Table 1 of Weaver et al. (2022, ApJS 258, 11), from memory. Good to a few percent in
/// broad bands, which the 5 % floor covers.
/// </summary>
internal static class CosmosBands
{
    /// <summary>Column of the flux, middle, width.</summary>
    public static readonly (string Column, double Middle, double Width)[] All =
    [
        ("cosmos/u_cfht.lowres", 3858, 598), ("cosmos/u_new.pb", 3709, 518), ("hsc/gHSC.pb", 4847, 1383), ("hsc/rHSC.pb", 6219, 1547), ("hsc/iHSC.pb", 7699, 1471),
        ("hsc/zHSC.pb", 8894, 766), ("hsc/yHSC.pb", 9761, 786), ("vista/Y.lowres", 10216, 923), ("vista/J.lowres", 12525, 1718), ("vista/H.lowres", 16466, 2905),
        ("vista/K.lowres", 21557, 3074), ("cosmos/IB427.lowres", 4266, 207), ("cosmos/IB464.lowres", 4635, 218), ("cosmos/IB484.lowres", 4851, 229),
        ("cosmos/IB505.lowres", 5064, 231), ("cosmos/IB527.lowres", 5261, 243), ("cosmos/IB574.lowres", 5766, 273), ("cosmos/IB624.lowres", 6232, 300),
        ("cosmos/IB679.lowres", 6780, 336), ("cosmos/IB709.lowres", 7073, 316), ("cosmos/IB738.lowres", 7361, 324), ("cosmos/IB767.lowres", 7694, 365),
        ("cosmos/IB827.lowres", 8243, 343), ("cosmos/NB711.lowres", 7121, 72), ("cosmos/NB816.lowres", 8150, 120), ("vista/NB118.lowres", 11909, 112),
        ("cosmos/irac_ch1.lowres", 35686, 7443), ("cosmos/irac_ch2.lowres", 45067, 10119), ("cosmos/irac_ch3.lowres", 57788, 14082), ("cosmos/irac_ch4.lowres", 79958, 28796),
    ];

    /// <summary>The curves, by the columns' names.</summary>
    public static FilterCurveSet Curves { get; } = new("COSMOS2020 top-hats", [.. All.Select(b => new FilterCurve(Id(b.Column), [b.Middle - (0.5 * b.Width), b.Middle + (0.5 * b.Width)], [1, 1], "top-hat"))]);

    /// <summary>The id of a column's filter.</summary>
    public static string Id(string column) => column.Split('/')[1].Split('.')[0].ToUpperInvariant();
}
