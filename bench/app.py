#!/usr/bin/env python3
"""Times the built app as a user meets it: a fresh `./etude info`, and `features` over files of hours; adds to bench/RESULTS.md.

app.py [--data DIR] [--hours H …] [--no-write]

The long files are made by repeating a real stereo clip and are deleted afterwards. Needs Python with soundfile (that of
compare.py serves) and Linux or macOS for the figures of memory.
"""
import argparse, os, platform, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import compare

CLIP = "audio/librosa/Kevin_MacLeod_-_Vibe_Ace.hq.ogg"


def run(*command, **environment):
    """Seconds of wall time, seconds of processor time and MiB of memory at most of one run."""
    before = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **environment})
    words = process.stderr.read().decode(errors="replace")
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{' '.join(command)} failed: {words[-400:]}")
    unit = 1024 if platform.system() == "Linux" else 1024 * 1024
    return time.perf_counter() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit


def long_file(path, clip, hours):
    import soundfile
    x, rate = soundfile.read(clip, dtype="int16", always_2d=True)
    left = int(hours * 3600 * rate)
    with soundfile.SoundFile(path, "w", rate, x.shape[1], "PCM_16") as out:
        while left > 0:
            out.write(x[:left])
            left -= len(x)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", default=os.environ.get("ETUDE_DATA", os.path.join(compare.ROOT, "..", "shared", "data")))
    a.add_argument("--hours", type=float, nargs="*", default=[0.75, 1.5, 3])
    a.add_argument("--no-write", action="store_true")
    a = a.parse_args()
    compare.enter_venv(__file__)
    etude, clip = os.path.join(compare.ROOT, "etude"), os.path.abspath(os.path.join(a.data, CLIP))
    run(etude, "info", clip)
    starts = [run(etude, "info", clip) for _ in range(10)]
    lines = [f"`./etude info` on a song of a minute (`{CLIP}`), a fresh process, natives unpacked: median {statistics.median(s[0] for s in starts):.2f} s "
             f"({min(s[0] for s in starts):.2f} to {max(s[0] for s in starts):.2f}; processor time {statistics.median(s[1] for s in starts):.2f} s) of {len(starts)} runs.",
             "", "`./etude features --as melspectrogram -o mel.npy` with `-Xmx512m` on that stereo clip repeated to hours (flac):", "",
             "| hours | wall, s | processor, s | processor seconds an hour of sound | memory at most, MiB |", "|---:|---:|---:|---:|---:|"]
    for hours in a.hours:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "long.flac")
            long_file(path, clip, hours)
            wall, cpu, memory = run(etude, "features", path, "--as", "melspectrogram", "-o", os.path.join(folder, "mel.npy"), ETUDE_JAVA_OPTS="-Xmx512m")
        lines.append(f"| {hours:g} | {wall:.1f} | {cpu:.1f} | {cpu / hours:.1f} | {memory:.0f} |")
        print(lines[-1], flush=True)
    print(lines[0])
    if not a.no_write:
        compare.write_section("The app", "bench/app.py", "\n".join([f"{compare.machine()}; {compare.java_version()}.", "", *lines]) + "\n")


if __name__ == "__main__":
    main()
