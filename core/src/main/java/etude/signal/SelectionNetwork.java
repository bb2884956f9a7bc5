package etude.signal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Finds values of given ranks among n values, for many sets of n values side by side ("lanes"): a fixed sequence of
 * exchanges, each over all lanes, that the virtual machine turns into vector instructions. Batcher's merge exchange,
 * without the exchanges that the wanted ranks do not depend on.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @see <a href="https://doi.org/10.1145/1468075.1468121">Batcher, Sorting networks and their applications, 1968; Knuth, The
 *     Art of Computer Programming 3, algorithm 5.2.2 M</a>
 */
public final class SelectionNetwork {

    private enum Wanted {
        BOTH,
        LOW,
        HIGH
    }

    private record Exchange(int low, int high, Wanted wanted) {}

    private final int size;
    private final Exchange[] exchanges;

    /**
     * Prepares a selection.
     *
     * @param size number of values in a lane, at least 1
     * @param ranks wanted ranks, 0 for the smallest value
     */
    public SelectionNetwork(int size, int... ranks) {
        this.size = size;
        boolean[] needed = new boolean[size];
        for (int rank : ranks) {
            needed[rank] = true;
        }
        Deque<Exchange> kept = new ArrayDeque<>();
        List<int[]> all = mergeExchange(size);
        for (int i = all.size() - 1; i >= 0; i--) {
            int low = all.get(i)[0];
            int high = all.get(i)[1];
            if (needed[low] || needed[high]) {
                Wanted wanted = needed[low] && needed[high] ? Wanted.BOTH : needed[low] ? Wanted.LOW : Wanted.HIGH;
                kept.addFirst(new Exchange(low, high, wanted));
                needed[low] = true;
                needed[high] = true;
            }
        }
        this.exchanges = kept.toArray(Exchange[]::new);
    }

    private static List<int[]> mergeExchange(int n) {
        List<int[]> pairs = new ArrayList<>();
        int top = Integer.highestOneBit(Math.max(1, n - 1));
        for (int p = top; p > 0 && n > 1; p >>= 1) {
            int q = top;
            int r = 0;
            int d = p;
            while (true) {
                for (int i = 0; i < n - d; i++) {
                    if ((i & p) == r) {
                        pairs.add(new int[] {i, i + d});
                    }
                }
                if (q == p) {
                    break;
                }
                d = q - p;
                q >>= 1;
                r = p;
            }
        }
        return pairs;
    }

    /** Number of values in a lane. */
    public int size() {
        return size;
    }

    /**
     * Moves the values of the wanted ranks to their rows; the other rows are left with other values of their lanes.
     *
     * @param rows {@code (size, lanes)}, overwritten; values must not be NaN
     * @param lanes number of lanes
     */
    public void select(float[][] rows, int lanes) {
        for (Exchange exchange : exchanges) {
            float[] low = rows[exchange.low];
            float[] high = rows[exchange.high];
            switch (exchange.wanted) {
                case BOTH -> both(low, high, lanes);
                case LOW -> low(low, high, lanes);
                case HIGH -> high(low, high, lanes);
            }
        }
    }

    private static void both(float[] low, float[] high, int lanes) {
        for (int i = 0; i < lanes; i++) {
            float x = low[i];
            float y = high[i];
            low[i] = Math.min(x, y);
            high[i] = Math.max(x, y);
        }
    }

    private static void low(float[] low, float[] high, int lanes) {
        for (int i = 0; i < lanes; i++) {
            low[i] = Math.min(low[i], high[i]);
        }
    }

    private static void high(float[] low, float[] high, int lanes) {
        for (int i = 0; i < lanes; i++) {
            high[i] = Math.max(low[i], high[i]);
        }
    }
}
