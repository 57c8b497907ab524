using System.Text;
using Arclet.Fits;
using Arclet.Sky;

namespace Arclet.Hostile;

/// <summary>DS9 region files as a format for hostile input.</summary>
internal static class HostileRegions
{
    private const string Image = """
        # Region file format: DS9 version 4.1
        global color=green dashlist=8 3 width=1 font="helvetica 10 normal roman" select=1 highlite=1 dash=0 fixed=0 edit=1 move=1 delete=1 include=1 source=1
        image
        point(1,10.5) # point=cross text={7} tag={auto}
        ellipse(11,21,3,1.5,30) # color=cyan text={15439-2} tag={auto} tag={F150W}
        -box(6,6,4,2,0)
        polygon(1,1,10,1,10,10,5,12) # text="a; b # c"
        circle(100.25,200.75,5.5);circle(1,2,3) # text='two'

        """;

    private const string Sky = """
        # Region file format: DS9 version 4.1
        fk5
        circle(0:14:21.2,-30:24:05,1.5")
        point(3.5863,-30.4002) # point=x text={1.1}
        icrs
        ellipse(3.5,+30.25,0.5",0.25",110) # tag={a} tag={b} tag={c}
        box(3.5d,-30.25d,0.5',0.0125,45)
        polygon(3.5,-30.1,3.6,-30.1,3.6,-30.2)

        """;

    public static HostileFormat Format { get; } = new("DS9 regions", HostileKind.Text, ".reg", [Encoding.UTF8.GetBytes(Image), Encoding.UTF8.GetBytes(Sky)], Read);

    private static void Read(string path, List<InputException> errors)
    {
        if (HostileReading.Try(errors, () => RegionFile.Load(path)) is not { } regions)
            return;
        foreach (Region region in regions)
            _ = (region.Text, region.Tags.Count, region.Coordinates.Count);
    }
}
