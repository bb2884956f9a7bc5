package etude.analysis.harmony;

import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;

/**
 * How far a recording is from concert pitch.
 *
 * @param cents deviation of its scale from A = 440 Hz, from -50 to 50; 0 where nothing with a pitch was heard
 * @param confidence how much its partials agree on it, 0 (not at all) to 1 (all of them)
 */
public record TuningEstimate(double cents, double confidence) {

    /** Checks the ranges. */
    public TuningEstimate {
        if (!(cents >= -50 && cents <= 50)) {
            throw new IllegalArgumentException("The tuning is " + cents + " cents; it must be from -50 to 50.");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("The confidence is " + confidence + "; it must be from 0 to 1.");
        }
    }

    /**
     * The tuning of a clip.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     */
    public static TuningEstimate of(Waveform clip) {
        var meter = new TuningMeter(SpectrumPass.HARMONY);
        SpectrumPass.HARMONY.play(clip, meter::add);
        return meter.estimate();
    }

    /**
     * The tuning of a sound of any length.
     *
     * @throws IllegalArgumentException if a sample is not a finite number
     * @throws IOException if it cannot be read
     */
    public static TuningEstimate of(SampleSource sound) throws IOException {
        var meter = new TuningMeter(SpectrumPass.HARMONY);
        SpectrumPass.HARMONY.play(sound, meter::add);
        return meter.estimate();
    }

    /** Frequency of the A above middle C, Hz. */
    public double a4() {
        return 440 * Math.pow(2, cents / 1200);
    }
}
