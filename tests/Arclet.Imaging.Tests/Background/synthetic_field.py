"""The synthetic field of SyntheticField.cs, bit for bit: only exactly rounded operations, in the same order."""
import numpy as np


def field(width, height, seed, sources=0, missing=False):
    y, x = np.mgrid[0:height, 0:width]
    with np.errstate(over="ignore"):
        z = (y * width + x).astype(np.uint64) + np.uint64(seed) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    total = sum(((z >> np.uint64(16 * k)) & np.uint64(0xFFFF)).astype(np.float64) for k in range(4))
    noise = (total - 131070.0) / 37837.0
    image = 100.0 + 0.02 * x + 0.01 * y + 5.0 * noise
    for k in range(sources):
        sx, sy, peak, scale = source(k, width, height)
        dx, dy = x - sx, y - sy
        w = 1.0 + (dx * dx + 0.5 * dx * dy + 2.0 * dy * dy) / (scale * scale)
        image = image + peak / (w * w * w)
    return image.astype(np.float32)


def source(k, width, height):
    """Position, peak and scale of source k: fixed fractions, so that some stand near the edges."""
    sx = ((k * 37 + 11) % 101) / 101.0 * width
    sy = ((k * 53 + 7) % 97) / 97.0 * height
    return sx, sy, 200.0 + 150.0 * (k % 7), 2.0 + 0.5 * (k % 5)


def mask(width, height, blocks):
    m = np.zeros((height, width), dtype=np.float32)
    for x0, y0, x1, y1 in blocks:
        m[y0:y1, x0:x1] = 1
    return m
