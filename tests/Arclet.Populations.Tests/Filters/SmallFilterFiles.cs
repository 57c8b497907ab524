namespace Arclet.Populations.Tests;

/// <summary>Throughput files in every layout, made here.</summary>
internal static class SmallFilterFiles
{
    public const string Text = "# a comment\nwavelength throughput\n10000 0\n11000, 0.5\n12000\t0.5\n13000 0\n";

    public const string Yanny = "typedef struct {\n  double lambda;\n  double pass;\n} KFILTER;\n\nKFILTER 10000 0\nKFILTER 11000 0.5\nKFILTER 12000 0.5\nKFILTER 13000 0\n";

    public const string Eazy = """
           4 hst/wfc3/IR/f160w.dat obs_before lambda_c= 1.5369e+04 AB-Vega= 1.25 w95=2750.0
            1 10000 0
            2 11000 0.5
            3 12000 0.5
            4 13000 0
           3 REST_FRAME/Bessel_V.dat lambda_c= 5.5e+03
            1 4500 0.0
            2 5500 1.0
            3 6500 0.0
           3 acs_f814w version 1 lambda_c= 8.0e3
            1 7000 0.0
            2 8000 1.0
            3 9500 0.0
           3 hst/ACS/wfc_f814w version 2 lambda_c= 8.0e3
            1 7000 0.0
            2 8050 1.0
            3 9500 0.0

        """;

    public static string Svo(string detector, string unit, double scale = 1) => $"""
        <?xml version="1.0"?>
        <VOTABLE version="1.1" xmlns="http://www.ivoa.net/xml/VOTable/v1.1">
          <RESOURCE type="results">
            <TABLE utype="photDM:PhotometryFilter.transmissionCurve.spectrum">
              <PARAM name="filterID" value="JWST/NIRCam.F150W" datatype="char" arraysize="*"/>
              <PARAM name="WavelengthUnit" value="{unit}" datatype="char" arraysize="*"/>
              <PARAM name="DetectorType" value="{detector}" datatype="char" arraysize="*"/>
              <FIELD name="Wavelength" unit="{unit}" datatype="double"/>
              <FIELD name="Transmission" datatype="double"/>
              <DATA><TABLEDATA>
                <TR><TD>{10000 * scale}</TD><TD>0</TD></TR>
                <TR><TD>{11000 * scale}</TD><TD>0.5</TD></TR>
                <TR><TD>{12000 * scale}</TD><TD>0.5</TD></TR>
                <TR><TD>{13000 * scale}</TD><TD>0</TD></TR>
              </TABLEDATA></DATA>
            </TABLE>
          </RESOURCE>
        </VOTABLE>
        """;
}
