package etude.representation;

/**
 * A level: {@code 10 log10(max(power, amin)) - 10 log10(max(reference, amin))}, limited below. For a source in magnitudes
 * the factor is 20 and {@code amin} a magnitude.
 *
 * @param source powers or magnitudes
 * @param factor 10 for powers, 20 for magnitudes
 * @param reference what stands at 0 dB
 * @param amin smallest value that is told apart from nothing, in the source's unit
 * @param floor lowest level that is kept
 */
public record Decibels(Representation source, double factor, Reference reference, double amin, Floor floor)
        implements Derived {

    /** What stands at 0 dB. */
    public sealed interface Reference {
        /** A value in the source's unit. */
        record Fixed(double value) implements Reference {}

        /** The clip's largest value. */
        record ClipMaximum() implements Reference {}
    }

    /** The lowest level that is kept; lower ones are raised to it. */
    public sealed interface Floor {
        /** No floor. */
        record None() implements Floor {}

        /** A level in dB. */
        record Absolute(double db) implements Floor {}

        /** So many dB below the clip's maximum (librosa's and torchaudio's {@code top_db}). */
        record BelowClipMaximum(double topDb) implements Floor {}
    }

    /** Checks the ranges. */
    public Decibels {
        Checks.positive("amin", amin);
        Checks.positive("factor", factor);
        if (reference instanceof Reference.Fixed fixed) {
            Checks.positive("reference", fixed.value());
        }
        if (floor instanceof Floor.BelowClipMaximum below) {
            Checks.atLeast("topDb", below.topDb(), 0);
        }
    }

    /** Levels of powers as librosa's {@code power_to_db} makes them: reference 1, {@code amin} 1e-10, {@code topDb} 80. */
    public static Decibels ofPower(Representation source) {
        return new Decibels(source, 10, new Reference.Fixed(1), 1e-10, new Floor.BelowClipMaximum(80));
    }

    @Override
    public Layout layout() {
        Layout inner = source.layout();
        return new Layout(inner.name() + "_db", inner.shape(), false, inner.bins(), "dB");
    }

    @Override
    public Scope scope() {
        boolean clip = reference instanceof Reference.ClipMaximum || floor instanceof Floor.BelowClipMaximum;
        return clip ? new Scope.WholeClip("the loudest value of the clip (topDb or reference)") : source.scope();
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.decibels(this);
    }
}
