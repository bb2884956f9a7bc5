package etude.report.picture;

import etude.report.picture.Ruler.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Pictures of matrices, such as filters: states of one matrix with the same colours, one row as a line. */
public final class MatrixChart {

    private static final int LEAST_ROWS = 240;
    private static final int TICKS = 8;

    private MatrixChart() {}

    /** What lies along a row. */
    public enum Across {
        /** Hz, from 0 on. */
        HERTZ,
        /** A count. */
        NUMBER
    }

    /**
     * One matrix under its title.
     *
     * @param title what it is of
     * @param values {@code (row, column)}, the first row at the bottom
     */
    public record State(String title, float[][] values) {}

    /**
     * Pictures of several states of a matrix, comparable by eye.
     *
     * @param states of one shape, at least one
     * @param across what lies along a row
     * @param end of the last column, in that unit
     * @throws IllegalArgumentException if shapes differ, or there is nothing to show
     */
    public static List<Chart> of(List<State> states, Across across, double end) {
        check(states);
        double low = 0;
        double high = 0;
        for (State state : states) {
            for (float[] row : state.values()) {
                for (float value : row) {
                    low = Math.min(low, value);
                    high = Math.max(high, value);
                }
            }
        }
        Scale scale = Scale.of(low, high, states.get(0).values().length > 1);
        return states.stream()
                .map(state -> chart(state, scale, ruler(across, end)))
                .toList();
    }

    private static void check(List<State> states) {
        float[][] first = states.isEmpty() ? new float[0][] : states.get(0).values();
        if (first.length == 0 || first[0].length == 0) {
            throw new IllegalArgumentException("A matrix without numbers cannot be drawn.");
        }
        for (State state : states) {
            if (state.values().length != first.length || state.values()[0].length != first[0].length) {
                throw new IllegalArgumentException("Matrices of " + first.length + " × " + first[0].length + " and of "
                        + state.values().length + " × " + state.values()[0].length + " are no states of one.");
            }
        }
    }

    /** From numbers to places between 0 and 1: with nought in the middle where signs differ and colours tell it. */
    private record Scale(double low, double high, Palette palette) {

        static Scale of(double low, double high, boolean colours) {
            double top = high > low ? high : low + 1;
            double most = Math.max(-low, top);
            return low < 0 && colours ? new Scale(-most, most, Palette.SIGNED) : new Scale(low, top, Palette.LEVEL);
        }

        double place(float value) {
            return Math.min(Math.max((value - low) / (high - low), 0), 1);
        }

        Ruler ruler() {
            return Rulers.values("", low, high, 5);
        }
    }

    private static Chart chart(State state, Scale scale, Ruler across) {
        return state.values().length == 1 ? line(state, scale, across) : map(state, scale, across);
    }

    private static Chart map(State state, Scale scale, Ruler across) {
        int count = state.values().length;
        int each = (LEAST_ROWS + count - 1) / count;
        byte[] levels = new byte[count * each * ChartMaker.COLUMNS];
        for (int row = 0; row < count * each; row++) {
            float[] values = state.values()[count - 1 - row / each];
            for (int c = 0; c < ChartMaker.COLUMNS; c++) {
                levels[row * ChartMaker.COLUMNS + c] = (byte) (1 + Math.round(254 * scale.place(shown(values, c))));
            }
        }
        var plot = new Plot.HeatMap(ChartMaker.COLUMNS, count * each, levels, scale.palette());
        var bar = new Chart.ColourBar(scale.palette(), scale.ruler());
        return new Chart(state.title(), plot, across, rows(count), Optional.of(bar), "", 0);
    }

    private static Chart line(State state, Scale scale, Ruler across) {
        float[] places = new float[ChartMaker.COLUMNS];
        for (int c = 0; c < places.length; c++) {
            places[c] = (float) scale.place(shown(state.values()[0], c));
        }
        double zero = scale.low() < 0 ? scale.place(0) : Double.NaN;
        return new Chart(
                state.title(),
                new Plot.Curve(places, places, places, zero, false),
                across,
                scale.ruler(),
                Optional.empty(),
                "",
                0);
    }

    /** Of the numbers that share a column of the picture the one that is furthest from nought: narrow peaks stay. */
    private static float shown(float[] values, int column) {
        int first = (int) ((long) column * values.length / ChartMaker.COLUMNS);
        int end = Math.max(first + 1, (int) ((column + 1L) * values.length / ChartMaker.COLUMNS));
        float shown = values[first];
        for (int i = first + 1; i < end; i++) {
            shown = Math.abs(values[i]) > Math.abs(shown) ? values[i] : shown;
        }
        return shown;
    }

    private static Ruler rows(int count) {
        List<Tick> ticks = new ArrayList<>();
        int step = (int) Math.max(1, Rulers.step((double) count / TICKS));
        for (int row = 0; row < count; row += step) {
            ticks.add(new Tick((row + 0.5) / count, Integer.toString(row)));
        }
        return new Ruler("filter", ticks);
    }

    private static Ruler ruler(Across across, double end) {
        List<Tick> ticks = new ArrayList<>();
        double step = Rulers.step(end / TICKS);
        for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
            double at = i * step;
            ticks.add(new Tick(at / end, across == Across.HERTZ ? Rulers.hertz(at) : Long.toString(Math.round(at))));
        }
        return new Ruler("", ticks);
    }
}
