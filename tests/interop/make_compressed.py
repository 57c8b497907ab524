"""Makes tile-compressed FITS images with fpack and astropy, with the pixels that funpack and astropy read from them.

    python3 tests/interop/make_compressed.py DIR [--large]

Writes NAME.fits.gz, NAME.raw (little-endian pixels, physical values, NaN for missing ones of scaled integers) and cases.csv (name,
numpy type, NAXIS1, NAXIS2, ...). funpack and astropy must agree on every bit (but see below for NaN), otherwise the script fails. Without fpack (Debian's
libcfitsio-bin) only astropy's files are made. --large adds images of some megabytes. The files in
tests/Arclet.Fits.Tests/Compression/Files are made by it, with astropy 5.2.1 and cfitsio 4.2.0.
"""

import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import warnings

import numpy as np
from astropy.io import fits

warnings.simplefilter("ignore")
out = sys.argv[1]
large = "--large" in sys.argv[2:]
os.makedirs(out, exist_ok=True)
scratch = tempfile.mkdtemp()
has_fpack = shutil.which("fpack") is not None and shutil.which("funpack") is not None
rows = []
NX, NY = 29, 17
INTEGERS = ("uint8", "int16", "int32")


def noise(shape, seed):
    return np.random.default_rng(seed).standard_normal(shape)


def integers(dtype, shape=(NY, NX), seed=1):
    """Smooth, with noise, flat parts and both ends of the type's range."""
    info = np.iinfo(dtype)
    y, x = np.indices(shape[-2:])
    data = np.broadcast_to((x * 0.7 + y * 1.3) + 3 * noise(shape, seed) + (0 if info.min == 0 else -20), shape)
    data = np.clip(np.round(data), max(info.min, -2**31), min(info.max, 2**31 - 1)).astype(dtype)
    data[..., 3:6, :] = 7
    data[..., 8, 5:9] = [info.min, info.max, info.min, info.max] if info.max < 2**31 else [0, info.max, 1, 5]
    return data


def floats(dtype="f4", shape=(NY, NX), seed=2, nan=False, zeros=False):
    y, x = np.indices(shape[-2:])
    data = np.broadcast_to(np.exp(-((x - 10) ** 2 + (y - 8) ** 2) / 20) * 50, shape) + 1.5 * noise(shape, seed) - 3
    data = data.astype(dtype)
    if nan:
        data[..., 2, 4] = data[..., 9, :7] = np.nan
        data[..., 12, :] = np.nan
    if zeros:
        data[..., 1, 3] = data[..., 10, 5:12] = 0
    return data


def plain(path):
    """Physical values of the first image of an uncompressed file, from its stored ones."""
    with fits.open(path, do_not_scale_image_data=True, disable_image_compression=True, memmap=False) as hdus:
        hdu = next(h for h in hdus if h.data is not None)
        return physical(hdu.data, hdu.header)


def physical(stored, header):
    scale, zero, blank = header.get("BSCALE", 1), header.get("BZERO", 0), header.get("BLANK")
    if stored.dtype.kind == "f":
        return stored.astype(stored.dtype.newbyteorder("<"))
    if scale == 1:
        return (stored.astype("i8").astype(object) + int(zero)).astype("<i8")
    values = stored.astype("f8") * scale + zero
    values[stored == blank] = np.nan
    return values.astype("<f8")


def bits(a):
    return np.where(a != a, 0, a.view(f"u{a.dtype.itemsize}")) if a.dtype.kind == "f" else a


def finish(name, path):
    """Unpacks with funpack and astropy, compares, and writes the case."""
    readings = {}
    if has_fpack:
        unpacked = os.path.join(scratch, name + ".unpacked.fits")
        subprocess.run(["funpack", "-O", unpacked, path], check=True, stdout=subprocess.DEVNULL)
        readings["funpack"] = plain(unpacked)
        os.remove(unpacked)
    with fits.open(path, do_not_scale_image_data=True, memmap=False) as hdus:
        hdu = next(h for h in hdus if isinstance(h, fits.CompImageHDU))
        try:
            readings["astropy"] = physical(np.asarray(hdu.data), hdu.header)
        except Exception as e:
            print(f"{name}: astropy cannot read it ({type(e).__name__})")
    first = next(iter(readings.values()))
    for other in readings.values():
        # astropy 5.2.1 takes no notice of ZBLANK in quantised images: where funpack has NaN it gives numbers.
        known = first != first if first.dtype.kind == "f" else np.zeros(first.shape, bool)
        if first.dtype != other.dtype or np.any((bits(first) != bits(other)) & ~known):
            sys.exit(f"{name}: funpack and astropy differ")
    with open(path, "rb") as source, open(os.path.join(out, name + ".fits.gz"), "wb") as target:
        with gzip.GzipFile("", "wb", mtime=0, fileobj=target) as g:
            g.write(source.read())
    first.tofile(os.path.join(out, name + ".raw"))
    rows.append(",".join([name, first.dtype.newbyteorder("=").name, *map(str, first.shape[::-1])]))
    os.remove(path)


def by_fpack(name, data, *options, **keywords):
    if not has_fpack:
        return
    source = os.path.join(scratch, name + ".fits")
    hdu = fits.PrimaryHDU(data)
    hdu.header["OBJECT"] = ("M 31", "a card of the image")
    for k, v in keywords.items():
        hdu.header[k] = v
    hdu.writeto(source, overwrite=True)
    subprocess.run(["fpack", *options, source], check=True, stdout=subprocess.DEVNULL)
    finish(name, source + ".fz")


def by_astropy(case, data, **options):
    path = os.path.join(scratch, case + ".fits")
    header = fits.Header()
    header["OBJECT"] = ("M 31", "a card of the image")
    fits.HDUList([fits.PrimaryHDU(), fits.CompImageHDU(data, header=header, name=options.pop("name", "SCI"), **options)]).writeto(path, overwrite=True)
    finish(case, path)


def blanked(dtype, blank):
    data = integers(dtype)
    data[6, 3:9] = blank
    return data


for t in INTEGERS:
    for codec, flag in (("rice", "-r"), ("gzip1", "-g1"), ("gzip2", "-g2"), ("hcompress", "-h")):
        by_fpack(f"fpack-{codec}-{t}", integers(t), flag)
    by_fpack(f"fpack-rice-tiles-{t}", integers(t), "-r", "-t", "10,6")
    by_fpack(f"fpack-scaled-{t}", blanked(t, 99), "-r", BSCALE=0.0125, BZERO=-3.5, BLANK=99)
    if t != "uint8":
        by_fpack(f"fpack-nocompress-{t}", integers(t), "-d")
by_fpack("fpack-nocompress-f4", floats(), "-d")
for t in ("uint16", "uint32", "int8"):
    by_fpack(f"fpack-rice-{t}", integers(t), "-r")
by_fpack("fpack-blank-int16", blanked("int16", -32768), "-r", BLANK=-32768)
by_fpack("fpack-plio-int16", np.clip(integers("int16"), 0, 4000), "-p")
by_fpack("fpack-plio-int32", np.where(integers("int32") > 10, 2**24 - 5, 0).astype("i4"), "-p")
by_fpack("fpack-plio-mask", np.zeros((NY, NX), "i2"), "-p", "-w")
by_fpack("fpack-hcompress-lossy-int16", integers("int16", (24, 41)), "-h", "-s", "4", "-w")
by_fpack("fpack-hcompress-odd-int32", integers("int32", (23, 37)), "-h", "-t", "37,23")

for t in ("f4", "f8"):
    for codec, flag in (("rice", "-r"), ("gzip1", "-g1"), ("gzip2", "-g2")):
        for dither, options in (("none", ["-q0", "4"]), ("dither1", ["-q1234", "4"]), ("dither2", ["-qz9995", "4"])):
            by_fpack(f"fpack-{codec}-{dither}-{t}", floats(t, zeros=True), flag, *options)
        by_fpack(f"fpack-{codec}-nan-{t}", floats(t, nan=True, zeros=True), flag, "-q77", "8")
    by_fpack(f"fpack-rice-nan2-{t}", floats(t, nan=True, zeros=True), "-r", "-qz3", "8")
    by_fpack(f"fpack-gzip2-lossless-{t}", floats(t, nan=True), "-g2", "-q", "0")
    by_fpack(f"fpack-gzip1-lossless-{t}", floats(t, nan=True), "-g1", "-q", "0")
    by_fpack(f"fpack-hcompress-{t}", floats(t), "-h", "-q10", "4")
# Rows without noise cannot be quantised: they are kept in GZIP_COMPRESSED_DATA.
fallback = floats("f4")
fallback[4:7] = np.float32(0.1)
fallback[9] = np.linspace(-1e30, 1e30, NX)
by_fpack("fpack-fallback-f4", fallback, "-r", "-q2345", "4")
by_fpack("fpack-fallback-f8", fallback.astype("f8"), "-r", "-q2345", "4")
by_fpack("fpack-absolute-f4", floats("f4"), "-r", "-q21", "-0.25")
# Without NaN: funpack of cfitsio 4.2.0 loses its place in tiles with nulls that are narrower than the image.
by_fpack("fpack-tiles-f4", floats("f4"), "-r", "-q2345", "4", "-t", "12,5")
by_fpack("fpack-seed-f4", floats("f4"), "-r", "-qt", "4")
by_fpack("fpack-cube-f4", floats("f4", (4, 11, 13)), "-r", "-t", "7,5,3")
by_fpack("fpack-cube-int16", integers("int16", (5, 11, 13)), "-r", "-t", "13,11,2")
by_fpack("fpack-line-int32", integers("int32")[4:9].ravel(), "-r")
# One tile of more than 10,000 pixels: the sequence of the dither begins again within it.
by_fpack("fpack-wrap-f4", floats("f4", (110, 120)), "-r", "-q10000", "1", "-w")

for t in INTEGERS:
    for codec in ("RICE_1", "GZIP_1", "GZIP_2"):
        by_astropy(f"astropy-{codec.lower()}-{t}", integers(t), compression_type=codec)
by_astropy("astropy-uint16", integers("uint16"), compression_type="RICE_1", uint=True)
by_astropy("astropy-plio", np.clip(integers("int16"), 0, 4000), compression_type="PLIO_1")
by_astropy("astropy-hcompress-smooth", integers("int16", (24, 41)), compression_type="HCOMPRESS_1", hcomp_scale=6, hcomp_smooth=1, tile_size=(41, 12))
for t in ("f4", "f8"):
    for method in (-1, 1, 2):
        by_astropy(f"astropy-rice-method{method}-{t}", floats(t, zeros=True), compression_type="RICE_1", quantize_level=16, quantize_method=method, dither_seed=9999 if method > 0 else 0)
    by_astropy(f"astropy-gzip2-lossless-{t}", floats(t, nan=True), compression_type="GZIP_2", quantize_level=0)
by_astropy("astropy-tiles-f4", floats("f4"), compression_type="GZIP_2", quantize_level=4, tile_size=(9, 9), name="COMPRESSED_IMAGE")

if large:
    by_fpack("fpack-large-f4", floats("f4", (1500, 1700), nan=True), "-r", "-q2345", "4")
    by_fpack("fpack-large-whole-f4", floats("f4", (700, 900), zeros=True), "-r", "-qz50", "4", "-w")
    by_fpack("fpack-large-hcompress", integers("int32", (611, 509)), "-h", "-t", "509,100")
    by_fpack("fpack-large-int16", integers("int16", (1500, 1700)), "-r")
    by_astropy("astropy-large-f8", floats("f8", (600, 800)), compression_type="GZIP_2", quantize_level=4, quantize_method=2, tile_size=(100, 100))

with open(os.path.join(out, "cases.csv"), "w") as f:
    f.write("\n".join(rows) + "\n")
shutil.rmtree(scratch)
print(f"{len(rows)} cases")
