package etude.audio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Whether bytes that are said to be PCM of 16 bits jump from number to number as noise does. Compressed sound looks so wherever
 * it lies, and is then to be searched for; music and speech, where a sample resembles the one before, cannot be compressed.
 */
final class NoiseLike {

    /** The shortest header of a wav; samples of 16 bits begin at even places. */
    private static final int HEADER = 44;

    private static final int LOOKED_AT = 1 << 16;
    private static final int BLOCK = 256;

    /**
     * The mean jump beside the mean size: 4/3 for evenly distributed numbers, √2 for Gaussian ones, and the less the lower the
     * sound; below this no half of a block can be noise.
     */
    private static final double JUMPY = 0.8;

    private NoiseLike() {}

    /** Looks at the beginning of a file; what comes before the samples may look like noise as well. */
    static boolean begins(FileBytes file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(LOOKED_AT).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && file.channel().read(bytes, HEADER + bytes.position()) > 0) {
            // reads on
        }
        ShortBuffer numbers = bytes.flip().asShortBuffer();
        short[] x = new short[numbers.remaining()];
        numbers.get(x);
        return of(x);
    }

    /** Whether any stretch of some hundred numbers is like noise. */
    static boolean of(short[] numbers) {
        for (int from = 0; from + BLOCK <= numbers.length; from += BLOCK) {
            if (jumps(numbers, from)) {
                return true;
            }
        }
        return false;
    }

    private static boolean jumps(short[] numbers, int from) {
        long size = 0;
        long jump = 0;
        for (int i = from + 1; i < from + BLOCK; i++) {
            size += Math.abs(numbers[i]);
            jump += Math.abs(numbers[i] - numbers[i - 1]);
        }
        return jump > JUMPY * size;
    }
}
