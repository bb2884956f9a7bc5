"""Makes the arrays of this folder: see README.md. Run: python make.py FOLDER"""

import sys
import librosa
import numpy as np
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


y = signal()
save("signal", y)
torchaudio_transforms(y)
kaldi(y)
htk(y)
musicnn(y)
nam2020(y)
