package etude.representation;

import java.util.List;

/**
 * What the bins of a frame mean.
 *
 * @param kind what is counted
 * @param positions position of each bin in the unit of the kind
 * @param labels a name for each bin, or empty where the position says it all
 */
public record Axis(Kind kind, double[] positions, List<String> labels) {

    /** What the positions of an axis are. */
    public enum Kind {
        /** Hz, evenly spaced. */
        LINEAR_HZ("Hz"),
        /** Hz, evenly spaced on an auditory scale (mel, bark, ERB). */
        AUDITORY_HZ("Hz"),
        /** Hz, evenly spaced in pitch. */
        PITCH_HZ("Hz"),
        /** Pitch classes, C = 0. */
        PITCH_CLASS("pitch class"),
        /** Numbered coefficients without a unit. */
        COEFFICIENT("coefficient"),
        /** Seconds of lag. */
        LAG("s"),
        /** Beats per minute. */
        TEMPO("BPM"),
        /** Samples within a frame. */
        SAMPLE("sample"),
        /** A single number. */
        SCALAR("");

        private final String unit;

        Kind(String unit) {
            this.unit = unit;
        }

        /** Unit of the positions, empty where there is none. */
        public String unit() {
            return unit;
        }
    }

    /** Makes the arrays unmodifiable by copy. */
    public Axis {
        positions = positions.clone();
        labels = List.copyOf(labels);
    }

    @Override
    public double[] positions() {
        return positions.clone();
    }

    /** An axis of unlabelled positions. */
    public static Axis of(Kind kind, double[] positions) {
        return new Axis(kind, positions, List.of());
    }

    /** Coefficients numbered from 0. */
    public static Axis coefficients(int count) {
        double[] positions = new double[count];
        for (int i = 0; i < count; i++) {
            positions[i] = i;
        }
        return of(Kind.COEFFICIENT, positions);
    }

    /** A single number. */
    public static Axis scalar() {
        return of(Kind.SCALAR, new double[] {0});
    }

    /** The twelve pitch classes from C. */
    public static Axis pitchClasses(int count) {
        double[] positions = new double[count];
        for (int i = 0; i < count; i++) {
            positions[i] = 12.0 * i / count;
        }
        var names = List.of("C", "C♯", "D", "D♯", "E", "F", "F♯", "G", "G♯", "A", "A♯", "B");
        return new Axis(Kind.PITCH_CLASS, positions, count == 12 ? names : List.of());
    }
}
