#!/usr/bin/env python3
"""Times Etude's analyses beside librosa and Essentia: the same sound in the same run, by turns; adds a section to bench/RESULTS.md.

analysis.py [--only OPERATION …] [--rounds N] [--data DIR] [--no-write]

Needs the bench module packaged (mvn -DskipTests package). The peers' environment is that of accuracy.py
($ETUDE_ACCURACY_PEERS). Essentia's extractors that want 44.1 kHz get the sound at that rate; resampling is not timed.
"""
import argparse, os, platform, statistics, subprocess, sys, tempfile

import compare
from accuracy import VENV, es  # enters the environment of the peers

import librosa, numpy as np, soundfile  # noqa: E402


def operations(y, fast):
    """name -> the peers' calls."""
    sr = compare.RATE
    ops = {
        "pyin": {"librosa": lambda: librosa.pyin(y, sr=sr, fmin=65.4, fmax=2093)},
        "yin": {"librosa": lambda: librosa.yin(y, sr=sr, fmin=65.4, fmax=2093)},
        "beats": {"librosa": lambda: librosa.beat.beat_track(y=y, sr=sr)},
        "onsets": {"librosa": lambda: librosa.onset.onset_detect(y=y, sr=sr)},
        "key": {},
        "key_and_chords": {},
        "melody": {},
    }
    if es:
        ops["pyin"]["Essentia"] = lambda: es.PitchYinProbabilistic(sampleRate=sr, frameSize=2048, hopSize=512)(y)
        ops["beats"]["Essentia (Degara)"] = lambda: es.RhythmExtractor2013(method="degara")(fast)
        ops["beats"]["Essentia (multifeature)"] = lambda: es.RhythmExtractor2013(method="multifeature")(fast)
        ops["onsets"]["Essentia"] = lambda: es.OnsetRate()(fast)
        ops["key"]["Essentia"] = lambda: es.KeyExtractor()(fast)
        ops["key_and_chords"]["Essentia"] = lambda: es.TonalExtractor()(fast)
        ops["melody"]["Essentia (Melodia)"] = lambda: es.PredominantPitchMelodia()(fast)
    return {name: peers for name, peers in ops.items() if peers}


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--only", nargs="*", default=[])
    a.add_argument("--rounds", type=int, default=2)
    a.add_argument("--data", default=os.environ.get("ETUDE_DATA", os.path.join(compare.ROOT, "..", "shared", "data")))
    a.add_argument("--no-write", action="store_true")
    a = a.parse_args()
    clip_path = os.path.join(a.data, compare.CLIP)
    cut = lambda y, r: np.tile(y, -(-compare.SECONDS * r // len(y)))[:compare.SECONDS * r].astype(np.float32)
    y = cut(librosa.load(clip_path, sr=compare.RATE, mono=True)[0], compare.RATE)
    fast = cut(librosa.load(clip_path, sr=44100, mono=True)[0], 44100)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        clip = os.path.join(folder, "clip.wav")
        soundfile.write(clip, y, compare.RATE, subtype="FLOAT")
        for name, peers in operations(y, fast).items():
            if a.only and name not in a.only:
                continue
            theirs, ours = {p: [] for p in peers}, []
            for _ in range(a.rounds):
                for p, call in peers.items():
                    theirs[p] += compare.time_librosa(call)
                ours.append(compare.time_etude(name, clip, clip, compare.java_program(), folder, "AnalysisBenchmark"))
            mine = statistics.median(ours)
            for p in peers:
                rows.append((name, p, statistics.median(theirs[p]), mine))
                print("%-16s %-24s %9.1f ms   etude %8.1f ms   ratio %5.1f" % (*rows[-1], rows[-1][2] / mine), flush=True)
    if a.only or a.no_write or not rows:
        return
    lines = ["| analysis | beside | theirs, ms | Etude, ms | times as fast |", "|---|---|---:|---:|---:|"]
    lines += [f"| {n} | {p} | {t:.1f} | {o:.1f} | {t / o:.1f} |" for n, p, t, o in rows]
    compare.write_section("Analyses beside librosa and Essentia", "bench/analysis.py", f"""{compare.SECONDS} s of music (`{compare.CLIP}`), mono; Etude and librosa at {compare.RATE} Hz, Essentia's extractors at 44,100 Hz as they ask
(pYIN at {compare.RATE} Hz). pYIN and YIN: 65.4 to 2093 Hz, frames of 2048, hop 512. Medians of {a.rounds} round(s) by turns, warm, Etude on all cores.
{compare.machine()}; {compare.java_version()}; librosa {librosa.__version__}, Python {platform.python_version()}.

""" + "\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
