package etude.report.picture;

import etude.report.picture.Ruler.Tick;
import etude.representation.Axis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Rulers for the bins of frames. */
final class Marks {

    /** More labels than this beside a picture cannot be read. */
    private static final int MOST_LABELS = 16;

    /** Frequency of the note C0, Hz (A4 = 440 Hz). */
    private static final double C0 = 440 * Math.pow(2, -57 / 12.0);

    private Marks() {}

    /** Only the marks that lie on the ruler. */
    static List<Tick> inside(List<Tick> ticks) {
        return ticks.stream()
                .filter(tick -> tick.at() >= -1e-6 && tick.at() <= 1 + 1e-6)
                .toList();
    }

    /** Bins of the same height at growing positions: the place of any position. */
    private static DoubleUnaryOperator place(double[] positions) {
        int n = positions.length;
        return value -> {
            int found = Arrays.binarySearch(positions, value);
            if (found >= 0) {
                return (found + 0.5) / n;
            }
            int above = -found - 1;
            if (n < 2 || above == 0 || above == n) {
                return beyond(positions, value);
            }
            double part = (value - positions[above - 1]) / (positions[above] - positions[above - 1]);
            return (above - 0.5 + part) / n;
        };
    }

    /** Half a bin below the first and above the last is still in the picture. */
    private static double beyond(double[] positions, double value) {
        int n = positions.length;
        if (n < 2) {
            return -1;
        }
        int edge = value < positions[0] ? 0 : n - 1;
        double width = edge == 0 ? positions[1] - positions[0] : positions[n - 1] - positions[n - 2];
        return (edge + 0.5 + (value - positions[edge]) / width) / n;
    }

    static Ruler octaves(double[] hz) {
        return octaves(hz[0], hz[hz.length - 1], place(hz));
    }

    static Ruler octaves(double low, double high, DoubleUnaryOperator place) {
        List<Tick> ticks = new ArrayList<>();
        for (double hz = 125; hz <= 64_000; hz *= 2) {
            double round = hz >= 1000 ? Math.rint(hz / 1000) * 1000 : hz;
            if (round >= low && round <= high) {
                ticks.add(new Tick(place.applyAsDouble(round), Rulers.hertz(round)));
            }
        }
        return new Ruler("", inside(ticks));
    }

    static Ruler linear(double low, double high, DoubleUnaryOperator place) {
        List<Tick> ticks = new ArrayList<>();
        double step = Rulers.step((high - low) / 8);
        for (double hz = Math.ceil(low / step) * step; hz <= high * (1 + 1e-9); hz += step) {
            ticks.add(new Tick(place.applyAsDouble(hz), Rulers.hertz(hz)));
        }
        return new Ruler("", inside(ticks));
    }

    static Ruler notes(double[] hz) {
        return notes(hz[0], hz[hz.length - 1], place(hz));
    }

    /** The Cs, with their frequencies in Hz. */
    static Ruler notes(double low, double high, DoubleUnaryOperator place) {
        List<Tick> ticks = new ArrayList<>();
        for (int octave = 0; octave < 11; octave++) {
            double hz = C0 * Math.pow(2, octave);
            if (hz > low * 0.99 && hz < high * 1.01) {
                ticks.add(new Tick(place.applyAsDouble(hz), "C" + octave));
            }
        }
        return new Ruler("note", inside(ticks));
    }

    static Ruler round(double[] positions, String title) {
        int n = positions.length;
        if (n < 2) {
            return new Ruler(title, List.of());
        }
        Ruler ruler = Rulers.values(title, positions[0], positions[n - 1], 6);
        List<Tick> ticks = ruler.ticks().stream()
                .map(tick -> new Tick((tick.at() * (n - 1) + 0.5) / n, tick.label()))
                .toList();
        return new Ruler(title, ticks);
    }

    /** Names of the bins where the axis has them and they can be read; numbers otherwise. */
    static Ruler labels(Axis axis, String title) {
        int n = axis.positions().length;
        if (axis.labels().size() != n || n > MOST_LABELS) {
            return round(axis.positions(), title);
        }
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            ticks.add(new Tick((i + 0.5) / n, axis.labels().get(i)));
        }
        return new Ruler(title, ticks);
    }

    /** Stacks of bins, numbered from 1. */
    static Ruler groups(int groups) {
        List<Tick> ticks = new ArrayList<>();
        int step = (groups + MOST_LABELS - 1) / MOST_LABELS;
        for (int i = 0; i < groups; i += step) {
            ticks.add(new Tick((i + 0.5) / groups, Integer.toString(i + 1)));
        }
        return new Ruler("harmonic", ticks);
    }
}
