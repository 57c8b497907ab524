"""What the scripts of this folder share: where the .NET tests wrote, and checks that are counted."""
import os
import sys
import warnings

passed = failed = 0


def folder(*parts):
    root = os.environ.get("ARCLET_INTEROP_DIR") or (sys.argv[1] if len(sys.argv) > 1 else sys.exit("set ARCLET_INTEROP_DIR to the folder that the .NET test wrote"))
    return os.path.join(root, *parts)


def check(name, action):
    global passed, failed
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # units that astropy does not know are warnings
            action()
        passed += 1
    except Exception as e:  # every kind of failure counts
        failed += 1
        print(f"FAILED {name}: {type(e).__name__}: {str(e)[:700]}")


def end():
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)
