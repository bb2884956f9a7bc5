package etude.representation;

/**
 * A way to see a sound: a record that says everything numerical and computes nothing. Chains are records around records:
 * an {@link Mfcc} of the {@link Decibels} of a {@link Mel} spectrogram of a {@link Spectrogram} of an {@link Stft}.
 *
 * <p>Interpreters read them through {@link Visitor}, so that a new member of the family that an interpreter does not know
 * does not compile.
 */
public sealed interface Representation permits Transform, PreciseSpectrogram, TimeDomain, Direct, Derived {

    /** Sample rate of the sound that is expected, Hz. */
    int sampleRate();

    /** Samples from one frame to the next. */
    int hop();

    /** Shape and meaning of the frames. */
    Layout layout();

    /** Whether frames are local in time. */
    Scope scope();

    /**
     * Time that a frame stands for, in seconds: {@code frame × hop / sampleRate}, later by half the frame's length where
     * frames are not centred.
     */
    double frameTime(int frame);

    /** Hands this record to an interpreter. */
    <R> R accept(Visitor<R> visitor);

    /**
     * An interpreter of representations.
     *
     * @param <R> what it makes of them
     */
    interface Visitor<R> {
        /** Visits the short-time Fourier transform. */
        R stft(Stft stft);

        /** Visits the constant-Q or variable-Q transform. */
        R constantQ(ConstantQ constantQ);

        /** Visits a chromagram of a short-time Fourier transform. */
        R chromaStft(ChromaStft chroma);

        /** Visits a chromagram of a constant-Q transform. */
        R chromaCqt(ChromaCqt chroma);

        /** Visits chroma energy normalised statistics. */
        R cens(Cens cens);

        /** Visits tonal centroids. */
        R tonnetz(Tonnetz tonnetz);

        /** Visits a magnitude or power spectrogram. */
        R spectrogram(Spectrogram spectrogram);

        /** Visits a mel spectrogram. */
        R mel(Mel mel);

        /** Visits a level in dB. */
        R decibels(Decibels decibels);

        /** Visits a logarithm with a floor. */
        R log(Log log);

        /** Visits a logarithm that leaves zero at zero. */
        R logOnePlus(LogOnePlus log);

        /** Visits a spectrogram behind filters other than mel. */
        R filtered(FilteredSpectrogram filtered);

        /** Visits a harmonic pitch class profile. */
        R hpcp(Hpcp hpcp);

        /** Visits normalised bands. */
        R pcen(Pcen pcen);

        /** Visits the waveform itself. */
        R raw(Raw raw);

        /** Visits linear prediction coefficients. */
        R lpc(Lpc lpc);

        /** Visits the energy of frames. */
        R logEnergy(LogEnergy energy);

        /** Visits a reassigned spectrogram. */
        R reassigned(Reassigned reassigned);

        /** Visits energies behind Gabor filters. */
        R gabor(GaborEnergies energies);

        /** Visits mel-frequency cepstral coefficients. */
        R mfcc(Mfcc mfcc);

        /** Visits a spectrogram in double precision. */
        R preciseSpectrogram(PreciseSpectrogram spectrogram);

        /** Visits the root mean square of frames. */
        R rms(Rms rms);

        /** Visits the zero-crossing rate. */
        R zeroCrossingRate(ZeroCrossingRate rate);

        /** Visits a descriptor of spectra. */
        R descriptor(SpectralDescriptor descriptor);

        /** Visits a derivative over time. */
        R delta(Delta delta);

        /** Visits an onset strength. */
        R onsetStrength(OnsetStrength onset);

        /** Visits an autocorrelation tempogram. */
        R tempogram(Tempogram tempogram);

        /** Visits a Fourier tempogram. */
        R fourierTempogram(FourierTempogram tempogram);

        /** Visits a part of a harmonic-percussive separation. */
        R hpss(Hpss hpss);
    }
}
