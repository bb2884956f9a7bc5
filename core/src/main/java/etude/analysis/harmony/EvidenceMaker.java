package etude.analysis.harmony;

import etude.signal.Dct;
import etude.signal.Frames;
import etude.signal.MelFilterbank;
import etude.signal.MelScale;
import etude.signal.Parallel;
import etude.signal.SparseMatrix;
import java.util.Arrays;

/** Makes evidence of spectra, frame by frame, on all cores. */
final class EvidenceMaker {

    private static final int BLOCK = 8;
    private static final int MELS = 40;
    /** Power below the loudest bin, as a factor, that timbre does not hear: 80 dB. */
    private static final double QUIET = 1e-8;

    private static final SparseMatrix MEL = new MelFilterbank(
                    SpectrumPass.HARMONY.rate(),
                    SpectrumPass.HARMONY.nFft(),
                    MELS,
                    40,
                    SpectrumPass.HARMONY.rate() / 2.0,
                    MelScale.HTK,
                    MelFilterbank.Norm.NONE)
            .matrix();
    private static final float[][] DCT = Dct.orthonormal(HarmonyEvidence.TIMBRES, MELS);

    private final int notes;
    private final float peak;
    private final SparseMatrix scale;
    private final NoteActivations activations;
    private float[] strengths = new float[0];
    private float[] levels = new float[0];
    private float[] timbres = new float[0];
    private int count;

    /**
     * Prepares.
     *
     * @param cents tuning of the sound
     * @param peak largest magnitude in it
     */
    EvidenceMaker(double cents, float peak) {
        var logFrequency = new LogFrequency(
                SpectrumPass.HARMONY.rate(),
                SpectrumPass.HARMONY.nFft(),
                SpectrumPass.HARMONY.window(),
                HarmonyEvidence.LOWEST,
                HarmonyEvidence.NOTES,
                cents);
        this.notes = HarmonyEvidence.NOTES;
        this.peak = peak;
        this.scale = logFrequency.matrix();
        this.activations = new NoteActivations(logFrequency, scale);
    }

    void add(Frames spectra) {
        int first = count;
        count += spectra.count();
        strengths = fit(strengths, notes);
        levels = fit(levels, 1);
        timbres = fit(timbres, HarmonyEvidence.TIMBRES);
        if (peak > 0) {
            Parallel.blocks(spectra.count(), BLOCK, (from, to) -> {
                for (int t = from; t < to; t++) {
                    frame(spectra.data(), t * spectra.stride(), first + t);
                }
            });
        }
    }

    private float[] fit(float[] values, int stride) {
        int needed = Math.multiplyExact(count, stride);
        return needed <= values.length ? values : Arrays.copyOf(values, Math.max(needed, 2 * values.length));
    }

    private void frame(float[] spectrum, int at, int t) {
        float[] pitches = new float[scale.rows()];
        float[] clear = new float[scale.rows()];
        scale.multiply(spectrum, at, pitches, 0);
        new Whitening(1e-3f * peak).apply(pitches, clear);
        activations.solve(clear, strengths, t * notes);
        timbre(spectrum, at, t);
    }

    private void timbre(float[] spectrum, int at, int t) {
        float[] powers = new float[scale.columns()];
        double sum = 0;
        for (int k = 0; k < powers.length; k++) {
            float x = spectrum[at + k] / peak;
            powers[k] = x * x;
            sum += powers[k];
        }
        levels[t] = (float) sum;
        float[] bands = new float[MELS];
        MEL.multiply(powers, 0, bands, 0);
        for (int m = 0; m < MELS; m++) {
            bands[m] = (float) Math.log(bands[m] + QUIET);
        }
        for (int c = 0; c < DCT.length; c++) {
            float coefficient = 0;
            for (int m = 0; m < MELS; m++) {
                coefficient += DCT[c][m] * bands[m];
            }
            timbres[t * DCT.length + c] = coefficient;
        }
    }

    HarmonyEvidence evidence(double duration, TuningEstimate tuning, Frames onsets) {
        return new HarmonyEvidence(
                duration,
                tuning,
                Frames.of(notes, count, Arrays.copyOf(strengths, count * notes)),
                Frames.of(1, count, Arrays.copyOf(levels, count)),
                Frames.of(HarmonyEvidence.TIMBRES, count, Arrays.copyOf(timbres, count * HarmonyEvidence.TIMBRES)),
                onsets);
    }
}
