"""Makes the reference arrays of constant-Q transforms and chroma from a synthetic signal (CC0), with librosa 0.11.

Three chords of decaying overtones, 12 cents sharp, 4 s at 22050 Hz: `ChromaGoldens.chords` is the same formula.
"""

import librosa
import numpy as np

SR = 22050
CHORDS = [[48, 64, 67, 72], [53, 57, 60, 69], [43, 59, 62, 77]]


def chords():
    y = np.zeros(4 * SR)
    for c, notes in enumerate(CHORDS):
        start = c * 4 * SR // 3
        t = np.arange(4 * SR - start) / SR
        for note in notes:
            for k in range(1, 6):
                f = k * 440 * 2 ** ((note + 0.12 - 69) / 12)
                y[start:] += 0.1 / k * np.exp(-1.5 * t * k) * np.sin(2 * np.pi * f * t)
    return y.astype(np.float32)


y = chords()
np.save("chroma_cens.npy", librosa.feature.chroma_cens(y=y, sr=SR, tuning=0.0).astype(np.float32))
np.save("chroma_stft_estimated.npy", librosa.feature.chroma_stft(y=y, sr=SR).astype(np.float32))
# With an odd hop librosa does not halve the rate: its numbers are those of the definition.
for name, transform in ("cqt", librosa.cqt), ("vqt", librosa.vqt):
    C = transform(y[:SR], sr=SR, hop_length=511, sparsity=0)
    rows = np.stack([C.real, C.imag], axis=1).reshape(2 * C.shape[0], -1)
    np.save(name + "_odd_hop.npy", rows.astype(np.float32))
print("estimate_tuning", librosa.estimate_tuning(y=y, sr=SR), librosa.estimate_tuning(y=y, sr=SR, bins_per_octave=36))
fb = librosa.filters.cq_to_chroma(100, bins_per_octave=24, n_chroma=12, fmin=librosa.note_to_hz("F2"))
print("classes", fb.argmax(axis=0)[:12])
