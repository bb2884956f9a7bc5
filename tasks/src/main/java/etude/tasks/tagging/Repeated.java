package etude.tasks.tagging;

import etude.signal.SampleSource;
import java.io.IOException;

/** A short sound again and again, until it is long enough. */
final class Repeated {

    private Repeated() {}

    /** Values repeated to a length. */
    static float[] to(float[] values, int length) {
        float[] longer = new float[length];
        for (int at = 0; at < length; at += values.length) {
            System.arraycopy(values, 0, longer, at, Math.min(values.length, length - at));
        }
        return longer;
    }

    /** The sound itself if it is long enough or empty; otherwise repeated. */
    static SampleSource until(SampleSource sound, long length, long needed) {
        if (length == 0 || length >= needed) {
            return sound;
        }
        return new SampleSource() {
            @Override
            public int sampleRate() {
                return sound.sampleRate();
            }

            @Override
            public void play(Listener listener) throws IOException {
                long[] left = {needed};
                while (left[0] > 0) {
                    sound.play((samples, from, count) -> {
                        int some = (int) Math.min(count, left[0]);
                        if (some > 0) {
                            listener.hear(samples, from, some);
                        }
                        left[0] -= some;
                    });
                }
            }
        };
    }
}
