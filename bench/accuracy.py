#!/usr/bin/env python3
"""Scores Etude's analyses on annotated clips beside librosa (and Essentia where its wheel installs), by mir_eval; writes bench/ACCURACY.md.

accuracy.py [--data DIR] [--generated DIR] [--only WORD …] [--no-write]

Runs ./etude of this checkout. Truth: every row of audio/annotated/index.csv, audio/single_notes, vocadito and the other annotated clips of the data. Loops are repeated to 20 s; onsets within 30 ms are one.
The generated set has exact truth: `etude.bench.generated.GeneratedSet` writes it (split `test`: seeds that nothing was set on; weights and constants may be set on the split `train` alone). Its "styles" are of the makers of the pieces that weights of tempo were set on, with other seeds; its "songs" of makers by which nothing of tempo or of chords' weights was set, only the calibration of the key's confidence (on `train`). Its "songs by composers" are scores (the first minute; key: most bars of a musician's analysis); nothing was fitted to them, but variants of the key finder were compared with a look at them. Pieces by turns on the JDK's sound bank and, where the data has it, a sound font. --generated DIR takes a folder that is there instead: WAV files, each with NAME.json beside it: {"tempo", "beats", "downbeats", "key", "chords", "f0"} as far as known, and its "group".
Peers for chords: binary templates on librosa's chroma_cqt, smoothed by a median over a second, N where it is silent; Essentia's ChordsDetection on HPCP.
Figures per clip are averaged; beside them the mean of the songs' means, where several clips are of one song. The interval is a
bootstrap over clips, 95 %, 10,000 samples, seed 1, where there are at least five clips.
"""
import argparse, csv, glob, json, os, platform, re, subprocess, sys, tempfile, xml.etree.ElementTree

HERE = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(HERE)
VENV = os.environ.get("ETUDE_ACCURACY_PEERS", os.path.expanduser("~/.cache/etude-peers/accuracy"))


def enter_venv():
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        return
    if not os.path.exists(VENV + "/bin/python"):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([VENV + "/bin/pip", "install", "-q", "librosa", "mir_eval", "soundfile", "mido"], check=True)
        subprocess.run([VENV + "/bin/pip", "install", "-q", "--pre", "essentia"], check=False)
    os.execv(VENV + "/bin/python", [VENV + "/bin/python", os.path.realpath(sys.argv[0]), *sys.argv[1:]])


enter_venv()
import librosa, mido, mir_eval, numpy as np, scipy.ndimage, scipy.signal, soundfile as sf  # noqa: E402

try:
    import essentia
    import essentia.standard as es
    essentia.log.infoActive = essentia.log.warningActive = False
except ImportError:
    es = None


def numbers(path, columns=1):
    """Rows of numbers of a text file, whatever stands between them; lines that begin with none are headers."""
    rows = []
    for line in open(path, errors="replace"):
        found = re.findall(r"-?\d+(?:\.\d+)?(?:e-?\d+)?", line)
        if len(found) >= columns and re.match(r"\s*-?\d", line):
            rows.append([float(v) for v in found[:columns]])
    return np.array(rows).reshape(-1, columns)


def merged(times):
    """Strokes within 30 ms of each other are one onset: a foot and a hand hardly meet better."""
    kept = []
    for t in np.unique(times):
        if not kept or t - kept[-1] > .03:
            kept.append(t)
    return np.array(kept)


def etude(verb, files, *options):
    """What ./etude says of each file."""
    if not files:
        return []
    p = subprocess.run([ROOT + "/etude", verb, *files, *options, "--json"], capture_output=True, text=True, timeout=3600)
    said = {}
    for line in p.stdout.splitlines():
        d = json.loads(line)
        said[os.path.abspath(d["file"])] = d
    for f in files:
        if "error" in said.get(os.path.abspath(f), {"error": p.stderr[-300:]}):
            print("no answer:", verb, f, said.get(os.path.abspath(f)), file=sys.stderr)
    return [said.get(os.path.abspath(f), {}) for f in files]


def song_of(path):
    """Clips of one song have its name in front: eif_francium_049_accompaniment, country1_drums."""
    name = os.path.basename(path).rsplit(".", 1)[0]
    m = re.match(r"(eif_[a-z]+)_", name)
    return m[1] if m else name


class Table:
    def __init__(self):
        self.rows = []

    def add(self, task, figure, peers, songs=None):
        """peers: name -> figures, one a clip."""
        n = max(len(v) for v in peers.values())
        cells = {}
        for name, values in peers.items():
            v = np.array(values, float)
            if len(v) == 0:
                continue
            rng = np.random.default_rng(1)
            means = v[rng.integers(0, len(v), (10000, len(v)))].mean(axis=1)
            low, high = np.percentile(means, [2.5, 97.5])
            text = f"{v.mean():.3f}" + (f" [{low:.2f}, {high:.2f}]" if len(v) >= 5 else "")
            if songs and len(set(songs)) < len(songs):
                by = [np.mean([x for x, s in zip(v, songs) if s == song]) for song in sorted(set(songs))]
                text += f"; songs {np.mean(by):.3f}"
            cells[name] = text
        count = f"{n}" + (f" ({len(set(songs))} songs)" if songs and len(set(songs)) < n else "")
        self.rows.append((task, figure, count, cells))
        print(task, "|", figure, "|", count, "|", cells, flush=True)


TABLE = Table()


def mono(path):
    return librosa.load(path, sr=None, mono=True)


def loader(path, rate=44100):
    return librosa.load(path, sr=rate, mono=True)[0].astype(np.float32)


def tempi(name, files, truth, songs):
    near = lambda a, b: abs(a / b - 1) <= .04
    said = {"Etude": [float(d.get("tempo") or 0) for d in etude("beats", files)]}
    said["librosa"] = [float(np.atleast_1d(librosa.beat.beat_track(y=y, sr=r)[0])[0]) for y, r in map(mono, files)]
    if es:
        said["Essentia (Degara)"] = [es.RhythmExtractor2013(method="degara")(loader(f))[0] for f in files]
        said["Essentia (Percival)"] = [es.PercivalBpmEstimator()(loader(f)) for f in files]
    exact = {k: [near(a, b) for a, b in zip(v, truth)] for k, v in said.items()}
    octave = {k: [any(near(a * m, b) for m in (1, 2, 3, 1 / 2, 1 / 3)) for a, b in zip(v, truth)] for k, v in said.items()}
    TABLE.add(f"tempo, {name}", "within 4 %", exact, songs)
    TABLE.add(f"tempo, {name}", "within 4 %, halves, doubles and thirds allowed", octave, songs)


def beats(name, files, truth, downbeats, songs):
    said = etude("beats", files)
    est = {"Etude": [np.sort(d.get("beats", [])) for d in said]}
    est["librosa"] = [librosa.beat.beat_track(y=y, sr=r, units="time")[1] for y, r in map(mono, files)]
    if es:
        est["Essentia (multifeature)"] = [es.RhythmExtractor2013(method="multifeature")(loader(f))[1] for f in files]
    f = lambda refs, ests: [mir_eval.beat.f_measure(r, np.asarray(e, float)) if len(r) else np.nan for r, e in zip(refs, ests)]
    TABLE.add(f"beats, {name}", "F at 70 ms", {k: f(truth, v) for k, v in est.items()}, songs)
    if downbeats:
        TABLE.add(f"downbeats, {name}", "F at 70 ms", {"Etude": f(downbeats, [np.sort(d.get("downbeats", [])) for d in said])}, songs)


def onsets(name, files, truth):
    est = {"Etude": [np.array(d.get("onsets", [])) for d in etude("onsets", files)]}
    est["librosa"] = [librosa.onset.onset_detect(y=y, sr=r, units="time") for y, r in map(mono, files)]
    if es:
        est["Essentia"] = [es.OnsetRate()(loader(f))[0] for f in files]
    f = lambda ests: [mir_eval.onset.f_measure(r, np.asarray(e, float), window=.05)[0] for r, e in zip(truth, ests)]
    TABLE.add(name, "F at 50 ms", {k: f(v) for k, v in est.items()})


FIGURES = ("Raw Pitch Accuracy", "Raw Chroma Accuracy", "Overall Accuracy", "Voicing Recall", "Voicing False Alarm")


def etude_melody(d):
    """Times and frequencies as mir_eval takes them: negative where there is no melody."""
    f0 = np.array(d.get("f0", [0]))
    return np.array(d.get("times", [0])), np.where(f0 > 0, f0, -np.array(d.get("frequencies", f0)))


def melodia(x):
    p, sure = es.PredominantPitchMelodia(frameSize=2048, hopSize=128, guessUnvoiced=True)(es.EqualLoudness()(x))
    return np.arange(len(p)) * 128 / 44100, np.where(sure >= 0, p, -np.abs(p))


def melody(name, files, truth, songs=None):
    said = {"Etude": [etude_melody(d) for d in etude("pitch", files, "--method", "MELODY")]}
    if es:
        said["Essentia (Melodia)"] = [melodia(loader(f)) for f in files]
    scores = {k: [mir_eval.melody.evaluate(*t, *e) for t, e in zip(truth, v)] for k, v in said.items()}
    for figure in FIGURES:
        TABLE.add(name, figure.lower(), {k: [s[figure] for s in v] for k, v in scores.items()}, songs)


def mixtures(data, folder, songs):
    """Sums of voice and accompaniment; truth is what pYIN says of the voice alone where it is sure, other frames are left out."""
    files, truth, names = [], [], []
    for r in csv.DictReader(open(data + "/audio/separation/index.csv")):
        if r["song"] not in songs:
            continue
        v, sr = sf.read(f"{data}/audio/separation/{r['vocals']}")
        a, _ = sf.read(f"{data}/audio/separation/{r['accompaniment']}")
        p, voiced, sure = librosa.pyin(v, sr=sr, fmin=65, fmax=1200, frame_length=2048, hop_length=256)
        rms = librosa.feature.rms(y=v, frame_length=2048, hop_length=256)[0]
        sung = voiced & (sure > .5) & (rms > rms.max() * 10 ** (-35 / 20))
        none = ~voiced & (rms < rms.max() * 10 ** (-40 / 20))
        if sung.sum() < 80:
            continue
        times = librosa.times_like(p, sr=sr, hop_length=256)
        files.append(f"{folder}/{r['id']}.wav"), names.append(r["song"])
        sf.write(files[-1], v + a, sr, "PCM_16")
        truth.append((times[sung | none], np.where(sung, np.nan_to_num(p), 0)[sung | none]))
    return files, truth, names


def voice(name, files, truth, options=(), peers=True):
    said = etude("pitch", files, *options)
    scores = {"Etude": []}
    figures = ("Raw Pitch Accuracy", "Overall Accuracy", "Voicing Recall", "Voicing False Alarm")
    for f, d, (t, f0) in zip(files, said, truth):
        scores["Etude"].append(mir_eval.melody.evaluate(t, f0, *etude_melody(d)))
        if peers:
            y, r = mono(f)
            p, voiced, _ = librosa.pyin(y, sr=r, fmin=65, fmax=2093, fill_na=None)
            times = librosa.times_like(p, sr=r)
            scores.setdefault("librosa (pYIN)", []).append(mir_eval.melody.evaluate(t, f0, times, np.where(voiced, p, -p)))
            if es:
                x = loader(f)
                yin, found = es.PitchYinFFT(frameSize=2048, minFrequency=65, maxFrequency=2093), []
                for frame in es.FrameGenerator(x, 2048, 256):
                    found.append(yin(es.Spectrum()(es.Windowing(type="hann")(frame))))
                found = np.array(found)
                times = np.arange(len(found)) * 256 / 44100
                scores.setdefault("Essentia (YIN-FFT)", []).append(
                    mir_eval.melody.evaluate(t, f0, times, np.where(found[:, 1] > .5, found[:, 0], -found[:, 0])))
    for figure in figures:
        TABLE.add(name, figure.lower(), {k: [s[figure] for s in v] for k, v in scores.items()})


def midi_notes(path, end):
    on, out, now = {}, [], 0.0
    for m in mido.MidiFile(path):
        now += m.time
        if m.type in ("note_on", "note_off") and (m.type == "note_off" or m.velocity == 0):
            if m.note in on:
                out.append((on.pop(m.note), now, m.note))
        elif m.type == "note_on":
            on.setdefault(m.note, now)
    return notes_of([n for n in out if n[0] < end and n[1] > n[0]])


def notes_of(rows):
    rows = rows or [(0.0, 1e-3, 0)]
    return np.array([r[:2] for r in rows]), 440 * 2 ** ((np.array([r[2] for r in rows], float) - 69) / 12)


def notes(name, files, truth, tolerances=(.05, .1)):
    said = [notes_of([(n["onset"], n["offset"], n["midi"]) for n in d.get("notes", []) if n["offset"] > n["onset"]]) for d in etude("transcribe", files)]
    est = {"Etude": said}
    if es:
        found = []
        for f in files:
            x = loader(f)
            pitch, _ = es.PredominantPitchMelodia(frameSize=2048, hopSize=128)(es.EqualLoudness()(x))
            on, length, midi = es.PitchContourSegmentation(hopSize=128)(pitch, x)
            found.append(notes_of([(a, a + b, c) for a, b, c in zip(on, length, midi) if b > 0]))
        est["Essentia (Melodia, contour segmentation)"] = found
    for t in tolerances:
        TABLE.add(name, f"F at {1000 * t:.0f} ms, offsets ignored", {
            k: [mir_eval.transcription.precision_recall_f1_overlap(*r, *e, onset_tolerance=t, offset_ratio=None)[2] for r, e in zip(truth, v)]
            for k, v in est.items()})


def single_notes(files, midi):
    right = lambda f0, m: bool(len(f0)) and abs(69 + 12 * np.log2(np.median(f0) / 440) - m) <= .5
    out = {"Etude": [], "librosa (pYIN, 27.5 to 4186 Hz)": []}
    for f, d, m in zip(files, etude("pitch", files), midi):
        end = sf.info(f).duration
        within = lambda t: (t >= .2 * end) & (t <= .6 * end)
        t, f0 = np.array(d.get("times", [0])), np.array(d.get("f0", [0]))
        out["Etude"].append(right(f0[within(t) & (f0 > 0)], m))
        y, r = mono(f)
        p, voiced, _ = librosa.pyin(y, sr=r, fmin=27.5, fmax=4186, frame_length=8192)
        t = librosa.times_like(p, sr=r, hop_length=2048)
        out["librosa (pYIN, 27.5 to 4186 Hz)"].append(right(p[within(t) & voiced], m))
    TABLE.add("single notes", "pitch within 50 cents", out)


def multipitch(name, files, truth):
    out = {"Etude": []}
    for f, d, (t, refs) in zip(files, etude("transcribe", files), truth):
        est = [np.array([n["frequency"] for n in d.get("notes", []) if n["onset"] <= x < n["offset"]]) for x in t]
        out["Etude"].append(mir_eval.multipitch.evaluate(t, refs, t, est))
        for peer, hear in (("Essentia (MultiPitchKlapuri)", "MultiPitchKlapuri"), ("Essentia (MultiPitchMelodia)", "MultiPitchMelodia")) if es else ():
            frames = getattr(es, hear)()(es.EqualLoudness()(loader(f)))
            found = [np.array([p for p in frame if p > 0]) for frame in frames]
            out.setdefault(peer, []).append(mir_eval.multipitch.evaluate(t, refs, np.arange(len(found)) * 128 / 44100, found))
    for figure in ("Precision", "Recall", "Accuracy"):
        TABLE.add(name, figure.lower(), {k: [s[figure] for s in v] for k, v in out.items()})


PITCHES = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]
QUALITIES = {"majmin": {"maj": (0, 4, 7), "min": (0, 3, 7)},
             "sevenths": {"maj": (0, 4, 7), "min": (0, 3, 7), "7": (0, 4, 7, 10), "maj7": (0, 4, 7, 11), "min7": (0, 3, 7, 10)}}


def intervals(labels, step, end):
    """Runs of equal labels of frames as (start, end, label)."""
    out = []
    for i, label in enumerate(labels):
        if out and out[-1][2] == label:
            out[-1] = (out[-1][0], min(end, (i + .5) * step), label)
        else:
            out.append((0 if not out else out[-1][1], min(end, (i + .5) * step), label))
    return [o for o in out if o[1] > o[0]] or [(0, end, "N")]


def templates(path, vocabulary):
    """Cosine with binary templates, frame by frame."""
    y, r = mono(path)
    hop = 512 if r < 30000 else 1024
    chroma = librosa.feature.chroma_cqt(y=y, sr=r, hop_length=hop)
    chroma = scipy.ndimage.median_filter(chroma, size=(1, max(1, int(r / hop))))
    names, rows = [], []
    for quality, notes in QUALITIES[vocabulary].items():
        for root in range(12):
            row = np.zeros(12)
            row[[(root + n) % 12 for n in notes]] = 1
            names.append(f"{PITCHES[root]}:{quality}")
            rows.append(row / np.linalg.norm(row))
    best = np.argmax(np.array(rows) @ chroma, axis=0)
    loud = librosa.feature.rms(y=y, hop_length=hop)[0][:chroma.shape[1]]
    loud = np.pad(loud, (0, chroma.shape[1] - len(loud)))
    silent = loud < 1e-3 * max(1e-9, loud.max())
    return intervals(["N" if q else names[b] for b, q in zip(best, silent)], hop / r, len(y) / r)


def essentia_chords(path):
    x, found = loader(path), []
    window, spectrum, peaks = es.Windowing(type="blackmanharris62"), es.Spectrum(), es.SpectralPeaks(
        orderBy="magnitude", magnitudeThreshold=1e-5, minFrequency=20, maxFrequency=3500, maxPeaks=60)
    hpcp = es.HPCP(size=36, referenceFrequency=440, harmonics=8, bandPreset=True, minFrequency=20, maxFrequency=3500,
                   bandSplitFrequency=250, weightType="cosine", nonLinear=False, windowSize=1.0)
    for frame in es.FrameGenerator(x, 8192, 2048, startFromZero=True):
        found.append(hpcp(*peaks(spectrum(window(frame)))))
    named = es.ChordsDetection(hopSize=2048, windowSize=2)(np.array(found, np.float32))[0]
    return intervals([c[:-1] + ":min" if c.endswith("m") else c + ":maj" for c in named], 2048 / 44100, len(x) / 44100)


def chord_scores(name, files, truth, vocabularies=("majmin", "sevenths")):
    """truth: a list of (start, end, label) a clip."""
    for vocabulary in vocabularies:
        said = {"Etude": [[(x["start"], x["end"], x["label"]) for x in d.get("chords", [])] or [(0, 1, "N")]
                          for d in etude("chords", files, "--vocabulary", vocabulary)]}
        said["librosa (templates)"] = [templates(f, vocabulary) for f in files]
        if es and vocabulary == "majmin":
            said["Essentia (ChordsDetection)"] = [essentia_chords(f) for f in files]
        score = lambda ref, est: mir_eval.chord.evaluate(
            np.array([r[:2] for r in ref], float), [r[2] for r in ref], np.array([e[:2] for e in est], float), [e[2] for e in est])[vocabulary]
        TABLE.add(name, vocabulary + " overlap", {k: [score(r, e) for r, e in zip(truth, v)] for k, v in said.items()})


def keys(name, files, truth):
    weigh = lambda keys: [mir_eval.key.weighted_score(t, k) if k else 0. for t, k in zip(truth, keys)]
    said = {"Etude": weigh([d.get("key") for d in etude("key", files)])}
    if es:
        for profile in ("temperley", "edma"):
            found = [es.KeyExtractor(profileType=profile)(loader(f)) for f in files]
            said[f"Essentia ({profile})"] = weigh([f"{k} {s}" for k, s, _ in found])
    TABLE.add(name, "weighted score", said)


def chords(files, labels):
    said = []
    for f, d in zip(files, etude("chords", files)):
        total = {}
        for c in d.get("chords", []):
            total[c["label"]] = total.get(c["label"], 0) + c["end"] - c["start"]
        said.append(max((t, l) for l, t in total.items() if l != "N")[1] if any(l != "N" for l in total) else "N")
    got = mir_eval.chord.majmin(labels, said)
    TABLE.add("one chord, piano", "root and mode right", {"Etude": [bool(g) for g in got]})


def annotated(data, wanted):
    rows = [r for r in csv.DictReader(open(data + "/audio/annotated/index.csv"))]
    at = lambda r: os.path.join(data, r["clip"])
    truth = lambda r: os.path.join(data, r["annotation"])
    of = lambda task: [r for r in rows if r["task"] == task]
    with tempfile.TemporaryDirectory() as t:
        if wanted("tempo"):
            files, bpm = [], []
            for r in (r for r in rows if "tempo" in r["task"]):
                x, rate = sf.read(at(r), always_2d=True)
                files.append(f"{t}/{len(files)}-{os.path.basename(at(r)).rsplit('.', 1)[0]}.wav")
                sf.write(files[-1], np.tile(x, (max(1, int(np.ceil(20 * rate / len(x)))), 1)), rate, "PCM_16")
                bpm.append(float(re.search(r"tempo ([\d.]+)", r["annotation"])[1]))
            tempi("loops and songs", files, bpm, [song_of(re.sub(r"^\d+-", "", os.path.basename(f))) for f in files])
    if wanted("beats"):
        found = of("beats+downbeats")
        files = [at(r) for r in found]
        marks = [numbers(truth(r), 2) for r in found]
        marks = [m[m[:, 0] < sf.info(f).duration] for m, f in zip(marks, files)]
        beats("drums and mixes", files, [m[:, 0] for m in marks], [m[m[:, 1] == 1, 0] for m in marks], None)
        mixes = [i for i, f in enumerate(files) if "_mix" in f]
        beats("the mixes among them", [files[i] for i in mixes], [marks[i][:, 0] for i in mixes],
              [marks[i][marks[i][:, 1] == 1, 0] for i in mixes], None)
    for task in ("onsets", "drum onsets"):
        if wanted(task):
            found = [r for r in of(task) if not r["annotation"].endswith(".mat")]
            files = [at(r) for r in found]
            ends = [sf.info(f).duration for f in files]
            times = [merged(numbers(truth(r))[:, 0]) for r in found]
            onsets(task, files, [x[(x >= 0) & (x < e)] for x, e in zip(times, ends)])
    if wanted("notes"):
        found = of("notes")
        for kind in ("harmonica", "sax"):
            part = [r for r in found if "/" + kind + "/" in r["clip"]]
            notes(f"notes, {kind}", [at(r) for r in part], [midi_notes(truth(r), sf.info(at(r)).duration) for r in part])
        notes("notes, all", [at(r) for r in found], [midi_notes(truth(r), sf.info(at(r)).duration) for r in found])
    if wanted("melody"):
        found = of("melody f0")
        tracks = [numbers(truth(r), 2) for r in found]
        tracks = [x[x[:, 0] < sf.info(at(r)).duration] for x, r in zip(tracks, found)]
        files, lines = [at(r) for r in found], [(x[:, 0], x[:, 1]) for x in tracks]
        melody("melody (one opera scene, one voice)", files, lines)
        voice("melody as the strongest pitch (one opera scene, one voice)", files, lines)
    if wanted("mixtures"):
        with tempfile.TemporaryDirectory() as t:
            for kind, songs in (("songs not looked at", ("Hydrogen", "Potassium", "Rubidium")), ("songs that settings were chosen on", ("Francium", "Lithium"))):
                melody(f"voice in a mixture, {kind}", *mixtures(data, t, songs))
    if wanted("multi-f0"):
        clips = sorted({at(r) for r in of("multi-f0")})
        truths = []
        for clip in clips:
            voices = [numbers(truth(r), 2) for r in of("multi-f0") if at(r) == clip]
            grid = np.arange(0, sf.info(clip).duration, .01)
            refs = []
            for x in grid:
                near = [v[np.argmin(np.abs(v[:, 0] - x))] for v in voices]
                refs.append(np.array([f for time, f in near if f > 0 and abs(time - x) < .02]))
            truths.append((grid, refs))
        multipitch("several pitches, by notes (a choir, four instruments)", clips, truths)
    if wanted("chord"):
        found = of("chord")
        chords([at(r) for r in found], [r["annotation"] for r in found])


def others(data, wanted):
    if wanted("single"):
        files, midi = [], []
        for table in (data + "/audio/single_notes/labels.csv", *glob.glob(data + "/nc/audio/single_notes/**/labels.csv", recursive=True)):
            for r in csv.DictReader(open(table)):
                path = os.path.join(data, r["path"])
                if os.path.exists(path):
                    files.append(path), midi.append(float(r["midi"]))
        for path, key in (("audio/tarsos/flute.novib.ff.A4.wav", 69), ("audio/tarsos/piano.ff.A4.wav", 69),
                          ("mirdata/tinysol/audio/Strings/Contrabass/ordinario/Cb-ord-A2-mf-2c-N.wav", 45),
                          ("mirdata/tinysol/audio/Winds/Flute/ordinario/Fl-ord-C4-mf-N-T14d.wav", 60)):
            if os.path.exists(os.path.join(data, path)):
                files.append(os.path.join(data, path)), midi.append(key)
        single_notes(files, midi)
    clip = data + "/nc/mirdata/vocadito"
    clip = clip if os.path.exists(clip) else data + "/mirdata/vocadito"
    if wanted("voice") and os.path.exists(clip):
        f0 = numbers(clip + "/Annotations/F0/vocadito_1_f0.csv", 2)
        voice("singing (vocadito 1)", [clip + "/Audio/vocadito_1.wav"], [(f0[:, 0], f0[:, 1])])
        sung = numbers(clip + "/Annotations/Notes/vocadito_1_notesA2.csv", 3)
        pairs = (np.stack([sung[:, 0], sung[:, 0] + sung[:, 2]], 1), sung[:, 1])
        notes("sung notes (vocadito 1)", [clip + "/Audio/vocadito_1.wav"], [pairs], (.05,))


def chord_test(data):
    """The score beside the sound says it: one triad a bar of three quarters of a second."""
    folder, chords = data + "/audio/essentia/synthesised/chord_detection/Chord_Detection_Test", []
    for i, measure in enumerate(xml.etree.ElementTree.parse(folder + ".musicxml").iter("measure")):
        pitches = []
        for note in measure.iter("pitch"):
            step = "C D EF G A B".index(note.findtext("step")) + int(note.findtext("alter") or 0)
            pitches.append(12 * int(note.findtext("octave")) + step)
        root = min(pitches)
        quality = {(0, 4, 7): "maj", (0, 3, 7): "min"}[tuple(sorted(p - root for p in pitches))]
        chords.append((.75 * i, .75 * (i + 1), f"{PITCHES[root % 12]}:{quality}"))
    return folder + ".flac", chords


def small_clips(data, wanted):
    """Clips of two to four seconds that are annotated, and a sweep whose pitch is known from its phase."""
    if wanted("chords"):
        file, truth = chord_test(data)
        chord_scores("chords, chord test of Essentia", [file], [truth], ("majmin",))
    guitar = data + "/mirdata/guitarset"
    if os.path.exists(guitar):
        clip, said = guitar + "/audio_mono-mic/03_BN3-119-G_solo_mic.wav", json.load(open(guitar + "/annotation/03_BN3-119-G_solo.jams"))
        of = lambda space: [a["data"] for a in said["annotations"] if a["namespace"] == space]
        end = sf.info(clip).duration
        if wanted("chords"):
            chord_scores("chords, guitar (GuitarSet, 2 s)", [clip], [[(c["time"], c["time"] + c["duration"], c["value"]) for c in of("chord")[0]]])
        if wanted("key"):
            keys("key, guitar (GuitarSet, 2 s)", [clip], [of("key_mode")[0][0]["value"].replace(":", " ")])
        if wanted("beats"):
            marks = [(b["time"], b["value"]["position"]) for b in of("beat_position")[0] if b["time"] < end]
            beats("guitar (GuitarSet, 2 s)", [clip], [np.array([m[0] for m in marks])], None, None)
        if wanted("notes"):
            rows = [(n["time"], n["time"] + n["duration"], n["value"]) for string in of("note_midi") for n in string if n["value"] < 100]
            notes("notes, guitar (GuitarSet, 2 s)", [clip], [notes_of(sorted(rows))])
    if wanted("notes"):
        clip = data + "/mirdata/slakh/babyslakh_16k/Track00001"
        notes("notes, first 2 s of a mix (Slakh)", [clip + "/mix.wav"], [midi_notes(clip + "/all_src.mid", 2)])
    clip, truth = data + "/nc/audio/madmom", data + "/nc/reference/madmom/annotations"
    if os.path.exists(clip):
        if wanted("beats"):
            beats("a clip of 3 s (madmom)", [clip + "/sample.wav"], [numbers(truth + "/sample.beats")[:, 0]], None, None)
        if wanted("tempo"):
            tempi("a clip of 3 s (madmom)", [clip + "/sample.wav"], [numbers(truth + "/sample.tempo")[0, 0]], None)
        if wanted("onsets"):
            onsets("onsets, a clip of 3 s (madmom)", [clip + "/sample.wav"], [numbers(truth + "/sample.onsets")[:, 0]])
        if wanted("notes"):
            rows = numbers(truth + "/stereo_sample.notes", 3)
            notes("notes, piano, 4 s (madmom)", [clip + "/stereo_sample.flac"], [notes_of([(r[0], r[0] + r[2], r[1]) for r in rows])])
    if wanted("onsets"):
        files = sorted(glob.glob(data + "/mirdata/four_way_tabla/**/*.wav", recursive=True))
        strokes = []
        for f in files:
            marks = np.concatenate([numbers(m)[:, 0] for m in glob.glob(f.replace("/audios/", "/onsets/*/").replace(".wav", ".onsets"))])
            strokes.append(merged(marks[marks < sf.info(f).duration]))
        onsets("onsets, tabla (2 and 3 s)", files, strokes)
    if wanted("voice"):
        clip = data + "/audio/pitch/crepe_sweep.wav"
        x, rate = sf.read(clip)
        f0 = np.diff(np.unwrap(np.angle(scipy.signal.hilbert(x)))) * rate / (2 * np.pi)
        at = np.arange(.1, len(x) / rate - .1, .01)
        voice("a sweep from 200 to 1800 Hz", [clip], [(at, f0[(at * rate).astype(int)])])


def generate(folder, data, split="test"):
    """Writes the generated set, with the bench room as it is packaged; packages it first where it is not."""
    target = HERE + "/target"
    if not os.path.exists(target + "/classpath.txt"):
        subprocess.run(["mvn", "-B", "-q", "-Dfast", "-DskipTests", "-pl", "bench", "-am", "package"], cwd=ROOT, check=True)
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if os.environ.get("JAVA_HOME") else "java"
    subprocess.run([java, "-cp", target + "/classes" + os.pathsep + open(target + "/classpath.txt").read().strip(),
                    "etude.bench.generated.GeneratedSet", folder, split, data], check=True)


def generated(folder, wanted):
    known = [(w, json.load(open(w[:-4] + ".json"))) for w in sorted(glob.glob(folder + "/**/*.wav", recursive=True)) if os.path.exists(w[:-4] + ".json")]
    for group in sorted({d.get("group", "") for _, d in known}):
        name = "generated " + group if group else "generated"
        part = lambda key: [(w, d) for w, d in known if d.get("group", "") == group and d.get(key)]
        files = lambda key: [w for w, _ in part(key)]
        of = lambda key: [d[key] for _, d in part(key)]
        if wanted("tempo") and part("tempo"):
            tempi(name, files("tempo"), of("tempo"), None)
        if wanted("beats") and part("beats"):
            beats(name, files("beats"), [np.array(b) for b in of("beats")], [np.array(d.get("downbeats") or []) for _, d in part("beats")], None)
        if wanted("key") and part("key"):
            keys("key, " + name, files("key"), of("key"))
        if wanted("chords") and part("chords"):
            chord_scores("chords, " + name, files("chords"), of("chords"))
        if wanted("voice") and part("f0"):
            voice(f"monophonic, {name}", files("f0"), [(np.array(f["times"]), np.array(f["frequencies"])) for f in of("f0")])


def write():
    names = []
    for *_, cells in TABLE.rows:
        names += [n for n in cells if n not in names]
    versions = f"librosa {librosa.__version__}, mir_eval {mir_eval.__version__ if hasattr(mir_eval, '__version__') else ''}" + (f", Essentia {essentia.__version__}" if es else "")
    lines = ["# How true the analyses are", "", __doc__.split("\n\n")[2].strip().replace("\n", " "), "",
             f"Written by `bench/accuracy.py`; {versions}; Python {platform.python_version()}. In brackets the interval; n beside every figure: some tasks have one clip.", "",
             "| task | figure | clips | " + " | ".join(names) + " |", "|---|---|---:|" + "---|" * len(names)]
    for task, figure, count, cells in TABLE.rows:
        lines.append(f"| {task} | {figure} | {count} | " + " | ".join(cells.get(n, "") for n in names) + " |")
    target = HERE + "/ACCURACY.md"
    kept = open(target).read().split("<!-- by hand -->", 1)[1:] if os.path.exists(target) else []
    open(target + ".tmp", "w").write("\n".join(lines) + "\n" + ("\n<!-- by hand -->" + kept[0] if kept else ""))
    os.replace(target + ".tmp", target)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", default=os.environ.get("ETUDE_DATA", os.path.join(ROOT, "..", "shared", "data")))
    a.add_argument("--generated")
    a.add_argument("--only", nargs="*")
    a.add_argument("--no-write", action="store_true")
    a = a.parse_args()
    wanted = lambda word: not a.only or word in a.only
    data = os.path.realpath(a.data)
    annotated(data, wanted)
    others(data, wanted)
    small_clips(data, wanted)
    if a.generated:
        generated(a.generated, wanted)
    elif any(wanted(w) for w in ("tempo", "beats", "key", "chords", "voice")):
        with tempfile.TemporaryDirectory() as folder:
            generate(folder, data)
            generated(folder, wanted)
    if not a.no_write and not a.only:
        write()


if __name__ == "__main__":
    main()
