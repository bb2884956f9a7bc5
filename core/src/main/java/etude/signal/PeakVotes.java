package etude.signal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What spectral peaks vote for, and how loud they are. The first peaks are kept each by itself; from a number of them on,
 * levels are told apart only to one part in 256 (0.03 dB), so that hours of sound take no more memory than minutes. Which way
 * is gone depends on the number of peaks alone, not on the pieces in which they come.
 */
final class PeakVotes {

    /** Peaks kept each by itself, 18 MB of them. */
    private static final int KEPT = 1 << 21;

    /** Bits of a level beyond its exponent and the first eight of its fraction. */
    private static final int IGNORED = 52 - 8;

    private final int choices;
    private final int most;
    private double[] levels = new double[1024];
    private byte[] votes = new byte[1024];
    private int kept;
    private long total;
    private final Map<Integer, int[]> counted = new HashMap<>();

    /** Votes for one of at most 127 choices. */
    PeakVotes(int choices) {
        this(choices, KEPT);
    }

    /** Keeps another number of peaks. */
    PeakVotes(int choices, int most) {
        this.choices = choices;
        this.most = most;
    }

    /** Takes a peak. */
    void add(double level, int vote) {
        total++;
        if (total > most) {
            countThoseThatWereKept();
            count(level, vote);
            return;
        }
        if (kept == levels.length) {
            levels = Arrays.copyOf(levels, 2 * kept);
            votes = Arrays.copyOf(votes, 2 * kept);
        }
        levels[kept] = level;
        votes[kept++] = (byte) vote;
    }

    boolean isEmpty() {
        return total == 0;
    }

    /** Votes for each choice by the peaks that are at least as loud as the median. */
    int[] ofTheLouderHalf() {
        return counted.isEmpty() ? exactly() : byLevel();
    }

    private void countThoseThatWereKept() {
        for (int i = 0; i < kept; i++) {
            count(levels[i], votes[i]);
        }
        kept = 0;
        levels = new double[0];
        votes = new byte[0];
    }

    private void count(double level, int vote) {
        int row = (int) (Double.doubleToLongBits(level) >>> IGNORED);
        counted.computeIfAbsent(row, r -> new int[choices])[vote]++;
    }

    private int[] exactly() {
        double[] sorted = Arrays.copyOf(levels, kept);
        Arrays.sort(sorted);
        double median = kept == 0 ? 0 : (sorted[(kept - 1) / 2] + sorted[kept / 2]) / 2;
        int[] sums = new int[choices];
        for (int i = 0; i < kept; i++) {
            if (levels[i] >= median) {
                sums[votes[i]]++;
            }
        }
        return sums;
    }

    /** Levels from the loudest down to the one that has the median. */
    private int[] byLevel() {
        int[] rows = counted.keySet().stream().mapToInt(row -> row).sorted().toArray();
        int[] sums = new int[choices];
        long wanted = total - total / 2;
        for (int i = rows.length - 1; i >= 0 && wanted > 0; i--) {
            int[] row = counted.getOrDefault(rows[i], sums);
            for (int v = 0; v < choices; v++) {
                sums[v] += row[v];
                wanted -= row[v];
            }
        }
        return sums;
    }
}
