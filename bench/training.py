#!/usr/bin/env python3
"""Times training beside PyTorch: one step (forward, loss, backward, Adam) of the same nets on as much sound with as many threads, by
turns in one run; adds to bench/RESULTS.md.

training.py [--only NET …] [--rounds N] [--steps N] [--threads N] [--data DIR] [--no-write]

A round is some steps of each side, the order turned round by round; its ratio is that of the medians, and the result the median
over the rounds. Processor times are printed too: on a busy machine they say more. Etude runs as ./etude train does, whose C
library keeps the memory of tensors; and once more without that, as PyTorch runs where nobody sets it up otherwise. Needs bench
packaged (mvn -DskipTests package) and the environment of bench/tagging.py.
"""
import argparse, os, re, statistics, subprocess, sys, time

sys.path.insert(0, os.path.dirname(os.path.realpath(__file__)))
import compare, tagging

# Net: examples in a batch, and how much slower than PyTorch a step may be.
NETS = {"fcn": (4, 1.05), "musicnn": (16, 1.05), "hcnn": (8, 1.05), "attention": (4, 1.25)}
FIXED = ("running_mean", "running_var", "vec_cls", "num_batches_tracked")


class Etude:
    """A warm Java process that takes a step whenever it is asked to."""

    def __init__(self, threads, net, batch, samples, **environment):
        target = os.path.join(compare.HERE, "target")
        classes = os.path.join(target, "classes") + os.pathsep + open(os.path.join(target, "classpath.txt")).read()
        self.process = subprocess.Popen(
            [compare.java_program(), "-Xmx1g", "-cp", classes, "etude.bench.training.TrainingTurns", *map(str, (threads, net, batch, samples))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})
        count, self.engine = self.process.stdout.readline().strip().split(" ", 1)
        self.count = int(count)

    def step(self):
        self.process.stdin.write("step\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit("the Java process ended")
        return float(answer[0]), float(answer[1])

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Torch:
    """The same step by PyTorch."""

    def __init__(self, torch, torch_nets, net, w, batch, samples):
        generator = torch.Generator().manual_seed(3)
        self.torch, self.net, self.w = torch, torch_nets.NETS[net], w
        for name, value in w.items():
            value.requires_grad_(not name.endswith(FIXED))
        trained = [v for v in w.values() if v.requires_grad]
        self.count = sum(v.numel() for v in trained)
        self.optimiser = torch.optim.Adam(trained, 1e-4)
        self.x = torch.randn(batch, samples, generator=generator) * 0.1
        self.y = torch.randint(0, 2, (batch, 50), generator=generator).float()

    def step(self):
        wall, processor = time.perf_counter(), time.process_time()
        self.optimiser.zero_grad()
        loss = self.torch.nn.functional.binary_cross_entropy_with_logits(self.net(self.w, self.x), self.y)
        loss.backward()
        self.optimiser.step()
        loss.item()
        return 1e3 * (time.perf_counter() - wall), 1e3 * (time.process_time() - processor)


def some(side, steps):
    """Median milliseconds and processor milliseconds of some steps, after one that does not count."""
    side.step()
    runs = [side.step() for _ in range(steps)]
    return statistics.median(r[0] for r in runs), statistics.median(r[1] for r in runs)


def keeping():
    """What ./etude sets for verbs that train."""
    launcher = open(os.path.join(compare.ROOT, "etude")).read()
    return {"GLIBC_TUNABLES": re.search(r'^keeping="(.*)"$', launcher, re.M).group(1)}


def measure(sides, rounds, steps):
    """For each round, for each side: wall and processor time."""
    for side in sides:
        some(side, 1)
    all_rounds = []
    for i in range(rounds):
        order = [(i + k) % len(sides) for k in range(len(sides))]
        times = {k: some(sides[k], steps) for k in order}
        all_rounds.append([times[k] for k in range(len(sides))])
    return all_rounds


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--only", nargs="*", default=[])
    a.add_argument("--rounds", type=int, default=5)
    a.add_argument("--steps", type=int, default=3)
    a.add_argument("--threads", type=int, default=os.cpu_count())
    a.add_argument("--data", default=os.environ.get("ETUDE_DATA", os.path.join(compare.ROOT, "..", "shared", "data")))
    a.add_argument("--no-write", action="store_true")
    a = a.parse_args()
    tagging.enter_venv(__file__)
    import warnings
    warnings.simplefilter("ignore")
    import json, torch, torch_nets
    torch.set_num_threads(a.threads)
    torch_nets.TRAINING = True
    rows = []
    for net, (batch, goal) in NETS.items():
        if a.only and net not in a.only:
            continue
        samples = torch_nets.LENGTHS[net]
        rule = json.load(open(f"{a.data}/reference/tagging/synthetic_weights/A_{net}.json"))
        theirs = Torch(torch, torch_nets, net, torch_nets.synthetic(rule), batch, samples)
        ours, plain = (Etude(a.threads, net, batch, samples, **kept) for kept in (keeping(), {"GLIBC_TUNABLES": ""}))
        if ours.count != theirs.count:
            sys.exit(f"{net}: Etude trains {ours.count} numbers, PyTorch {theirs.count}")
        times = measure([theirs, ours, plain], a.rounds, a.steps)
        ours.close(), plain.close()
        t, o, p = range(3)
        rows.append((net, batch, samples / torch_nets.RATE, *(statistics.median(r[k][0] for r in times) for k in (t, o)),
                     *(statistics.median(r[k][c] / r[t][c] for r in times) for k in (o, p) for c in (0, 1)), goal))
        print("%-10s batch %2d of %4.1f s  torch %7.0f ms  etude %7.0f ms  ratio %.2f  processor %.2f;  memory not kept: ratio %.2f  "
              "processor %.2f  (goal %.2f)" % rows[-1], flush=True)
    if a.only or a.no_write:
        return
    lines = ["| net | batch | PyTorch, ms | Etude, ms | time ratio | of processor times | time ratio, memory not kept | of processor times | goal |",
             "|---|---|---:|---:|---:|---:|---:|---:|---:|"]
    lines += [f"| {n} | {b} × {s:.1f} s | {t:.0f} | {o:.0f} | {r:.2f} | {p:.2f} | {rn:.2f} | {pn:.2f} | {g:.2f} |" for n, b, s, t, o, r, p, rn, pn, g in rows]
    text = f"""A training step (forward, loss, backward, Adam) from the samples on, {a.threads} threads each, by turns, medians of {a.rounds} rounds of
{a.steps} steps. Etude as `./etude train` runs, whose C library keeps the memory of tensors from step to step (`GLIBC_TUNABLES`, in
the launcher); "memory not kept" is Etude without that, and PyTorch runs as it is installed. {compare.machine()};
{compare.java_version()}, {ours.engine}; torch {torch.__version__}.

""" + "\n".join(lines) + "\n"
    compare.write_section("Training beside PyTorch", "bench/training.py", text)


if __name__ == "__main__":
    main()
