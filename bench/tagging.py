#!/usr/bin/env python3
"""Times tagging beside PyTorch: from the audio file to its tags, the same nets, weights and pieces, by turns in one run; adds to
bench/RESULTS.md.

tagging.py [--only NET …] [--rounds N] [--data DIR] [--no-write]

Weights: published for FCN, CRNN and Musicnn, made by rule for the others. Needs the app that listens and bench packaged
(mvn -DskipTests package). PyTorch goes into an environment outside the repository ($ETUDE_TORCH_PEERS, by default
~/.cache/etude-peers/torch).
"""
import argparse, os, statistics, subprocess, sys, tempfile, time

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import compare

VENV = os.environ.get("ETUDE_TORCH_PEERS", os.path.expanduser("~/.cache/etude-peers/torch"))
PACKAGES = ["torch==2.10.0", "torchaudio==2.10.0", "librosa", "soundfile", "numpy"]
CLIP = "reference/tagging/clips/A_fishin_10s-39s_16k.wav"
SCRIPT = """
import sys, warnings; warnings.simplefilter("ignore"); sys.path.insert(0, sys.argv[1])
import librosa, torch, numpy as np, torch_nets
clip, net, weights = sys.argv[2:5]
x, _ = librosa.load(clip, sr=16000, mono=True)
n = torch_nets.LENGTHS[net]
step = (len(x) - n) // 3
pieces = torch.tensor(np.stack([x[i * step:i * step + n] for i in range(3 if step else 1)]))
w = torch.load(weights)
with torch.no_grad():
    scores = torch.sigmoid(torch_nets.NETS[net](w, pieces)).mean(0)
print(scores.topk(10).values.tolist())
"""


def enter_venv(script):
    if os.path.realpath(sys.prefix) == os.path.realpath(VENV):
        return
    if not os.path.exists(VENV + "/bin/python"):
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)
        subprocess.run([VENV + "/bin/pip", "install", "-q", *PACKAGES], check=True)
    os.execv(VENV + "/bin/python", [VENV + "/bin/python", os.path.realpath(script), *sys.argv[1:]])


def pieces_of(x, n):
    import numpy as np
    step = (len(x) - n) // 3
    return np.stack([x[i * step:i * step + n] for i in range(3 if step else 1)])


class Turns:
    """A warm Java process that tags the clip whenever it is asked to."""

    def __init__(self, home, clip):
        target = os.path.join(compare.HERE, "target")
        classes = os.path.join(target, "classes") + os.pathsep + open(os.path.join(target, "classpath.txt")).read()
        self.process = subprocess.Popen(
            [compare.java_program(), "-XX:+UseParallelGC", "-cp", classes, "etude.bench.TaggingTurns", clip],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, "ETUDE_HOME": home})

    def turn(self, name):
        """Milliseconds, and the scores."""
        self.process.stdin.write(name + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit("the Java process ended")
        return float(answer[0]), [float(v) for v in answer[1:]]


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--only", nargs="*", default=[])
    a.add_argument("--rounds", type=int, default=11)
    a.add_argument("--data", default=os.environ.get("ETUDE_DATA", os.path.join(compare.ROOT, "..", "shared", "data")))
    a.add_argument("--no-write", action="store_true")
    a = a.parse_args()
    enter_venv(__file__)
    import warnings
    warnings.simplefilter("ignore")
    import numpy as np, soundfile, torch, torchaudio, torch_nets
    torch.set_num_threads(os.cpu_count())
    clip = os.path.abspath(os.path.join(a.data, CLIP))
    etude = os.path.join(compare.ROOT, "etude")
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        home = os.path.join(folder, "home")
        nets = [n for n in torch_nets.NETS if not a.only or n in a.only]
        for net in nets:
            w = torch_nets.weights(net, a.data)
            if "vec_cls" in w:
                # The class token is in no checkpoint; the published code draws it with this seed, and so does Etude.
                w["vec_cls"] = torch.tensor(np.random.RandomState(0).random((1, 1, 256)), dtype=torch.float32)
            torch.save(w, f"{folder}/{net}.pth")
            torch.save({k: v for k, v in w.items() if k != "vec_cls"}, f"{folder}/{net}-published.pth")
            subprocess.run([etude, "models", "import", f"{folder}/{net}-published.pth", "--architecture", net, "--labels", "mtat",
                            "--name", f"bench/{net}"], check=True, stdout=subprocess.DEVNULL, env={**os.environ, "ETUDE_HOME": home})
        turns = Turns(home, clip)
        for net in nets:
            w = torch.load(f"{folder}/{net}.pth")

            def theirs():
                before = time.perf_counter()
                x, _ = soundfile.read(clip, dtype="float32")
                with torch.no_grad():
                    scores = torch.sigmoid(torch_nets.NETS[net](w, torch.tensor(pieces_of(x, torch_nets.LENGTHS[net])))).mean(0)
                return 1e3 * (time.perf_counter() - before), scores.tolist()

            pairs = []
            for i in range(a.rounds + 3):
                pair = theirs(), turns.turn(f"bench/{net}")
                if i >= 3:
                    pairs.append(pair)
            difference = max(abs(p - q) for p, q in zip(pairs[0][0][1], pairs[0][1][1]))
            ratio = statistics.median(o[0] / t[0] for t, o in pairs)
            rows.append((net, statistics.median(t[0] for t, _ in pairs), statistics.median(o[0] for _, o in pairs), ratio, difference))
            print("%-10s torch %7.1f ms  etude %7.1f ms  ratio %.2f  difference %.1e" % rows[-1], flush=True)
        fresh = []
        for net in [n for n in ("musicnn", "fcn") if n in nets]:
            script = os.path.join(folder, "tag.py")
            open(script, "w").write(SCRIPT)
            runs = []
            for _ in range(6):
                runs.append((seconds([sys.executable, script, compare.HERE, clip, net, f"{folder}/{net}.pth"]),
                             seconds([etude, "tag", clip, "--model", f"bench/{net}"], ETUDE_HOME=home)))
            runs = runs[1:]
            fresh.append((net, statistics.median(r[0] for r in runs), statistics.median(r[1] for r in runs),
                          statistics.median(r[1] / r[0] for r in runs)))
            print("fresh process, %s: Python %.2f s  ./etude tag %.2f s  ratio %.2f" % fresh[-1], flush=True)
    mean = statistics.geometric_mean(r[3] for r in rows)
    print(f"geometric mean of the ratios {mean:.2f}")
    if a.only or a.no_write:
        return
    lines = ["| net | PyTorch, ms | Etude, ms | time ratio | largest difference of a score |", "|---|---:|---:|---:|---:|"]
    lines += [f"| {n} | {t:.0f} | {o:.0f} | {r:.2f} | {d:.0e} |" for n, t, o, r, d in rows]
    lines += [f"| **geometric mean** | | | **{mean:.2f}** | |", "", "A fresh process, from the file to its ten best tags:", "",
              "| net | Python with torch and librosa, s | `./etude tag`, s | time ratio |", "|---|---:|---:|---:|"]
    lines += [f"| {n} | {t:.2f} | {o:.2f} | {r:.2f} |" for n, t, o, r in fresh]
    text = f"""From a wav of 29 s (`{CLIP}`) to its tags, warm, medians of {a.rounds} pairs by turns, {os.cpu_count()} threads both. Weights published for
FCN, CRNN and Musicnn, made by rule for the others. {compare.machine()}; {compare.java_version()}; torch {torch.__version__}, torchaudio {torchaudio.__version__}.

""" + "\n".join(lines) + "\n"
    compare.write_section("Tagging beside PyTorch", "bench/tagging.py", text)


def seconds(command, **environment):
    before = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**os.environ, **environment})
    return time.perf_counter() - before


if __name__ == "__main__":
    main()
