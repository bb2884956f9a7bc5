package etude.audio;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * How much work FFmpeg may have with a file before it knows its headers. What is counted is work, not time: what is read, how
 * often, and processor time of the thread between reads. A busy machine or a slow disk does not make a header longer. Only where
 * that goes on for minutes the clock counts as well, as the last resort.
 *
 * @param bytes to read, beyond {@value #PER_SIZE} times the file's own size
 * @param calls to read or to seek
 * @param processor nanoseconds of the reading thread
 * @param clock nanoseconds that pass while FFmpeg computes
 */
record HeaderLimit(long bytes, long calls, long processor, long clock) {

    static final int PER_SIZE = 8;

    /** Many times what the headers of whole files need, of long films with their index and their pictures, too. */
    static final HeaderLimit USUAL = new HeaderLimit(64L << 20, 1 << 18, 8_000_000_000L, 120_000_000_000L);

    /** What was done so far. */
    static final class Tally {

        private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

        private final HeaderLimit limit;
        private final long size;
        private final long processorAtStart = processorTime();
        private long clockAtReturn = System.nanoTime();
        private long bytes;
        private long calls;
        private long clock;

        Tally(HeaderLimit limit, long size) {
            this.limit = limit;
            this.size = size;
        }

        /**
         * FFmpeg asks for something.
         *
         * @param length bytes
         * @throws AudioFormatException if it was too much
         */
        void asked(int length) throws AudioFormatException {
            bytes += length;
            calls++;
            clock += System.nanoTime() - clockAtReturn;
            clockAtReturn = System.nanoTime();
            if (bytes > PER_SIZE * size + limit.bytes || calls > limit.calls) {
                throw refusal("its reader went over it again and again (" + bytes + " bytes in " + calls + " calls)");
            }
            if (processorTime() - processorAtStart > limit.processor || clock > limit.clock) {
                throw refusal("it takes too much computing (" + clock / 1_000_000_000 + " s)");
            }
        }

        /** FFmpeg has got it, and computes again: waiting for the disk is no work of its. */
        void answered() {
            clockAtReturn = System.nanoTime();
        }

        private static AudioFormatException refusal(String found) {
            return new AudioFormatException(
                    found + " only to understand its header, which must be damaged or hold a vast"
                            + " number of tags; remove them, or convert the file.");
        }

        /** Nanoseconds, or always 0 where the Java machine does not know them. */
        private static long processorTime() {
            return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : 0;
        }
    }
}
