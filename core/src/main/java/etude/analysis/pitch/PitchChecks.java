package etude.analysis.pitch;

import java.util.Locale;

/** What settings of pitch trackers have in common. */
final class PitchChecks {

    private PitchChecks() {}

    static void range(double fMin, double fMax) {
        if (!(fMin >= 10 && fMin < fMax && fMax <= 20_000)) {
            throw new IllegalArgumentException("The range of pitch is " + fMin + " to " + fMax
                    + " Hz; it must lie between 10 and 20000 Hz, the lower end first.");
        }
    }

    static void seconds(String name, double value) {
        if (!(value > 0 && value <= 10)) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + value + " s; it must be positive and at most 10 s.");
        }
    }

    static void between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "The " + name + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }

    /** A range for people: {@code 65 to 2093 Hz}. */
    static String words(double fMin, double fMax) {
        return number(fMin) + " to " + number(fMax) + " Hz";
    }

    private static String number(double x) {
        return x == Math.rint(x) ? String.valueOf((long) x) : String.format(Locale.ROOT, "%.1f", x);
    }
}
