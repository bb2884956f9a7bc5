#!/usr/bin/env python3
"""Times Etude beside librosa: the same operations on the same signals in the same run, by turns; writes bench/RESULTS.md.

compare.py [--only OPERATION …] [--rounds N] [--data DIR] [--no-write]

Needs the bench module packaged (mvn -DskipTests package) and Python 3.12 or newer for librosa 1.0; the packages go into
an environment outside the repository ($ETUDE_PEERS, by default ~/.cache/etude-peers/bench).
"""
import argparse, glob, json, os, platform, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(HERE)
VENV = os.environ.get("ETUDE_PEERS", os.path.expanduser("~/.cache/etude-peers/bench"))
CLIP = "audio/librosa/Kevin_MacLeod_-_Vibe_Ace.hq.ogg"
MP3 = "audio/essentia/dubstep.mp3"
SECONDS = 30
RATE = 22050


def newest_python():
    names = [f"python3.{v}" for v in range(20, 11, -1)] + glob.glob(os.path.expanduser("~/.pyenv/versions/3.1[2-9]*/bin/python"))
    for name in names:
        path = shutil.which(name)
        if path and subprocess.run([path, "-c", "import sys; assert sys.version_info >= (3, 12)"], stderr=subprocess.DEVNULL).returncode == 0:
            return path
    return sys.executable


def enter_venv(script=__file__):
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        return
    if not os.path.exists(VENV + "/bin/python"):
        subprocess.run([newest_python(), "-m", "venv", VENV], check=True)
        subprocess.run([VENV + "/bin/pip", "install", "-q", "librosa>=0.11", "soundfile"], check=True)
    os.execv(VENV + "/bin/python", [VENV + "/bin/python", os.path.realpath(script), *sys.argv[1:]])


def operations(librosa, y, mp3):
    """name -> librosa's call, with the very parameters of FeatureBenchmark."""
    import numpy as np
    f = librosa.feature
    stft = librosa.stft(y)
    mag = np.abs(stft)
    return {
        "stft": lambda: librosa.stft(y),
        "istft": lambda: librosa.istft(stft, length=len(y)),
        "melspectrogram": lambda: f.melspectrogram(y=y, sr=RATE),
        "mfcc": lambda: f.mfcc(y=y, sr=RATE),
        "chroma_stft": lambda: f.chroma_stft(y=y, sr=RATE, tuning=0),
        "cqt": lambda: librosa.cqt(y, sr=RATE, tuning=0),
        "chroma_cqt": lambda: f.chroma_cqt(y=y, sr=RATE, tuning=0),
        "descriptors": lambda: descriptors(f, np.abs(librosa.stft(y))),
        "onset_strength": lambda: librosa.onset.onset_strength(y=y, sr=RATE),
        "tempogram": lambda: f.tempogram(y=y, sr=RATE),
        "hpss": lambda: librosa.decompose.hpss(np.abs(librosa.stft(y))),
        "griffinlim": lambda: librosa.griffinlim(mag, n_iter=32),
        "resample": lambda: librosa.resample(y, orig_sr=RATE, target_sr=16000),
        "decode_mp3": lambda: librosa.load(mp3, sr=None, mono=False),
    }


def descriptors(f, S):
    """Five of one spectrogram: librosa's way to share it."""
    return (f.spectral_centroid(S=S, sr=RATE), f.spectral_bandwidth(S=S, sr=RATE), f.spectral_rolloff(S=S, sr=RATE),
            f.spectral_contrast(S=S, sr=RATE), f.spectral_flatness(S=S))


def time_librosa(call):
    """Milliseconds of each run: a warm-up, then for about three seconds, at least three runs."""
    call()
    times, start = [], time.perf_counter()
    while len(times) < 3 or time.perf_counter() - start < 3:
        before = time.perf_counter()
        call()
        times.append(1e3 * (time.perf_counter() - before))
    return times


def time_etude(name, clip, mp3, java, folder, benchmark="FeatureBenchmark"):
    """Median milliseconds of JMH's samples."""
    out = os.path.join(folder, "jmh.json")
    path = os.path.join(HERE, "target")
    classes = os.path.join(path, "classes") + os.pathsep + open(os.path.join(path, "classpath.txt")).read()
    subprocess.run([java, f"-Detude.bench.clip={clip}", f"-Detude.bench.mp3={mp3}", "-cp", classes, "org.openjdk.jmh.Main",
                    f"{benchmark}.{name}$", "-rf", "json", "-rff", out, "-v", "SILENT"], check=True, stdout=subprocess.DEVNULL)
    return json.load(open(out))[0]["primaryMetric"]["scorePercentiles"]["50.0"]


def machine():
    try:
        cpu = next(l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name"))
    except (OSError, StopIteration):
        cpu = platform.processor()
    return f"{cpu}, {os.cpu_count()} cores, {platform.system()}"


def java_program():
    return os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"


def java_version():
    return subprocess.run([java_program(), "-version"], capture_output=True, text=True).stderr.splitlines()[1].strip()


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--only", nargs="*", default=[])
    a.add_argument("--rounds", type=int, default=2)
    a.add_argument("--data", default=os.environ.get("ETUDE_DATA", os.path.join(ROOT, "..", "shared", "data")))
    a.add_argument("--no-write", action="store_true")
    a = a.parse_args()
    enter_venv()
    import librosa, numpy, scipy, soundfile, soxr
    java = java_program()
    mp3 = os.path.abspath(os.path.join(a.data, MP3))
    y, _ = librosa.load(os.path.join(a.data, CLIP), sr=RATE, mono=True)
    y = numpy.tile(y, -(-SECONDS * RATE // len(y)))[:SECONDS * RATE].copy()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        clip = os.path.join(folder, "clip.wav")
        soundfile.write(clip, y, RATE, subtype="FLOAT")
        for name, call in operations(librosa, y, mp3).items():
            if a.only and name not in a.only:
                continue
            theirs, ours = [], []
            for _ in range(a.rounds):
                theirs += time_librosa(call)
                ours.append(time_etude(name, clip, mp3, java, folder))
            row = (name, statistics.median(theirs), statistics.median(ours))
            rows.append(row)
            print("%-16s librosa %8.1f ms   etude %8.1f ms   ratio %5.1f" % (*row, row[1] / row[2]), flush=True)
    if not rows:
        sys.exit("no such operation")
    ratios = [r[1] / r[2] for r in rows]
    mean = statistics.geometric_mean(ratios)
    print(f"geometric mean {mean:.2f}")
    if a.only or a.no_write:
        return
    lines = ["| operation | librosa, ms | Etude, ms | times as fast |", "|---|---:|---:|---:|"]
    lines += [f"| {n} | {t:.1f} | {o:.1f} | {t / o:.1f} |" for n, t, o in rows]
    lines += [f"| **geometric mean** | | | **{mean:.1f}** |"]
    text = f"""{SECONDS} s of music (`{CLIP}`) at {RATE} Hz mono, librosa's defaults, tuning 0; decoding: `{MP3}`. Medians of {a.rounds} round(s) by turns, warm;
Etude on all cores, with the collector that `./etude` chooses (ParallelGC). {machine()}; {java_version()}; librosa {librosa.__version__}, numpy {numpy.__version__}, scipy {scipy.__version__}, soxr {soxr.__version__}, Python {platform.python_version()}.

""" + "\n".join(lines) + "\n"
    write_section("Features beside librosa", "bench/compare.py", text)


def write_section(title, script, text):
    """Replaces a section of RESULTS.md, or adds it."""
    path = os.path.join(HERE, "RESULTS.md")
    old = open(path).read() if os.path.exists(path) else "# Results\n\nMeasured, never estimated; each section names the script that wrote it.\n"
    parts = old.split("\n## ")
    section = f"{title}\n\n`{script}`. {text}"
    parts = [p for p in parts if not p.startswith(title + "\n")] + [section]
    open(path, "w").write("\n## ".join(p.rstrip("\n") + "\n" for p in parts))


if __name__ == "__main__":
    main()
