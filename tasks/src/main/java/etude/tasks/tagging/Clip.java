package etude.tasks.tagging;

import etude.signal.SampleSource;
import java.io.IOException;

/** Samples in memory as a source. */
record Clip(int sampleRate, float[] samples) implements SampleSource {

    private static final int BLOCK = 1 << 16;

    int length() {
        return samples.length;
    }

    @Override
    public void play(Listener listener) throws IOException {
        for (int from = 0; from < samples.length; from += BLOCK) {
            listener.hear(samples, from, Math.min(BLOCK, samples.length - from));
        }
    }
}
