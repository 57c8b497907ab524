using System.CommandLine;
using Arclet.CommandLine;

namespace Arclet.Lens;

/// <summary><c>arclet lens</c>: everything about lens models.</summary>
internal sealed class LensVerb : Verb
{
    public LensVerb(MessageLog log)
    {
        Parts =
        [
            new LensAtVerb(log), new LensMapVerb(log), new LensCriticalVerb(log), new LensChi2Verb(log), new LensImagesVerb(log), new LensPredictVerb(log),
            new LensGroupVerb(log), new LensSourceVerb(log), new LensFitVerb(log), new LensClumpsVerb(log), new LensConvertVerb(log),
        ];
        Command = new Command("lens", "Lens models: Lenstool's files, maps, images of sources, chi2, fits and their posteriors, the source plane and the magnification of clumps.");
        foreach (Verb verb in Parts)
            Command.Add(verb.Command);
    }

    public override Command Command { get; }

    public override IReadOnlyList<Verb> Parts { get; }

    public override string Examples =>
        """
          arclet lens chi2 best.par --plane source
          arclet lens map best.par --z 2 --quantity mu --size 1000 --half-width 60 --out mu.fits
          arclet lens images best.par --source 1.5,-2.25 --z 3.1

        """;
}
