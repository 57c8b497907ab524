"""The mean of the squares of a circle's coverage of pixels over its area, for the numbers in DepthStageTests.cs."""
import numpy as np

for radius in (1.0, 2.9, 20.0):
    fine, places, half = 100, 8, int(radius) + 2
    edges = np.arange(-half - 0.5 + 0.5 / fine, half + 0.5, 1 / fine)
    total = 0
    for cx in (np.arange(places) + 0.5) / places - 0.5:
        for cy in (np.arange(places) + 0.5) / places - 0.5:
            inside = (edges[:, None] - cy) ** 2 + (edges[None, :] - cx) ** 2 < radius**2
            coverage = inside.reshape(2 * half + 1, fine, 2 * half + 1, fine).mean((1, 3))
            total += (coverage**2).sum()
    print(radius, total / places**2 / (np.pi * radius**2))
