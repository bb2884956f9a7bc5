"""The nine tagging networks of Won et al. 2020 in PyTorch, as functions of their published tensors: the peer that bench/tagging.py
and bench/training.py time Etude beside. `check` compares them with the recorded outputs first, so that the peer does the same work.

A network is f(w, x): w the state_dict, x waveforms (batch, sample) at 16 kHz; it returns logits (batch, label).
"""
import json, os, zlib

import numpy as np
import torch
import torch.nn.functional as F
import torchaudio

RATE = 16000
LENGTHS = {"fcn": 464000, "musicnn": 48000, "crnn": 464000, "sample": 59049, "se": 59049, "short": 59049, "short_res": 59049,
           "attention": 240000, "hcnn": 80000}
TRAINING = False


def bn(w, name, x):
    return F.batch_norm(x, w[name + ".running_mean"], w[name + ".running_var"], w[name + ".weight"], w[name + ".bias"], TRAINING)


def linear(w, name, x):
    return F.linear(x, w[name + ".weight"], w[name + ".bias"])


def conv(w, name, x, stride=1, padding=None):
    k = w[name + ".weight"]
    if padding is None:
        padding = tuple(n // 2 for n in k.shape[2:])
    return (F.conv2d if k.dim() == 4 else F.conv1d)(x, k, w[name + ".bias"], stride, padding)


def dropout(x, p=0.5):
    return F.dropout(x, p, TRAINING)


_mel = {}


def mel_db(w, x, n_mels):
    """Power mel spectrogram in dB behind a batch normalisation: (batch, 1, mel, frame)."""
    if n_mels not in _mel:
        _mel[n_mels] = (torchaudio.transforms.MelSpectrogram(RATE, n_fft=512, f_min=0.0, f_max=8000.0, n_mels=n_mels),
                        torchaudio.transforms.AmplitudeToDB())
    spec, db = _mel[n_mels]
    return bn(w, "spec_bn", db(spec(x)).unsqueeze(1))


def layer(w, name, x, pool, stride=1):
    """Convolution, batch normalisation, ReLU, largest values."""
    x = F.relu(bn(w, name + ".bn", conv(w, name + ".conv", x, stride)))
    return (F.max_pool2d if x.dim() == 4 else F.max_pool1d)(x, pool)


def residual(w, name, x, stride=1, squeeze=False):
    y = bn(w, name + ".bn_2", conv(w, name + ".conv_2", F.relu(bn(w, name + ".bn_1", conv(w, name + ".conv_1", x, stride)))))
    if squeeze:
        s = torch.sigmoid(linear(w, name + ".dense2", F.relu(linear(w, name + ".dense1", y.mean(-1)))))
        y = y * s.unsqueeze(-1)
    if name + ".conv_3.weight" in w:
        x = bn(w, name + ".bn_3", conv(w, name + ".conv_3", x, stride))
    return F.relu(x + y)


def head(w, x):
    return linear(w, "dense2", dropout(F.relu(bn(w, "bn", linear(w, "dense1", x)))))


def fcn(w, x):
    x = mel_db(w, x, 96)
    for i, pool in enumerate([(2, 4), (2, 4), (2, 4), (3, 5), (4, 4)], 1):
        x = layer(w, f"layer{i}", x, pool)
    return linear(w, "dense", dropout(x.flatten(1)))


def crnn(w, x):
    x = mel_db(w, x, 96)
    for i, pool in enumerate([2, 3, 4, 4], 1):
        x = layer(w, f"layer{i}", x, pool)
    flat = [w[f"layer5.{n}_l{k}"] for k in (0, 1) for n in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
    x = x.squeeze(2).permute(0, 2, 1)
    x, _ = torch.gru(x, x.new_zeros(2, len(x), 32), flat, True, 2, 0.0, TRAINING, False, True)
    return linear(w, "dense", dropout(x[:, -1]))


def musicnn(w, x):
    x = mel_db(w, x, 96)
    flat = x.mean(2)
    found = []
    for i in range(5):
        name = f"layers.{i}"
        if i < 2:
            found.append(F.relu(bn(w, name + ".bn", conv(w, name + ".conv", x, padding=(0, 3)))).amax(2))
        else:
            found.append(F.relu(bn(w, name + ".bn", conv(w, name + ".conv", flat))))
    out = torch.cat(found, 1)
    a = layer(w, "layer1", out, 1)
    b = layer(w, "layer2", a, 1) + a
    c = layer(w, "layer3", b, 1) + b
    out = torch.cat([out, a, b, c], 1)
    return head(w, torch.cat([out.amax(2), out.mean(2)], 1))


def sample(w, x):
    x = x.unsqueeze(1)
    for i in range(1, 12):
        x = layer(w, f"layer{i}", x, 1 if i in (1, 11) else 3, 3 if i == 1 else 1)
    return linear(w, "dense", dropout(x.squeeze(-1)))


def se(w, x):
    x = x.unsqueeze(1)
    for i in range(1, 12):
        x = residual(w, f"layer{i}", x, 3 if i == 1 else 1, True)
        x = F.max_pool1d(x, 1 if i in (1, 11) else 3)
    return head(w, x.squeeze(-1))


def short(w, x):
    x = mel_db(w, x, 128)
    for i in range(1, 8):
        x = layer(w, f"layer{i}", x, 2)
    return head(w, x.squeeze(2).amax(-1))


def short_res(w, x):
    x = mel_db(w, x, 128)
    for i in range(1, 8):
        x = residual(w, f"layer{i}", x, 2)
    return head(w, x.squeeze(2).amax(-1))


def attention(w, x):
    x = mel_db(w, x, 128)
    for i in range(1, 8):
        x = residual(w, f"layer{i}", x, 2 if i < 4 else (2, 1))
    x = x.squeeze(2).permute(0, 2, 1)
    x = torch.cat([w["vec_cls"].expand(len(x), 1, -1), x], 1)
    for i in (0, 1):
        p = f"encoder.layer.{i}."
        q, k, v = (linear(w, p + "attention.self." + n, x).unflatten(-1, (8, 32)).transpose(1, 2) for n in ("query", "key", "value"))
        a = dropout(torch.softmax(q @ k.transpose(-1, -2) / 32 ** 0.5, -1))
        a = dropout(linear(w, p + "attention.output.dense", (a @ v).transpose(1, 2).flatten(2)), 0.4)
        x = norm(w, p + "attention.output.LayerNorm", a + x)
        y = dropout(linear(w, p + "output.dense", F.gelu(linear(w, p + "intermediate.dense", x))), 0.4)
        x = norm(w, p + "output.LayerNorm", y + x)
    return linear(w, "dense", dropout(torch.tanh(linear(w, "pooler.dense", x[:, 0]))))


def norm(w, name, x):
    return F.layer_norm(x, x.shape[-1:], w[name + ".weight"], w[name + ".bias"], 1e-12)


_harmonic = {}


def harmonic_tensor(w, x, harmonics=6):
    if not _harmonic:
        top = round(69 + 12 * np.log2(RATE / (2 * harmonics) / 440))
        midi = np.linspace(24, top, (top - 24) * 2 + 1)[:-1]
        hz = 440 * 2 ** ((midi - 69) / 12)
        _harmonic["f"] = torch.tensor(np.concatenate([hz * (i + 1) for i in range(harmonics)]), dtype=torch.float32)
        _harmonic["spec"] = torchaudio.transforms.Spectrogram(n_fft=512, power=2)
        _harmonic["db"] = torchaudio.transforms.AmplitudeToDB()
    f = _harmonic["f"].unsqueeze(0)
    s = _harmonic["spec"](x)
    bins = torch.linspace(0, RATE // 2, s.shape[1]).unsqueeze(1)
    width = (0.1079 * f + 24.7) / w["hstft.bw_Q"]
    bank = torch.clamp(torch.minimum(bins @ (2 / width) + 1 - 2 * f / width, bins @ (-2 / width) + 1 + 2 * f / width), min=0)
    return _harmonic["db"]((s.transpose(1, 2) @ bank).transpose(1, 2).unflatten(1, (harmonics, -1)))


def hcnn(w, x):
    x = bn(w, "hstft_bn", harmonic_tensor(w, x))
    x = layer(w, "layer1", x, 2)
    for i in (2, 3, 4):
        x = F.max_pool2d(residual(w, f"layer{i}", x), 2)
    x = layer(w, "layer5", x, 2)
    for i in (6, 7):
        x = F.max_pool2d(residual(w, f"layer{i}", x), (2, 3) if i == 6 else (2, 3))
    return head(w, x.squeeze(2).amax(-1))


NETS = {"fcn": fcn, "crnn": crnn, "musicnn": musicnn, "sample": sample, "se": se, "attention": attention, "hcnn": hcnn, "short": short,
        "short_res": short_res}


def uniform(name, n):
    """n numbers from 0 to 1 by splitmix64, seeded by the tensor's name."""
    seed = np.uint64(zlib.crc32(name.encode()))
    with np.errstate(over="ignore"):
        z = seed + (np.arange(1, n + 1, dtype=np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        z = z ^ (z >> np.uint64(31))
    return (z >> np.uint64(11)).astype(np.float64) * 2.0 ** -53


def synthetic(reference):
    """The weights that a reference's rules describe."""
    w = {}
    for t in reference["tensors"]:
        name, shape, rule = t["name"], t["shape"], t["rule"]
        n = int(np.prod(shape)) if shape else 1
        u = None if rule in ("keep-constructed", "zero") else uniform(name, n)
        if rule == "zero":
            continue
        if rule == "keep-constructed":
            if name.startswith(("spec.", "hstft.spec")):
                continue
            v = constructed(name, n)
        elif rule.startswith("sqrt"):
            v = (3 / np.prod(shape[1:])) ** 0.5 * (2 * u - 1)
        else:
            v = {"1+0.1*(2u-1)": 1 + 0.1 * (2 * u - 1), "0.1*(2u-1)": 0.1 * (2 * u - 1), "1+0.5*u": 1 + 0.5 * u}[rule]
        w[name] = torch.tensor(v.astype(np.float32).reshape(shape))
    if reference["model"] == "attention":
        w["vec_cls"] = torch.tensor(uniform("vec_cls", 256).astype(np.float32).reshape(1, 1, 256))
    return w


def constructed(name, n):
    """What the reference left as it was constructed: ones for scales and variances, zeros for shifts, and the biases of a GRU."""
    if name.startswith("layer5.bias"):
        path = os.path.join(os.path.dirname(os.path.realpath(__file__)), "../runtime/src/test/resources/etude/runtime/synthetic-crnn-biases.json")
        return np.array(json.load(open(path))[name])
    return np.ones(n) if name.endswith((".weight", "_var", "bw_Q")) else np.zeros(n)


def weights(name, data):
    """Published weights where they are here (FCN, CRNN, Musicnn), else synthetic ones."""
    published = f"{data}/weights/tagging/sota/mtat/{name}/best_model.pth"
    if os.path.exists(published):
        return {k: v for k, v in torch.load(published, map_location="cpu").items() if "num_batches" not in k}
    return synthetic(json.load(open(f"{data}/reference/tagging/synthetic_weights/A_{name}.json")))


def check(name, data, x):
    """The largest difference of the outputs from those recorded, on the recorded clip x (samples within ±1)."""
    path = f"{data}/reference/tagging/A_mtat_{name}.json"
    if not os.path.exists(path):
        path = f"{data}/reference/tagging/synthetic_weights/A_{name}.json"
    want = json.load(open(path))
    pieces = torch.tensor(np.stack([x[s:s + LENGTHS[name]] for s in want["chunk_starts"]]))
    with torch.no_grad():
        got = torch.sigmoid(NETS[name](weights(name, data), pieces)).numpy()
    return float(np.abs(got - np.array(want["outputs"])).max())


if __name__ == "__main__":
    import sys, soundfile
    folder = sys.argv[1]
    clip, _ = soundfile.read(folder + "/reference/tagging/clips/A_fishin_10s-39s_16k.wav", dtype="float32")
    for net in NETS:
        print(net, check(net, folder, clip))
