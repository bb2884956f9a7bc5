package etude.tasks.tagging;

import etude.network.Listening;
import etude.runtime.ModelSession;
import etude.runtime.Scores;
import etude.signal.Frames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Collects pieces, lets the network hear them a batch at a time, and keeps what it says. */
final class Hearing implements PieceCutter.Sink {

    private final ModelSession session;
    private final int batch;
    private final List<float[]> pieces = new ArrayList<>();
    private final List<long[]> places = new ArrayList<>();
    private final List<Taggram.Moment> moments = new ArrayList<>();

    Hearing(ModelSession session, int batch) {
        this.session = session;
        this.batch = batch;
    }

    @Override
    public void piece(long from, long to, float[] values) {
        check(values);
        pieces.add(values);
        places.add(new long[] {from, to});
        if (pieces.size() == batch) {
            hear();
        }
    }

    /** What was said of all pieces, as far as the sound goes. */
    List<Taggram.Moment> end(double duration) {
        if (!pieces.isEmpty()) {
            hear();
        }
        return moments.stream()
                .filter(moment -> moment.from() < duration)
                .map(moment -> new Taggram.Moment(moment.from(), Math.min(moment.to(), duration), moment.scores()))
                .toList();
    }

    private static void check(float[] values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("A sample is " + value
                        + "; samples must be finite numbers. Repair the file or replace such samples by 0.");
            }
        }
    }

    private void hear() {
        Scores scores = session.listening().pieces() instanceof Listening.Patches
                ? session.runFeatures(pieces.stream().map(this::frames).toList())
                : session.run(pieces.toArray(float[][]::new));
        for (int i = 0; i < pieces.size(); i++) {
            add(places.get(i), scores, i);
        }
        pieces.clear();
        places.clear();
    }

    private Frames frames(float[] values) {
        int[] shape = session.representation().orElseThrow().layout().shape();
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return new Frames(shape, false, values.length / size, values);
    }

    /** One moment for the piece, or one for each of its frames. */
    private void add(long[] place, Scores scores, int piece) {
        double rate = session.listening().sampleRate();
        double from = place[0] / rate;
        double width = (place[1] - place[0]) / rate / scores.frames();
        for (int t = 0; t < scores.frames(); t++) {
            moments.add(new Taggram.Moment(from + t * width, from + (t + 1) * width, scores.of(piece, t)));
        }
    }
}
