package etude.signal;

/**
 * Two converters in a row. The first one filters sharply and leaves the signal at a rate with room above its band, so that
 * the second one interpolates it with a few weights.
 *
 * @see <a href="https://ieeexplore.ieee.org/document/1162913">Crochiere, Rabiner, Interpolation and decimation of digital
 *     signals, 1981</a>
 */
final class TwoStageConverter implements RateConverter {

    private static final int BLOCK = 1 << 15;

    private final RateConverter first;
    private final RateConverter second;
    private final Reach reach;

    /** Joins two converters, of which the second one looks at its input by {@code reach}. */
    TwoStageConverter(RateConverter first, RateConverter second, Reach reach) {
        this.first = first;
        this.second = second;
        this.reach = reach;
    }

    @Override
    public long ready(long known) {
        return reach.ready(first.ready(known));
    }

    @Override
    public long oldest(long next) {
        return first.oldest(reach.oldest(next));
    }

    @Override
    public int blockSize() {
        return Math.max(1, BLOCK / second.blockSize()) * second.blockSize();
    }

    @Override
    public void run(float[] x, long start, int length, long from, int count, float[] out, int to) {
        long begin = reach.oldest(from);
        int between = Math.toIntExact(reach.newest(from + count - 1) + 1 - begin);
        float[] y = new float[between];
        first.run(x, start, length, begin, between, y, 0);
        second.run(y, begin, between, from, count, out, to);
    }
}
