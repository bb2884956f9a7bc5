package etude.tasks.tagging;

import etude.features.FeatureStream;
import etude.network.Listening;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.SampleSource;
import java.io.IOException;
import java.util.Optional;

/**
 * Cuts a sound into the pieces that a model hears, in memory that does not grow with the sound (but for one that is shorter
 * than a piece).
 */
final class PieceCutter implements Listening.Pieces.Visitor<PieceCutter.Cut> {

    /** Who takes the pieces. */
    interface Sink {
        /**
         * Takes a piece: samples, or for {@link Listening.Patches} the values of its frames, frame after frame.
         *
         * @param from its first sample in the sound
         * @param to the sample behind its last one, which may lie behind the sound's end
         */
        void piece(long from, long to, float[] values) throws IOException;
    }

    /** A way to cut. */
    interface Cut {
        /** Plays the sound and hands over its pieces; the number of samples. */
        long cut(SampleSource sound, Sink sink) throws IOException;
    }

    private static final double MINUTE = 60;

    private final Optional<Representation> known;

    /**
     * A cutter.
     *
     * @param known the representation that patches of frames are cut from, where features compute it
     */
    PieceCutter(Optional<Representation> known) {
        this.known = known;
    }

    @Override
    public Cut spread(Listening.Spread pieces) {
        return (sound, sink) -> {
            long total = length(sound);
            int number = total <= MINUTE * sound.sampleRate() ? pieces.number() : pieces.more();
            long step = Math.max(0, (total - pieces.samples()) / number);
            // Pieces that begin at the same sample are heard once: their mean is any of them.
            int different = step == 0 ? 1 : number;
            return whole(sound, pieces.samples(), i -> i < different ? i * step : -1, sink);
        };
    }

    @Override
    public Cut single(Listening.Single pieces) {
        return (sound, sink) -> withSilence(sound, pieces.samples(), i -> i == 0 ? 0 : -1, sink);
    }

    @Override
    public Cut running(Listening.Running pieces) {
        // A piece that begins where everything has been heard would be silence.
        long overlap = pieces.samples() - pieces.hop();
        return (sound, sink) -> {
            long total = length(sound);
            return withSilence(
                    sound,
                    pieces.samples(),
                    i -> i == 0 || (long) i * pieces.hop() + Math.max(0, overlap) < total
                            ? (long) i * pieces.hop()
                            : -1,
                    sink);
        };
    }

    @Override
    public Cut patches(Listening.Patches pieces) {
        Representation representation = known.orElseThrow(
                () -> new IllegalArgumentException(
                        "This model hears patches of"
                                + " frames, but its representation is a part of its network. Let it hear pieces of sound instead."));
        return (sound, sink) -> {
            long total = length(sound);
            SampleSource enough = Repeated.until(sound, total, samplesFor(representation, pieces.frames()));
            long hop = representation.hop();
            int width = representation.layout().size();
            Windows windows = new Windows(
                    width,
                    pieces.frames(),
                    i -> (long) i * pieces.hop(),
                    (start, values) -> sink.piece(start * hop, (start + pieces.frames()) * hop, values));
            FeatureStream stream = FeatureStream.of(representation);
            enough.play((samples, from, length) -> push(windows, stream.push(samples, from, length)));
            push(windows, stream.end());
            return total;
        };
    }

    /** Whole pieces one after the other, for tags over time: the last one ends where the sound ends or before. */
    Cut following(int samples, int hop) {
        return (sound, sink) -> whole(sound, samples, i -> (long) i * hop, sink);
    }

    private static void push(Windows windows, Frames frames) throws IOException {
        windows.push(frames.data(), 0, frames.data().length);
    }

    /** Samples whose frames are at least so many. */
    private static long samplesFor(Representation representation, int frames) {
        long samples = (long) frames * representation.hop();
        while (etude.features.Features.count(representation, samples) < frames) {
            samples += representation.hop();
        }
        return samples;
    }

    private static long whole(SampleSource sound, int samples, Windows.Starts starts, Sink sink) throws IOException {
        Windows windows =
                new Windows(1, samples, starts, (start, values) -> sink.piece(start, start + samples, values));
        sound.play(windows::push);
        if (windows.number() == 0 && windows.total() > 0) {
            sink.piece(0, samples, Repeated.to(windows.all(), samples));
        }
        return windows.total();
    }

    private static long withSilence(SampleSource sound, int samples, Windows.Starts starts, Sink sink)
            throws IOException {
        Windows windows =
                new Windows(1, samples, starts, (start, values) -> sink.piece(start, start + samples, values));
        sound.play(windows::push);
        if (windows.total() > 0) {
            windows.endWithSilence();
        }
        return windows.total();
    }

    /** Samples of a sound: known, or counted by playing it once. */
    static long length(SampleSource sound) throws IOException {
        if (sound instanceof Clip clip) {
            return clip.length();
        }
        long[] total = {0};
        sound.play((samples, from, length) -> total[0] += length);
        return total[0];
    }
}
