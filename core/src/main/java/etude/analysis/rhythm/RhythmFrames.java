package etude.analysis.rhythm;

import etude.features.FeatureStream;
import etude.features.Features;
import etude.representation.Representation;
import etude.representation.Stft;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Frames of a sound with some silence before it, so that what begins with its first sample begins for the frames too. Whole
 * clips and streams give the same bits.
 *
 * @param level of the sound
 * @param values of each view, frame after frame; none for a silent clip
 */
record RhythmFrames(ClipLevel level, List<float[]> values) {

    /** Samples of a piece of a clip that is streamed. */
    private static final int PIECE = 1 << 16;

    private static final int LOWEST_RATE = 4000;

    /**
     * A representation, and what is kept of its frames.
     *
     * @param representation local in time
     * @param kept from some frames to what is kept of them; called for one piece after the other
     */
    record View(Representation representation, UnaryOperator<float[]> kept) {}

    /** Refuses sample rates that leave too little to hear. */
    static void checkRate(int sampleRate) {
        if (sampleRate < LOWEST_RATE) {
            throw new IllegalArgumentException("The sound has " + sampleRate + " Hz; rhythm is heard from "
                    + LOWEST_RATE + " Hz on. Resample the sound, or read it at its own rate.");
        }
    }

    /** Frames at the end of a clip that hear it being cut off, which sounds like a click. */
    static int cut(Stft stft) {
        return (stft.nFft() / 2 + stft.hop() - 1) / stft.hop();
    }

    static RhythmFrames of(Waveform clip, int before, Function<ClipLevel, List<View>> made) {
        float[] x = clip.toMono().channel(0);
        ClipLevel level = ClipLevel.of(x, clip.sampleRate());
        if (level.silent()) {
            return new RhythmFrames(level, List.of());
        }
        float[] later = new float[Math.addExact(x.length, before)];
        centre(x, 0, x.length, level, later, before);
        return new RhythmFrames(level, values(made.apply(level), Waveform.mono(later, clip.sampleRate())));
    }

    /** On all cores; frames too large to be kept all at once, piece by piece. */
    private static List<float[]> values(List<View> views, Waveform clip) {
        if (views.stream().noneMatch(view -> view.representation().layout().complex())) {
            var frames =
                    Features.compute(views.stream().map(View::representation).toList(), clip);
            List<float[]> values = new ArrayList<>();
            for (int v = 0; v < views.size(); v++) {
                values.add(views.get(v).kept().apply(frames.get(v).data()));
            }
            return values;
        }
        List<Run> runs = views.stream().map(Run::new).toList();
        for (int at = 0; at < clip.length(); at += PIECE) {
            float[] piece = Arrays.copyOfRange(clip.channel(0), at, Math.min(clip.length(), at + PIECE));
            runs.forEach(run -> run.push(piece));
        }
        return runs.stream().map(Run::end).toList();
    }

    /** As {@link #of(Waveform, int, Function)} for a sound that is played twice. */
    static RhythmFrames of(SampleSource sound, int before, Function<ClipLevel, List<View>> made) throws IOException {
        ClipLevel level = ClipLevel.of(sound);
        if (level.silent()) {
            return new RhythmFrames(level, List.of());
        }
        List<Run> runs = made.apply(level).stream().map(Run::new).toList();
        runs.forEach(run -> run.push(new float[before]));
        sound.play((samples, from, length) -> {
            float[] centred = new float[length];
            centre(samples, from, length, level, centred, 0);
            runs.forEach(run -> run.push(centred));
        });
        return new RhythmFrames(level, runs.stream().map(Run::end).toList());
    }

    private static void centre(float[] x, int from, int length, ClipLevel level, float[] out, int to) {
        float mean = (float) level.mean();
        for (int i = 0; i < length; i++) {
            out[to + i] = x[from + i] - mean;
        }
    }

    /** A stream and what was kept of it. */
    private static final class Run {

        private final FeatureStream stream;
        private final UnaryOperator<float[]> kept;
        private final FloatList values = new FloatList();

        Run(View view) {
            this.stream = FeatureStream.of(view.representation());
            this.kept = view.kept();
        }

        void push(float[] samples) {
            values.addAll(kept.apply(stream.push(samples, 0, samples.length).data()));
        }

        float[] end() {
            values.addAll(kept.apply(stream.end().data()));
            return values.toArray();
        }
    }
}
