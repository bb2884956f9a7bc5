package etude.signal;

/**
 * Window functions, periodic (the field's "fftbins") unless symmetric is asked for.
 *
 * @see <a href="https://doi.org/10.1109/PROC.1978.10837">Harris, On the use of windows for harmonic analysis, 1978</a>
 */
public enum Window {
    /** Raised cosine, {@code 0.5 - 0.5 cos}. */
    HANN {
        @Override
        double at(double phase) {
            return 0.5 - 0.5 * Math.cos(phase);
        }
    },
    /** {@code 0.54 - 0.46 cos}. */
    HAMMING {
        @Override
        double at(double phase) {
            return 0.54 - 0.46 * Math.cos(phase);
        }
    },
    /** Three terms: 0.42, 0.5, 0.08. */
    BLACKMAN {
        @Override
        double at(double phase) {
            return 0.42 - 0.5 * Math.cos(phase) + 0.08 * Math.cos(2 * phase);
        }
    },
    /** Four terms with side lobes at -92 dB. */
    BLACKMAN_HARRIS {
        @Override
        double at(double phase) {
            return 0.35875 - 0.48829 * Math.cos(phase) + 0.14128 * Math.cos(2 * phase) - 0.01168 * Math.cos(3 * phase);
        }
    },
    /** Nuttall's four terms with side lobes at -98 dB. */
    NUTTALL {
        @Override
        double at(double phase) {
            return 0.3635819
                    - 0.4891775 * Math.cos(phase)
                    + 0.1365995 * Math.cos(2 * phase)
                    - 0.0106411 * Math.cos(3 * phase);
        }
    },
    /** Five terms, flat around its middle frequency: amplitudes of sines between bins read right. Partly negative. */
    FLAT_TOP {
        @Override
        double at(double phase) {
            return 0.21557895
                    - 0.41663158 * Math.cos(phase)
                    + 0.277263158 * Math.cos(2 * phase)
                    - 0.083578947 * Math.cos(3 * phase)
                    + 0.006947368 * Math.cos(4 * phase);
        }
    },
    /** A triangle that begins at zero. */
    BARTLETT {
        @Override
        double at(double phase) {
            return 1 - Math.abs(phase / Math.PI - 1);
        }
    },
    /** Kaldi's window: the Hann window to the power 0.85. */
    POVEY {
        @Override
        double at(double phase) {
            return Math.pow(0.5 - 0.5 * Math.cos(phase), 0.85);
        }
    },
    /** The Bartlett-Hann window: a line and a cosine. */
    BARTLETT_HANN {
        @Override
        double at(double phase) {
            double fromMiddle = Math.abs(phase / (2 * Math.PI) - 0.5);
            return 0.62 - 0.48 * fromMiddle + 0.38 * Math.cos(2 * Math.PI * fromMiddle);
        }
    },
    /** Bohman's window: two half cosine lobes convolved. */
    BOHMAN {
        @Override
        double at(double phase) {
            double fromMiddle = Math.abs(phase / Math.PI - 1);
            return (1 - fromMiddle) * Math.cos(Math.PI * fromMiddle) + Math.sin(Math.PI * fromMiddle) / Math.PI;
        }
    },
    /** The main lobe of the sinc. */
    LANCZOS {
        @Override
        double at(double phase) {
            double x = phase - Math.PI;
            return x == 0 ? 1 : Math.sin(x) / x;
        }
    },
    /** Tukey's window with its standard taper: half of it is flat, half a raised cosine. */
    TUKEY {
        @Override
        double at(double phase) {
            double fromEnd = Math.min(phase, 2 * Math.PI - phase);
            return fromEnd >= Math.PI / 2 ? 1 : 0.5 - 0.5 * Math.cos(2 * fromEnd);
        }
    },
    /** Half a period of the sine. */
    SINE {
        @Override
        double at(double phase) {
            return Math.sin(phase / 2);
        }
    },
    /** All ones. */
    RECTANGULAR {
        @Override
        double at(double phase) {
            return 1;
        }
    };

    /** Value at a phase from 0 to 2 pi over the window's length. */
    abstract double at(double phase);

    /**
     * The periodic window, whose (unwritten) next value would be the first again: for spectral analysis.
     *
     * @param length number of values, at least 1
     */
    public double[] periodic(int length) {
        return sample(length, length);
    }

    /**
     * The symmetric window, whose last value equals its first: for filter design, and Kaldi's and HTK's frames.
     *
     * @param length number of values, at least 1
     */
    public double[] symmetric(int length) {
        return sample(length, Math.max(1, length - 1));
    }

    private double[] sample(int length, int period) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = length == 1 ? 1 : at(2 * Math.PI * i / period);
        }
        return values;
    }

    /**
     * A periodic window of {@code length} in the middle of {@code size} values, zeros on both sides, as librosa and
     * torchaudio place a window shorter than the transform.
     *
     * @throws IllegalArgumentException if the window is longer than the transform
     */
    public float[] centred(int length, int size) {
        if (length > size) {
            throw new IllegalArgumentException("The window has " + length + " samples, the transform only " + size
                    + "; winLength must not exceed nFft.");
        }
        float[] values = new float[size];
        double[] window = periodic(length);
        int start = (size - length) / 2;
        for (int i = 0; i < length; i++) {
            values[start + i] = (float) window[i];
        }
        return values;
    }
}
