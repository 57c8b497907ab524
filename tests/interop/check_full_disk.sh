#!/usr/bin/env bash
# What a full disk does to arclet's outputs: each is written to a tmpfs without room for it, over an older file. Then the exit code is not 0,
# one sentence names the file, the older file is unchanged and no temporary file is left. Needs root and python3, for the mount and the image.
# Usage: check_full_disk.sh ARCLET (the built program, or its .dll)
set -uo pipefail
arclet=$(realpath "${1:?usage: check_full_disk.sh ARCLET}")
case $arclet in *.dll) run=(dotnet "$arclet") ;; *) run=("$arclet") ;; esac
passed=0 failed=0
work=$(mktemp -d)
disk=$work/disk
mkdir "$disk"
end() { mountpoint -q "$disk" && umount "$disk"; rm -rf "$work"; }
trap end EXIT

if ! reason=$(mount -t tmpfs -o size=1m tmpfs "$disk" 2>&1); then
    echo "a file system of a given size cannot be mounted here: $reason"
    echo "0 passed, 0 failed"
    exit 0
fi

# 512 x 512 pixels of float: noise of a fixed sequence and a grid of round sources, in the standard library only.
python3 - "$work/image.fits" <<'PYTHON'
import array, math, random, sys
random.seed(1)
n = 512
pixels = array.array('f', (random.gauss(0, 1) for _ in range(n * n)))
for cy in range(16, n, 32):
    for cx in range(16, n, 32):
        for y in range(cy - 8, cy + 9):
            for x in range(cx - 8, cx + 9):
                pixels[y * n + x] += 100 * math.exp(-((x - cx) ** 2 + (y - cy) ** 2) / 8)
pixels.byteswap()
cards = ['SIMPLE  =                    T', 'BITPIX  =                  -32', 'NAXIS   =                    2', f'NAXIS1  = {n:20}', f'NAXIS2  = {n:20}', 'END']
with open(sys.argv[1], 'wb') as file:
    file.write(''.join(c.ljust(80) for c in cards).ljust(2880).encode())
    file.write(pixels.tobytes() + bytes(-len(pixels) * 4 % 2880))
PYTHON

check() { # name, what is wrong or nothing
    if [ -z "$2" ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED $1: $2"; fi
}

# One output on the full disk, the others beside it.
try() { # file, option
    local file=$1 option=$2 target=$disk/$1
    rm -f "$disk"/* "$disk"/.[!.]* "$work"/out.*
    printf 'the older file of %s\n' "$file" > "$target"
    cp "$target" "$work/older"
    # What is left is filled up but for one page.
    dd if=/dev/zero of="$disk/filler" bs=4096 count=$((1048576 / 4096 - 3)) 2> /dev/null
    local before after code arguments=(detect "$work/image.fits" --native-units --threshold 2 --threshold-on image)
    before=$(ls -A "$disk")
    [ "$option" = --out ] || arguments+=(--out "$work/out.ecsv")
    "${run[@]}" "${arguments[@]}" "$option" "$target" > "$work/output" 2> "$work/error"
    code=$?
    after=$(ls -A "$disk")
    check "$file, exit code" "$([ $code -ne 0 ] && [ $code -lt 128 ] || echo "it is $code: expected 1 or 2")"
    check "$file, message" "$([ "$(grep -c 'cannot be written' "$work/error")" = 1 ] && grep 'cannot be written' "$work/error" | grep -qF "$target" || echo "expected one line that says that $target cannot be written, found: $(head -c 1000 "$work/error")")"
    check "$file, no stack trace" "$(grep -q '^ *at ' "$work/error" && head -c 1000 "$work/error")"
    check "$file, older file" "$(cmp "$target" "$work/older" 2>&1)"
    check "$file, nothing left" "$([ "$before" = "$after" ] || echo "there are now: $after")"
}

try table.ecsv --out
try table.csv --out
try table.fits --out
try table.vot --out
try segmentation.fits --segmentation
try segmentation.fits.gz --segmentation
try regions.reg --regions
try preview.png --preview

# With room all of it works: the failures above were those of the disk.
rm -f "$disk"/* && mount -o remount,size=16m "$disk"
"${run[@]}" detect "$work/image.fits" --native-units --threshold 2 --threshold-on image --out "$disk/t.ecsv" --segmentation "$disk/s.fits" --regions "$disk/r.reg" --preview "$disk/p.png" > "$work/output" 2> "$work/error"
check "room enough" "$([ $? -eq 0 ] || head -c 1000 "$work/error")"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
