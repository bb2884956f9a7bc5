"""Makes the arrays of this folder: see README.md. Run: python make.py FOLDER"""

import sys
import librosa
import numpy as np
import scipy.signal
import torch
import torchaudio

out = sys.argv[1] if len(sys.argv) > 1 else "."
RATE = 16000


def save(name, array):
    np.save(f"{out}/{name}.npy", np.ascontiguousarray(array, dtype="<f4"))


def signal():
    """0.5 s: a rising tone with overtones and a little noise (single precision resolves no more), clicks, a pause, noise
    with an offset."""
    t = np.arange(RATE // 2) / RATE
    phase = 2 * np.pi * (150 * t + 300 * t**2)
    tone = sum(0.3 / h * np.sin(h * phase) for h in range(1, 9))
    noise = np.random.default_rng(7).normal(size=t.size)
    y = np.where(t < 0.3, tone + 1e-3 * noise, 0) + np.where(t > 0.35, 0.1 * noise + 0.05, 0)
    y[[1000, 5000]] += 0.5
    return (np.round(y / np.abs(y).max() * 0.8 * 32768) / 32768).astype(np.float32)


def torchaudio_transforms(y):
    x = torch.from_numpy(y)
    save("torchaudio_melspectrogram", torchaudio.transforms.MelSpectrogram(RATE)(x))
    save("torchaudio_mfcc", torchaudio.transforms.MFCC(RATE)(x))
    mel = torchaudio.transforms.MelSpectrogram(RATE, n_fft=512, n_mels=96)(x)
    save("torchaudio_tagging", torchaudio.transforms.AmplitudeToDB("power")(mel))


def kaldi(y):
    x = torch.from_numpy(y)[None] * 32768
    how = dict(dither=0.0, sample_frequency=float(RATE))
    save("kaldi_fbank", torchaudio.compliance.kaldi.fbank(x, **how).T)
    save("kaldi_mfcc", torchaudio.compliance.kaldi.mfcc(x, **how).T)
    energy = torchaudio.compliance.kaldi.fbank(x, use_energy=True, energy_floor=0.0, **how)
    save("kaldi_energy", energy[:, 0][None])


def htk(y):
    """The HTK Book (3.4), chapter 5, formula by formula; MFCC_0 with USEPOWER = F, ENORMALISE = F, NUMCHANS = 26."""
    x = y.astype(np.float64) * 32768
    length, hop, n = 400, 160, 512
    window = 0.54 - 0.46 * np.cos(2 * np.pi * np.arange(length) / (length - 1))
    mel = lambda f: 2595 * np.log10(1 + f / 700)
    edges = np.linspace(0, mel(RATE / 2), 28)
    bins = mel(np.arange(n // 2 + 1) * RATE / n)
    columns = []
    for start in range(0, len(x) - length + 1, hop):
        s = x[start : start + length].copy()
        s[1:] -= 0.97 * s[:-1].copy()
        s[0] *= 1 - 0.97
        magnitude = np.abs(np.fft.rfft(s * window, n))
        bands = np.zeros(26)
        for m in range(26):
            low, centre, high = edges[m : m + 3]
            for k, b in enumerate(bins):
                if low < b <= centre:
                    bands[m] += magnitude[k] * (b - low) / (centre - low)
                elif centre < b < high:
                    bands[m] += magnitude[k] * (high - b) / (high - centre)
        log = np.log(np.maximum(bands, 1))
        i = np.arange(13)[:, None]
        j = np.arange(1, 27)[None]
        c = np.sqrt(2 / 26) * (log[None] * np.cos(np.pi * i / 26 * (j - 0.5))).sum(axis=1)
        columns.append(c * (1 + 11 * np.sin(np.pi * np.arange(13) / 22)))
    save("htk_mfcc", np.array(columns).T)


def musicnn(y):
    mel = librosa.feature.melspectrogram(y=y, sr=RATE, n_fft=512, hop_length=256, n_mels=96)
    save("musicnn_logmel", np.log10(10000 * mel + 1))


def nam2020(y):
    mel = librosa.feature.melspectrogram(
        y=y, sr=RATE, n_fft=1024, hop_length=512, power=1, n_mels=60, htk=True, norm=None
    )
    log = np.log(np.maximum(1e-5, mel))
    save("nam2020_mfcc", librosa.feature.mfcc(S=log, n_mfcc=13))



def harmonic(y):
    """Won et al. 2020 as published: initialize_filterbank and HarmonicSTFT, with n_fft 512; power 2."""
    low, high = 24, int(np.round(librosa.hz_to_midi(RATE / 12)))
    level = (high - low) * 2
    f0 = 440 * 2 ** ((np.linspace(low, high, level + 1)[:-1] - 69) / 12)
    centres = np.concatenate([f0 * (h + 1) for h in range(6)])[None]
    bandwidth = 0.1079 * centres + 24.7
    bins = np.linspace(0, RATE // 2, 257)[:, None]
    up = bins @ (2 / bandwidth) + 1 - 2 * centres / bandwidth
    down = bins @ (-2 / bandwidth) + 1 + 2 * centres / bandwidth
    filters = np.maximum(0, np.minimum(down, up))
    spectrum = np.abs(librosa.stft(y.astype(np.float64), n_fft=512, hop_length=256, pad_mode="reflect")) ** 2
    save("harmonic_tensor", (filters.T @ spectrum).reshape(6, level, -1))


def gammatone():
    """Powers of the responses of scipy's gammatone filters (Slaney's design) at two centres, n_fft 512."""
    rows = []
    for centre in (1000.0, 3000.0):
        b, a = scipy.signal.gammatone(centre, "iir", fs=RATE)
        _, response = scipy.signal.freqz(b, a, np.arange(257) * RATE / 512, fs=RATE)
        rows.append(np.abs(response) ** 2)
    save("gammatone", np.array(rows))


def lpc(y):
    padded = np.pad(y.astype(np.float64), 1024)
    frames = librosa.util.frame(padded, frame_length=2048, hop_length=512)
    save("lpc", librosa.lpc(frames, order=16, axis=0))


def reassigned(y):
    freqs, times, mags = librosa.reassigned_spectrogram(
        y.astype(np.float64), sr=RATE, n_fft=512, hop_length=256, fill_nan=True, clip=False
    )
    save("reassigned", np.stack([freqs, times, mags]))


def pcen(y):
    mel = librosa.feature.melspectrogram(y=y, sr=RATE, power=1)
    save("pcen", librosa.pcen(mel * 2**31, sr=RATE))


def leaf(y):
    """LEAF's starting values (leaf_audio: Gabor initialiser, GaussianLowpass, PCEN), in double precision, centred frames."""
    size, stride, n_fft, count = 401, 160, 512, 40
    filters = tensorflow_mel(n_fft, count, 60.0, 7800.0)
    root = np.sqrt(filters)
    centres = root.argmax(axis=1) * 2 * np.pi / n_fft
    widths = (root >= root.max(axis=1, keepdims=True) / 2).sum(axis=1)
    z = np.sqrt(2 * np.log(2))
    deviation = np.clip(z * n_fft / (np.pi * widths), 4 * z / np.pi, size * z / np.pi)
    t = np.arange(-(size // 2), (size + 1) // 2)
    pool = np.exp(-0.5 * ((np.arange(size) - 200) / (0.4 * 200)) ** 2)
    padded = np.pad(y.astype(np.float64), 400)
    bands = []
    for eta, sigma in zip(centres, deviation):
        gabor = np.exp(-(t**2) / (2 * sigma**2)) / (np.sqrt(2 * np.pi) * sigma) * np.exp(1j * eta * t)
        energy = np.abs(np.correlate(padded, gabor, mode="valid")) ** 2
        bands.append(np.correlate(energy, pool, mode="valid")[::stride])
    x = np.maximum(np.array(bands), 1e-5)
    mean = x[:, 0].copy()
    out_ = np.empty_like(x)
    for i in range(x.shape[1]):
        mean = 0.96 * mean + 0.04 * x[:, i]
        out_[:, i] = (x[:, i] / (1e-12 + mean) ** 0.96 + 2) ** 0.5 - 2**0.5
    save("leaf", out_)


def tensorflow_mel(n_fft, count, low, high):
    """tf.signal.linear_to_mel_weight_matrix: HTK's mel, triangles straight over mel."""
    mel = lambda f: 1127 * np.log(1 + f / 700)
    edges = np.linspace(mel(low), mel(high), count + 2)
    bins = mel(np.arange(n_fft // 2 + 1) * RATE / n_fft)
    up = (bins[None] - edges[:-2, None]) / (edges[1:-1] - edges[:-2])[:, None]
    down = (edges[2:, None] - bins[None]) / (edges[2:] - edges[1:-1])[:, None]
    return np.maximum(0, np.minimum(up, down))


y = signal()
save("signal", y)
torchaudio_transforms(y)
kaldi(y)
htk(y)
musicnn(y)
nam2020(y)
harmonic(y)
gammatone()
lpc(y)
reassigned(y)
pcen(y)
leaf(y)
