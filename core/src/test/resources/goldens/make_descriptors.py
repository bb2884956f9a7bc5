"""Reference arrays of descriptors, rhythm and separation (librosa 0.11.0) of signal.npy. Run here: python make_descriptors.py"""
import numpy as np, librosa
from librosa import feature as f

y, sr = np.load("signal.npy").ravel().astype(np.float32), 16000
kw = dict(n_fft=512, hop_length=128)


def save(name, a):
    np.save("desc_" + name + ".npy", np.ascontiguousarray(np.atleast_2d(a), dtype=np.float32))


S = np.abs(librosa.stft(y, **kw))
S2 = np.abs(librosa.stft(y, n_fft=128, hop_length=128))
mfcc = f.mfcc(y=y, sr=sr, n_mels=40, n_mfcc=13, **kw)
for mode in ("interp", "nearest", "mirror", "constant"):
    save("delta_" + mode, f.delta(mfcc, width=7, order=1, mode=mode))
save("delta2", f.delta(mfcc, width=9, order=2))
mel = librosa.power_to_db(f.melspectrogram(y=y, sr=sr, n_mels=40, **kw))
onset = lambda **k: librosa.onset.onset_strength_multi(S=mel, sr=sr, n_fft=512, hop_length=128, **k)
save("onset_median", onset(aggregate=np.median))
save("onset_lag2_max3", onset(lag=2, max_size=3))
save("onset_max4", onset(max_size=4))
save("onset_detrend", onset(detrend=True))
save("onset_uncentred", onset(center=False))
save("onset_bands", onset(channels=[0, 10, 25, 40]))
env = onset()[0]
save("tempogram", f.tempogram(onset_envelope=env, sr=sr, hop_length=128, win_length=24, norm=None))
save("tempogram_odd", f.tempogram(onset_envelope=env, sr=sr, hop_length=128, win_length=15, window="hamming"))
ft = f.fourier_tempogram(onset_envelope=env, sr=sr, hop_length=128, win_length=24)
save("fourier_tempogram", np.stack([ft.real, ft.imag], 1).reshape(-1, ft.shape[1]))
for part, a in zip(("harmonic", "percussive"), librosa.decompose.hpss(S2, kernel_size=(9, 15), power=1.5, margin=(1.5, 3))):
    save("hpss_" + part, a)
save("hpss_mask", np.concatenate(librosa.decompose.hpss(S2, kernel_size=(17, 31), power=np.inf, mask=True)))
save("poly", f.poly_features(S=S, sr=sr, n_fft=512, order=3))
save("bandwidth_p3", f.spectral_bandwidth(S=S, sr=sr, p=3))
save("flatness_p1", f.spectral_flatness(S=S, power=1.0))
save("contrast_linear", f.spectral_contrast(S=S, sr=sr, fmin=100, n_bands=4, quantile=0.1, linear=True))
save("zcr_uncentred", f.zero_crossing_rate(y, frame_length=400, hop_length=100, center=False))
save("rms_edge", f.rms(y=y, frame_length=400, hop_length=100, pad_mode="edge"))
