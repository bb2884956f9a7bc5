package etude.cli.annotate;

import etude.analysis.melody.Melody;
import etude.analysis.pitch.PitchEstimate;
import etude.analysis.pitch.Pyin;
import etude.analysis.pitch.Swipe;
import etude.analysis.pitch.Yin;
import etude.signal.Waveform;
import org.jspecify.annotations.Nullable;

/** Methods that follow a pitch. */
enum PitchMethod {
    PYIN {
        @Override
        PitchEstimate track(Waveform clip, @Nullable Double fMin, @Nullable Double fMax) {
            Pyin usual = Pyin.standard();
            return usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()))
                    .track(clip);
        }

        @Override
        double[] range(@Nullable Double fMin, @Nullable Double fMax) {
            Pyin usual = Pyin.standard();
            var asked = usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()));
            return new double[] {asked.fMin(), asked.fMax()};
        }
    },
    YIN {
        @Override
        PitchEstimate track(Waveform clip, @Nullable Double fMin, @Nullable Double fMax) {
            Yin usual = Yin.standard();
            return usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()))
                    .track(clip);
        }

        @Override
        double[] range(@Nullable Double fMin, @Nullable Double fMax) {
            Yin usual = Yin.standard();
            var asked = usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()));
            return new double[] {asked.fMin(), asked.fMax()};
        }
    },
    SWIPE {
        @Override
        PitchEstimate track(Waveform clip, @Nullable Double fMin, @Nullable Double fMax) {
            Swipe usual = Swipe.standard();
            return usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()))
                    .track(clip);
        }

        @Override
        double[] range(@Nullable Double fMin, @Nullable Double fMax) {
            Swipe usual = Swipe.standard();
            var asked = usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()));
            return new double[] {asked.fMin(), asked.fMax()};
        }
    },
    MELODY {
        @Override
        PitchEstimate track(Waveform clip, @Nullable Double fMin, @Nullable Double fMax) {
            Melody usual = Melody.standard();
            return usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()))
                    .track(clip);
        }

        @Override
        double[] range(@Nullable Double fMin, @Nullable Double fMax) {
            Melody usual = Melody.standard();
            var asked = usual.withRange(or(fMin, usual.fMin()), or(fMax, usual.fMax()));
            return new double[] {asked.fMin(), asked.fMax()};
        }
    };

    /** Follows it. */
    abstract PitchEstimate track(Waveform clip, @Nullable Double fMin, @Nullable Double fMax);

    /**
     * The range in Hz, after it was checked.
     *
     * @throws IllegalArgumentException if it is none
     */
    abstract double[] range(@Nullable Double fMin, @Nullable Double fMax);

    private static double or(@Nullable Double value, double usual) {
        return value == null ? usual : value;
    }
}
