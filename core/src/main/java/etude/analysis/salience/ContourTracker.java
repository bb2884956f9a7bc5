package etude.analysis.salience;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * Joins candidates to contours: the most salient one that is free begins a contour, which is followed forwards and
 * backwards as long as a frame has a candidate near the last one. For some frames weak candidates will do.
 *
 * @param jump cents from frame to frame at most
 * @param patience frames that a contour goes through without a strong candidate
 * @see <a href="https://doi.org/10.1109/TASL.2012.2188515">Salamon, Gómez, Melody extraction from polyphonic music signals
 *     using pitch contour characteristics, 2012</a>
 */
public record ContourTracker(double jump, int patience) {

    /**
     * All contours, by their beginning.
     *
     * @param candidates of all frames
     * @param strong which of them may begin contours and carry them on
     * @param shortest frames of a contour at least
     */
    public List<Contour> track(PitchCandidates candidates, BitSet strong, int shortest) {
        BitSet free = new BitSet(candidates.count());
        free.set(0, candidates.count());
        List<Contour> contours = new ArrayList<>();
        for (long key : bySalience(candidates, strong)) {
            int first = (int) key;
            if (free.get(first)) {
                int frame = candidates.frame(first);
                int[] back = follow(candidates, strong, free, first, frame, -1);
                int[] on = follow(candidates, strong, free, first, frame, 1);
                contour(candidates, back, on, first, frame, shortest, contours);
            }
        }
        contours.sort(Comparator.comparingInt(Contour::start).thenComparing(Contour::mean));
        return contours;
    }

    /** Strong candidates, the most salient first, as numbers whose lower half is the candidate. */
    private static long[] bySalience(PitchCandidates candidates, BitSet strong) {
        long[] keys = new long[strong.cardinality()];
        int n = 0;
        for (int i = strong.nextSetBit(0); i >= 0; i = strong.nextSetBit(i + 1)) {
            // Salience is not negative: its bits are in its order.
            keys[n++] = (long) ~Float.floatToIntBits(candidates.salience(i)) << 32 | i;
        }
        Arrays.sort(keys);
        return keys;
    }

    /** Candidates of the frames on one side, from the nearest on; none at the end that is weak. */
    private int[] follow(PitchCandidates candidates, BitSet strong, BitSet free, int first, int frame, int direction) {
        int[] found = new int[64];
        int n = 0;
        int kept = 0;
        int last = first;
        int weak = 0;
        for (int t = frame + direction; t >= 0 && t < candidates.frames() && weak <= patience; t += direction) {
            int next = nearest(candidates, strong, free, last, t, true);
            boolean fine = next >= 0;
            next = fine ? next : nearest(candidates, strong, free, last, t, false);
            if (next < 0) {
                break;
            }
            found = n == found.length ? Arrays.copyOf(found, 2 * n) : found;
            found[n++] = next;
            weak = fine ? 0 : weak + 1;
            kept = fine ? n : kept;
            last = next;
        }
        free.clear(first);
        for (int i = 0; i < kept; i++) {
            free.clear(found[i]);
        }
        return Arrays.copyOf(found, kept);
    }

    private int nearest(PitchCandidates c, BitSet strong, BitSet free, int last, int frame, boolean needStrong) {
        int best = -1;
        for (int i = c.start(frame); i < c.start(frame + 1); i++) {
            double distance = Math.abs(c.cents(i) - c.cents(last));
            if (free.get(i)
                    && strong.get(i) == needStrong
                    && distance <= jump
                    && (best < 0 || distance < Math.abs(c.cents(best) - c.cents(last)))) {
                best = i;
            }
        }
        return best;
    }

    private static void contour(
            PitchCandidates candidates, int[] back, int[] on, int first, int frame, int shortest, List<Contour> to) {
        int length = back.length + 1 + on.length;
        if (length < shortest) {
            return;
        }
        float[] cents = new float[length];
        float[] saliences = new float[length];
        for (int i = 0; i < length; i++) {
            int at = i - back.length;
            int candidate = at < 0 ? back[-at - 1] : at == 0 ? first : on[at - 1];
            cents[i] = candidates.cents(candidate);
            saliences[i] = candidates.salience(candidate);
        }
        to.add(new Contour(frame - back.length, cents, saliences));
    }
}
