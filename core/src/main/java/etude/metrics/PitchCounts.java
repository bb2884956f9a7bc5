package etude.metrics;

import java.util.Arrays;

/**
 * Pitches of all frames, counted.
 *
 * @param wanted that there are
 * @param found that were found
 * @param right of both
 * @param taken for others: as many as could have been right by number, but are not
 * @param missing by number
 * @param tooMany by number
 */
record PitchCounts(long wanted, long found, long right, long taken, long missing, long tooMany) {

    private static final double OCTAVE = 12;

    /** Of MIDI numbers, frame by frame. */
    static PitchCounts of(double[][] wanted, double[][] found, double window, boolean chroma) {
        long[] sums = new long[6];
        for (int i = 0; i < wanted.length; i++) {
            int there = wanted[i].length;
            int given = found[i].length;
            int right = chroma ? sameChroma(wanted[i], found[i], window) : samePitch(wanted[i], found[i], window);
            sums[0] += there;
            sums[1] += given;
            sums[2] += right;
            sums[3] += Math.min(there, given) - right;
            sums[4] += Math.max(0, there - given);
            sums[5] += Math.max(0, given - there);
        }
        return new PitchCounts(sums[0], sums[1], sums[2], sums[3], sums[4], sums[5]);
    }

    /** 0 of nothing. */
    double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static int samePitch(double[] wanted, double[] found, double window) {
        double[] sorted = wanted.clone();
        Arrays.sort(sorted);
        return EventMatching.count(sorted, found, window);
    }

    private static int sameChroma(double[] wanted, double[] found, double window) {
        var graph = new BipartiteGraph(wanted.length, found.length);
        for (int w = 0; w < wanted.length; w++) {
            for (int f = 0; f < found.length; f++) {
                double distance = Math.abs(chroma(wanted[w]) - chroma(found[f]));
                if (Math.min(distance, OCTAVE - distance) <= window) {
                    graph.pair(w, f);
                }
            }
        }
        return graph.size();
    }

    private static double chroma(double pitch) {
        double rest = pitch % OCTAVE;
        return rest < 0 ? rest + OCTAVE : rest;
    }
}
