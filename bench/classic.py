#!/usr/bin/env python3
"""Compares Etude's classic methods with scikit-learn's on the same folds of real features; writes bench/CLASSIC.md.

classic.py [--data DIR] [--golden] [--no-write]

Data: features/gtzan, 1000 clips of 10 genres: what five layers of a network made of each (160 numbers, `convnet`), and statistics of MFCC (120 numbers, `mfcc`).
Folds: clip i of a genre (by number) is in fold i mod 10. Standardisation is fitted within each fold, on both sides.
Methods with chance in them (calibration of support vector machines, Gaussian mixtures, perceptron) are run with several seeds on both sides; their mean accuracy counts.
Etude's RBF machines answer the most probable class, and so do scikit-learn's here (probability=True, predict_proba). Left to itself, SVC answers by votes of pairs, which is another rule; below the table is what that gives.
--golden also writes scikit-learn's accuracies where Etude's tests find them.
Needs the classes of bench: mvn -Dfast -pl bench -am package -DskipTests
"""
import argparse, os, platform, subprocess, sys, tempfile, warnings

import compare

os.environ.setdefault("OMP_NUM_THREADS", "1")
compare.VENV = os.environ.get("ETUDE_ACCURACY_PEERS", os.path.expanduser("~/.cache/etude-peers/accuracy"))
GOLDEN = os.path.join(compare.ROOT, "classic", "src", "test", "resources", "etude", "classic", "gtzan-accuracies.csv")
FOLDS = 10
SEEDS = 3
# Etude's name and numbers; how often; what scikit-learn makes of the seed.
METHODS = [
    ("logistic c=1", 1, lambda m, s: m.linear_model.LogisticRegression(C=1, max_iter=5000, tol=1e-6)),
    ("logistic c=0.01", 1, lambda m, s: m.linear_model.LogisticRegression(C=0.01, max_iter=5000, tol=1e-6)),
    ("linear-svm c=1", 1, lambda m, s: m.svm.LinearSVC(C=1, max_iter=20000, dual=False)),
    ("linear-svm c=0.01", 1, lambda m, s: m.svm.LinearSVC(C=0.01, max_iter=20000, dual=False)),
    ("rbf-svm c=1", 2, lambda m, s: MostProbable(m, 1, s)),
    ("rbf-svm c=10", 2, lambda m, s: MostProbable(m, 10, s)),
    ("knn k=5", 1, lambda m, s: m.neighbors.KNeighborsClassifier(5)),
    ("knn k=15", 1, lambda m, s: m.neighbors.KNeighborsClassifier(15)),
    ("gmm components=1 floor=0.01", 1, lambda m, s: Mixtures(m, 1, s)),
    ("gmm components=4 floor=0.01", 20, lambda m, s: Mixtures(m, 4, s)),
    ("mlp hidden=32 epochs=60", SEEDS, lambda m, s: m.neural_network.MLPClassifier(32, max_iter=60, random_state=s)),
    ("mlp", SEEDS, lambda m, s: m.neural_network.MLPClassifier(random_state=s)),
]

# What SVC answers without probabilities, beside the rows of rbf-svm.
VOTES = [("c=1", lambda m, s: m.svm.SVC(C=1, gamma="scale")), ("c=10", lambda m, s: m.svm.SVC(C=10, gamma="scale"))]


class MostProbable:
    """scikit-learn's support vector machine; the class of the highest probability, as Etude answers."""

    def __init__(self, modules, c, seed):
        self.model = modules.svm.SVC(C=c, gamma="scale", probability=True, random_state=seed)

    def fit(self, x, y):
        self.model.fit(x, y)
        return self

    def predict(self, x):
        import numpy as np
        return np.argmax(self.model.predict_proba(x), axis=1)


class Mixtures:
    """scikit-learn's mixture of each class; the class of the highest likelihood times its share."""

    def __init__(self, modules, components, seed):
        self.make = lambda: modules.mixture.GaussianMixture(
            components, covariance_type="diag", reg_covar=0.01, random_state=seed)

    def fit(self, x, y):
        import numpy as np
        self.parts = [(np.log(np.mean(y == k)), self.make().fit(x[y == k])) for k in range(y.max() + 1)]
        return self

    def predict(self, x):
        import numpy as np
        return np.argmax([prior + part.score_samples(x) for prior, part in self.parts], axis=0)


def theirs(make, seeds, x, y, folds):
    import numpy as np, sklearn
    import sklearn.linear_model, sklearn.mixture, sklearn.neighbors, sklearn.neural_network, sklearn.preprocessing, sklearn.svm
    accuracies = []
    for seed in range(seeds):
        right = 0
        for fold in range(FOLDS):
            train, test = folds != fold, folds == fold
            scaler = sklearn.preprocessing.StandardScaler().fit(x[train])
            model = make(sklearn, 1000 * seed + fold).fit(scaler.transform(x[train]), y[train])
            right += (model.predict(scaler.transform(x[test])) == y[test]).sum()
        accuracies.append(right / len(y))
    return accuracies


def ours(java, x, y, folds, methods, folder):
    import numpy as np
    np.save(os.path.join(folder, "x.npy"), x)
    open(os.path.join(folder, "folds"), "w").write("".join(f"{a} {b}\n" for a, b in zip(y, folds)))
    lines = [" ".join([name.split()[0], str(seeds), *name.split()[1:]]) for name, seeds, _ in methods]
    open(os.path.join(folder, "methods"), "w").write("\n".join(lines))
    target = os.path.join(compare.HERE, "target")
    path = target + "/classes" + os.pathsep + open(target + "/classpath.txt").read().strip()
    out = subprocess.run([java, "-cp", path, "etude.bench.ClassicFolds", *(os.path.join(folder, f) for f in ("x.npy", "folds", "methods"))],
                         capture_output=True, text=True, check=True).stdout
    print("Etude's seconds:", " ".join(line.split()[-1][:5] for line in out.splitlines()), flush=True)
    return [[float(w) for w in line.split()][:-1] for line in out.splitlines()]


def sets(data):
    import numpy as np
    folder = os.path.join(data, "features", "gtzan")
    y = np.array([int(line.rsplit(",", 1)[1]) for line in open(folder + "/gtzan_genre.csv").read().splitlines()[1:]])
    seen, folds = {}, []
    for k in y:
        folds.append(seen.get(k, 0) % FOLDS)
        seen[k] = seen.get(k, 0) + 1
    convnet = np.hstack([np.load(f"{folder}/gtzan_genre_layer_{i}.npy") for i in range(5)]).astype(np.float64)
    return {"convnet": convnet, "mfcc": np.load(folder + "/gtzan_genre_mfcc.npy")}, y, np.array(folds)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", default=os.environ.get("ETUDE_DATA", os.path.join(compare.ROOT, "..", "shared", "data")))
    a.add_argument("--golden", action="store_true")
    a.add_argument("--no-write", action="store_true")
    a = a.parse_args()
    compare.enter_venv(__file__)
    import numpy as np, scipy, sklearn
    warnings.filterwarnings("ignore", message="Stochastic Optimizer")  # the epochs are as many on both sides
    warnings.filterwarnings("ignore", category=FutureWarning)
    features, y, folds = sets(a.data)
    rows, votes = [], []
    for name, x in features.items():
        votes += [f"{name} {what} {np.mean(theirs(make, 1, x, y, folds)):.4f}" for what, make in VOTES]
        with tempfile.TemporaryDirectory() as folder:
            mine = ours(compare.java_program(), x, y, folds, METHODS, folder)
        for (method, seeds, make), own in zip(METHODS, mine):
            peer = theirs(make, seeds, x, y, folds)
            rows.append((name, method, seeds, np.mean(peer), np.mean(own), np.std(peer), np.std(own)))
            print("%-8s %-28s scikit-learn %.4f  etude %.4f  %+.2f points" % (name, method, np.mean(peer), np.mean(own), 100 * (np.mean(own) - np.mean(peer))), flush=True)
    worst = max(abs(r[4] - r[3]) for r in rows)
    print(f"largest difference {100 * worst:.2f} points")
    if a.golden:
        os.makedirs(os.path.dirname(GOLDEN), exist_ok=True)
        with open(GOLDEN, "w") as f:
            f.write(f"# features,method,seeds,accuracy of scikit-learn {sklearn.__version__}; written by bench/classic.py --golden\n")
            f.writelines(f"{r[0]},{r[1]},{r[2]},{r[3]:.4f}\n" for r in rows)
    if not a.no_write:
        write(rows, worst, ", ".join(votes), f"scikit-learn {sklearn.__version__}, numpy {np.__version__}, Python {platform.python_version()}; {compare.java_version()}")


def spread(mean, deviation, seeds):
    return f"{mean:.4f}" + (f" ± {deviation:.4f}" if seeds > 1 else "")


def write(rows, worst, votes, versions):
    about = [line for line in __doc__.split("\n\n")[2].splitlines() if not line.startswith(("--", "Needs"))]
    lines = ["# Classic methods beside scikit-learn", "", " ".join(about), "",
             f"Written by `bench/classic.py`; {versions}. Behind ±: deviation over the seeds.", "",
             "| features | method | seeds | scikit-learn, accuracy | Etude, accuracy | difference, points |", "|---|---|---:|---:|---:|---:|"]
    lines += [f"| {r[0]} | {r[1]} | {r[2]} | {spread(r[3], r[5], r[2])} | {spread(r[4], r[6], r[2])} | {100 * (r[4] - r[3]):+.2f} |" for r in rows]
    lines += ["", f"Largest difference: {100 * worst:.2f} points.", "", f"scikit-learn's SVC by votes: {votes}."]
    open(os.path.join(compare.HERE, "CLASSIC.md"), "w").write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
