package etude.representation;

import java.util.Locale;

/**
 * The harmonic or the percussive part of a spectrogram, by median filters along time (tones stay) and along frequency
 * (strokes stay) and a soft mask between the two. Local in time: a frame needs half a kernel of neighbours. Edges are
 * mirrored.
 *
 * @param source magnitudes
 * @param harmonicKernel frames in the median along time, odd
 * @param percussiveKernel bins in the median along frequency, odd
 * @param power exponent of the soft mask; infinite for a hard one
 * @param harmonicMargin by how much the harmonic part must exceed the percussive one, at least 1
 * @param percussiveMargin the other way round, at least 1
 * @param part what is wanted
 * @param mask whether the mask itself is wanted rather than the masked source
 * @see <a href="https://dafx10.iem.at/papers/DerryFitzGerald_DAFx10_P15.pdf">FitzGerald, Harmonic/percussive separation
 *     using median filtering, 2010</a>
 * @see <a href="https://archives.ismir.net/ismir2014/paper/000127.pdf">Driedger, Müller and Disch, Extending
 *     harmonic-percussive separation of audio signals, 2014 (margins, residual)</a>
 */
public record Hpss(
        Representation source,
        int harmonicKernel,
        int percussiveKernel,
        double power,
        double harmonicMargin,
        double percussiveMargin,
        Part part,
        boolean mask)
        implements Derived {

    /** What is wanted. */
    public enum Part {
        /** What lasts. */
        HARMONIC,
        /** What strikes. */
        PERCUSSIVE,
        /** What margins above 1 leave over. */
        RESIDUAL,
        /** Harmonic and percussive in one pass, {@code (2, bin, frame)}. */
        BOTH
    }

    /** Checks the ranges. */
    public Hpss {
        Checks.real("HPSS", source);
        Checks.odd("harmonicKernel", harmonicKernel);
        Checks.odd("percussiveKernel", percussiveKernel);
        Checks.positive("power", power);
        Checks.atLeast("harmonicMargin", harmonicMargin, 1);
        Checks.atLeast("percussiveMargin", percussiveMargin, 1);
    }

    /** librosa's separation: kernels of 31, power 2, margins 1. */
    public static Hpss librosa(Representation magnitudes, Part part) {
        return new Hpss(magnitudes, 31, 31, 2, 1, 1, part, false);
    }

    /** The same of another source. */
    public Hpss over(Representation other) {
        return new Hpss(other, harmonicKernel, percussiveKernel, power, harmonicMargin, percussiveMargin, part, mask);
    }

    @Override
    public Layout layout() {
        Layout inner = source.layout();
        int bins = inner.size();
        int[] shape = part == Part.BOTH ? new int[] {2, bins} : inner.shape();
        String name = "hpss_" + part.name().toLowerCase(Locale.ROOT);
        return new Layout(name, shape, false, inner.bins(), mask ? "" : inner.unit());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.hpss(this);
    }
}
