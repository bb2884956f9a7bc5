package etude.symbolic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * How score time becomes clock time: tempi, each from its place on.
 *
 * @param tempi by place, the first one at quarter 0
 */
public record TempoMap(List<Tempo> tempi) {

    /**
     * A tempo that holds until the next one.
     *
     * @param quarter from when on, in quarter notes from the start
     * @param perMinute quarter notes a minute, positive
     */
    public record Tempo(double quarter, double perMinute) {

        /** Checks the ranges. */
        public Tempo {
            if (!(quarter >= 0 && quarter < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("A tempo begins at quarter " + quarter + "; it must be at least 0.");
            }
            if (!(perMinute > 0 && perMinute < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "A tempo is " + perMinute + " quarter notes a minute; it must be positive.");
            }
        }
    }

    /** Checks the order and copies the tempi. */
    public TempoMap {
        tempi = List.copyOf(tempi);
        if (tempi.isEmpty() || tempi.get(0).quarter() != 0) {
            throw new IllegalArgumentException("A tempo map needs a tempo at quarter 0.");
        }
        for (int i = 1; i < tempi.size(); i++) {
            if (!(tempi.get(i).quarter() > tempi.get(i - 1).quarter())) {
                throw new IllegalArgumentException("Tempo " + i + " begins at quarter "
                        + tempi.get(i).quarter() + ", not after the one before it; give them in order.");
            }
        }
    }

    /** One tempo from beginning to end, quarter notes a minute. */
    public static TempoMap constant(double perMinute) {
        return new TempoMap(List.of(new Tempo(0, perMinute)));
    }

    /**
     * A map from tempi in any order: of several at one place the last given holds, where none is given for the beginning a
     * default, and one that changes nothing is left out.
     *
     * @param given tempi
     * @param otherwise quarter notes a minute before the first of them
     */
    public static TempoMap of(List<Tempo> given, double otherwise) {
        var sorted = new TreeMap<Double, Tempo>();
        sorted.put(0.0, new Tempo(0, otherwise));
        for (Tempo tempo : given) {
            sorted.put(tempo.quarter() + 0.0, tempo);
        }
        List<Tempo> changes = new ArrayList<>();
        for (Tempo tempo : sorted.values()) {
            if (changes.isEmpty() || changes.get(changes.size() - 1).perMinute() != tempo.perMinute()) {
                changes.add(tempo);
            }
        }
        return new TempoMap(changes);
    }

    /** Clock time of a place in the score, seconds. */
    public double seconds(double quarter) {
        return clock().seconds(quarter);
    }

    /** For many places: sums up the tempi once. */
    public Clock clock() {
        return new Clock(this);
    }

    /** A tempo map with the clock time of each of its tempi. */
    public static final class Clock {

        private final double[] quarters;
        private final double[] seconds;
        private final double[] pace;

        private Clock(TempoMap map) {
            int n = map.tempi.size();
            this.quarters = new double[n];
            this.seconds = new double[n];
            this.pace = new double[n];
            for (int i = 0; i < n; i++) {
                Tempo tempo = map.tempi.get(i);
                quarters[i] = tempo.quarter();
                pace[i] = 60 / tempo.perMinute();
                seconds[i] = i == 0 ? 0 : seconds[i - 1] + (quarters[i] - quarters[i - 1]) * pace[i - 1];
            }
        }

        /** Clock time of a place in the score, seconds. */
        public double seconds(double quarter) {
            int i = Arrays.binarySearch(quarters, quarter);
            int before = Math.max(0, i >= 0 ? i : -i - 2);
            return seconds[before] + (quarter - quarters[before]) * pace[before];
        }
    }
}
