package etude.cli.features;

import etude.features.FeatureStream;
import etude.features.Features;
import etude.report.array.FrameSink;
import etude.representation.Representation;
import etude.representation.Scope;
import etude.signal.Frames;
import etude.signal.Parallel;
import etude.signal.SampleSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Representations of a sound of any length, to sinks: the sound is played once for each thing that must be known of the
 * whole of it, then once more for the frames of all representations together. Memory does not grow with the length.
 */
final class Extraction {

    private final SampleSource sound;
    private final List<Representation> representations;

    Extraction(SampleSource sound, List<Representation> representations) {
        this.sound = sound;
        this.representations = List.copyOf(representations);
    }

    /** How often the sound will be played, at least. */
    int passes() {
        return 1
                + (int) representations.stream()
                        .filter(r -> r.scope() instanceof Scope.WholeClip)
                        .count();
    }

    /** Sends the frames of each representation to the sink of the same place; sinks are not committed. */
    void run(List<? extends FrameSink> sinks) throws IOException {
        List<FeatureStream> streams = new ArrayList<>();
        for (Representation representation : representations) {
            streams.add(FeatureStream.of(Features.resolve(representation, sound)));
        }
        Frames[] ready = new Frames[streams.size()];
        sound.play((samples, from, length) -> {
            Parallel.blocks(ready.length, 1, (first, end) -> {
                for (int i = first; i < end; i++) {
                    ready[i] = streams.get(i).push(samples, from, length);
                }
            });
            append(ready, sinks);
        });
        for (int i = 0; i < ready.length; i++) {
            ready[i] = streams.get(i).end();
        }
        append(ready, sinks);
    }

    private static void append(Frames[] ready, List<? extends FrameSink> sinks) throws IOException {
        for (int i = 0; i < ready.length; i++) {
            sinks.get(i).append(ready[i]);
        }
    }
}
