package etude.report.picture;

import etude.report.picture.Ruler.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rulers with round numbers. */
final class Rulers {

    private static final double[] TIME_STEPS = {
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600,
        7200
    };

    private static final int TIME_TICKS = 10;

    private Rulers() {}

    /** Time from 0 to a duration in seconds, as {@code m:ss}. */
    static Ruler time(double duration) {
        List<Tick> ticks = new ArrayList<>();
        double step = timeStep(duration);
        for (int i = 0; duration > 0 && i * step <= duration * (1 + 1e-9); i++) {
            ticks.add(new Tick(i * step / duration, clock(i * step, step)));
        }
        return new Ruler("", ticks);
    }

    private static double timeStep(double duration) {
        for (double step : TIME_STEPS) {
            if (duration / step <= TIME_TICKS) {
                return step;
            }
        }
        return Math.ceil(duration / TIME_TICKS / 3600) * 3600;
    }

    /** {@code m:ss}, with hours from an hour on and decimals where steps are shorter than a second. */
    static String clock(double seconds, double step) {
        int decimals = step >= 1 ? 0 : (int) Math.ceil(-Math.log10(step) - 1e-9);
        long unit = Math.round(Math.pow(10, decimals));
        long ticks = Math.round(seconds * unit);
        long whole = ticks / unit;
        String fraction = decimals == 0 ? "" : String.format(Locale.ROOT, ".%0" + decimals + "d", ticks % unit);
        return whole >= 3600
                ? String.format(Locale.ROOT, "%d:%02d:%02d%s", whole / 3600, whole / 60 % 60, whole % 60, fraction)
                : String.format(Locale.ROOT, "%d:%02d%s", whole / 60, whole % 60, fraction);
    }

    /** Round values from low to high, about as many as asked for. */
    static Ruler values(String title, double low, double high, int about) {
        List<Tick> ticks = new ArrayList<>();
        double step = step((high - low) / about);
        for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
            ticks.add(new Tick((i * step - low) / (high - low), number(i * step, step)));
        }
        return new Ruler(title, ticks);
    }

    /** The next of 1, 2, 5 × a power of ten. */
    static double step(double atLeast) {
        double power = Math.pow(10, Math.floor(Math.log10(atLeast)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= atLeast * (1 - 1e-9)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static String number(double value, double step) {
        if (step < 1e-5 || step >= 1e6) {
            return String.format(Locale.ROOT, "%.3g", value);
        }
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        return String.format(Locale.ROOT, "%." + decimals + "f", value + 0.0).replace('-', '−');
    }

    /** {@code 440 Hz}, {@code 1 kHz}, {@code 2.5 kHz}. */
    static String hertz(double hz) {
        if (hz < 1000) {
            return trim(hz) + " Hz";
        }
        return trim(hz / 1000) + " kHz";
    }

    private static String trim(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.replaceAll("\\.?0+$", "");
    }
}
