package etude.cli.analyze;

import etude.features.FeatureStream;
import etude.features.Features;
import etude.report.page.Density;
import etude.representation.Layout;
import etude.representation.Representation;
import etude.signal.Frames;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * A representation of a song, computed, and what that took.
 *
 * @param frames number of frames
 * @param density share of the values that carry 99 % of the energy, or not a number
 * @param nanos time of the computation, reading the file not counted
 */
record Measured(long frames, double density, long nanos) {

    /** Seconds of a song that are computed once before the clock runs, so that Java has compiled what it will need. */
    private static final int WARM_UP = 10;

    /** Computes of a song in memory, on all cores. */
    static Measured of(Representation representation, Waveform song, Consumer<Frames> sink) {
        int beginning = (int) Math.min(song.length(), (long) WARM_UP * song.sampleRate());
        Features.compute(representation, song.slice(0, beginning));
        long start = System.nanoTime();
        Frames frames = Features.compute(representation, song);
        long nanos = System.nanoTime() - start;
        sink.accept(frames);
        return new Measured(frames.count(), Density.of(frames, representation.layout()), nanos);
    }

    /** Computes of a song that is played piece by piece. */
    static Measured of(Representation representation, SampleSource song, Consumer<Frames> sink) throws IOException {
        FeatureStream stream = FeatureStream.of(Features.resolve(representation, song));
        long[] sums = new long[2];
        Consumer<Frames> counted = frames -> {
            sums[0] += frames.count();
            sink.accept(frames);
        };
        song.play((samples, from, length) -> {
            long start = System.nanoTime();
            Frames frames = stream.push(samples, from, length);
            sums[1] += System.nanoTime() - start;
            counted.accept(frames);
        });
        counted.accept(stream.end());
        return new Measured(sums[0], Double.NaN, sums[1]);
    }

    /** Bytes of the frames of so many samples, all in memory. */
    static double bytes(Representation representation, double samples) {
        Layout layout = representation.layout();
        return samples / representation.hop() * layout.size() * (layout.complex() ? 8.0 : 4.0);
    }
}
