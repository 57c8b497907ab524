namespace Arclet.Sky;

/// <summary>
/// The throughput summaries that the software carries: 20 NIRCam and 12 HST filters, integrated from the observatories' total
/// throughput curves (NIRCam: mean of modules A and B with the telescope, May 2024, after flight; HST: total throughput) as
/// distributed by STScI. The half-power edges agree with the JWST user documentation to 1 nm.
/// </summary>
internal static class ThroughputTable
{
    /// <summary>Pivot, mean, half-power edges in um; peak and mean throughput; both widths in um.</summary>
    public static readonly Dictionary<(Instrument Instrument, string Token), ThroughputSummary> Known = new()
    {
        [(Instrument.AcsWfc, "F435W")] = new(0.43272, 0.43374, 0.38783, 0.48149, 0.38054, 0.32294, 0.10190, 0.08648),
        [(Instrument.AcsWfc, "F606W")] = new(0.59194, 0.59579, 0.47647, 0.70879, 0.47861, 0.40324, 0.23698, 0.19966),
        [(Instrument.AcsWfc, "F775W")] = new(0.76933, 0.77057, 0.69988, 0.85100, 0.43561, 0.36474, 0.15774, 0.13208),
        [(Instrument.AcsWfc, "F814W")] = new(0.80599, 0.80873, 0.70633, 0.89188, 0.45031, 0.35235, 0.22206, 0.17375),
        [(Instrument.AcsWfc, "F850LP")] = new(0.90364, 0.90525, 0.83030, 0.95169, 0.25515, 0.20294, 0.15922, 0.12664),
        [(Instrument.Nircam, "F070W")] = new(0.70471, 0.70638, 0.62410, 0.78139, 0.29908, 0.22873, 0.16751, 0.12811),
        [(Instrument.Nircam, "F090W")] = new(0.90240, 0.90447, 0.79506, 1.00510, 0.33333, 0.30178, 0.21396, 0.19371),
        [(Instrument.Nircam, "F115W")] = new(1.15408, 1.15682, 1.01309, 1.28156, 0.39340, 0.31944, 0.27678, 0.22475),
        [(Instrument.Nircam, "F140M")] = new(1.40534, 1.40605, 1.33137, 1.47907, 0.45297, 0.41664, 0.15442, 0.14204),
        [(Instrument.Nircam, "F150W")] = new(1.50090, 1.50414, 1.33140, 1.66838, 0.48808, 0.45095, 0.34421, 0.31803),
        [(Instrument.Nircam, "F162M")] = new(1.62723, 1.62803, 1.54175, 1.71305, 0.48098, 0.45162, 0.17912, 0.16819),
        [(Instrument.Nircam, "F182M")] = new(1.84522, 1.84664, 1.72163, 1.96753, 0.51067, 0.47760, 0.25434, 0.23787),
        [(Instrument.Nircam, "F200W")] = new(1.98760, 1.99233, 1.75536, 2.22749, 0.52502, 0.50216, 0.48188, 0.46090),
        [(Instrument.Nircam, "F210M")] = new(2.09559, 2.09652, 1.99195, 2.20072, 0.53256, 0.49980, 0.21847, 0.20503),
        [(Instrument.Nircam, "F250M")] = new(2.50313, 2.50371, 2.41181, 2.59464, 0.40994, 0.39517, 0.18810, 0.18132),
        [(Instrument.Nircam, "F277W")] = new(2.77623, 2.78408, 2.42158, 3.13128, 0.46850, 0.43078, 0.73087, 0.67203),
        [(Instrument.Nircam, "F300M")] = new(2.99609, 2.99770, 2.83074, 3.15648, 0.47937, 0.44349, 0.34392, 0.31818),
        [(Instrument.Nircam, "F335M")] = new(3.36225, 3.36408, 3.17689, 3.53673, 0.54786, 0.49255, 0.38682, 0.34777),
        [(Instrument.Nircam, "F356W")] = new(3.56549, 3.57404, 3.13558, 3.98070, 0.58678, 0.52952, 0.87125, 0.78623),
        [(Instrument.Nircam, "F360M")] = new(3.62334, 3.62523, 3.42595, 3.81400, 0.54799, 0.49514, 0.41217, 0.37242),
        [(Instrument.Nircam, "F410M")] = new(4.08299, 4.08513, 3.86471, 4.30147, 0.54404, 0.50977, 0.46582, 0.43647),
        [(Instrument.Nircam, "F430M")] = new(4.28130, 4.28185, 4.16721, 4.39845, 0.53588, 0.50172, 0.24380, 0.22826),
        [(Instrument.Nircam, "F444W")] = new(4.40174, 4.41332, 3.88052, 4.98200, 0.56956, 0.51091, 1.14185, 1.02427),
        [(Instrument.Nircam, "F460M")] = new(4.62962, 4.63016, 4.51505, 4.74700, 0.48410, 0.44351, 0.24881, 0.22795),
        [(Instrument.Nircam, "F480M")] = new(4.81655, 4.81758, 4.66188, 4.97174, 0.48250, 0.42244, 0.34597, 0.30291),
        [(Instrument.Wfc3Ir, "F105W")] = new(1.05509, 1.05849, 0.90724, 1.19894, 0.51530, 0.46157, 0.29576, 0.26493),
        [(Instrument.Wfc3Ir, "F110W")] = new(1.15345, 1.16238, 0.90171, 1.40130, 0.55830, 0.48955, 0.50521, 0.44300),
        [(Instrument.Wfc3Ir, "F125W")] = new(1.24861, 1.25163, 1.09931, 1.39983, 0.54840, 0.51195, 0.30480, 0.28454),
        [(Instrument.Wfc3Ir, "F140W")] = new(1.39229, 1.39694, 1.20057, 1.59466, 0.55542, 0.53529, 0.39846, 0.38402),
        [(Instrument.Wfc3Ir, "F160W")] = new(1.53689, 1.53911, 1.39960, 1.68702, 0.55170, 0.50784, 0.29140, 0.26823),
        [(Instrument.Wfc3Uvis, "F275W")] = new(0.27102, 0.27153, 0.24914, 0.29270, 0.12060, 0.08993, 0.05448, 0.04062),
        [(Instrument.Wfc3Uvis, "F336W")] = new(0.33548, 0.33586, 0.30932, 0.36436, 0.19460, 0.17353, 0.05739, 0.05117),
    };
}
