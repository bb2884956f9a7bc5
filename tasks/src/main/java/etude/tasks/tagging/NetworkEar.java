package etude.tasks.tagging;

import etude.network.Listening;
import etude.network.Task;
import etude.runtime.ModelSession;
import etude.signal.SampleSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A network that hears pieces of the length that it was made for. */
final class NetworkEar implements Ear {

    /** Pieces that are collected before the network hears them. */
    private static final int BATCH = 4;

    private final ModelSession session;
    private final Listening listening;
    private final PieceCutter cutter;

    NetworkEar(ModelSession session) {
        this.session = session;
        this.listening = session.listening();
        this.cutter = new PieceCutter(session.representation());
    }

    @Override
    public List<String> labels() {
        return session.labels();
    }

    @Override
    public Task task() {
        return session.task();
    }

    @Override
    public int sampleRate() {
        return listening.sampleRate();
    }

    @Override
    public Optional<Listening> listening() {
        return Optional.of(listening);
    }

    @Override
    public Taggram activations(SampleSource sound) throws IOException {
        return hear(sound, listening.pieces().accept(cutter));
    }

    @Override
    public Taggram overTime(SampleSource sound) throws IOException {
        if (listening.pieces() instanceof Listening.Spread spread) {
            int step = Steps.of(spread.samples(), listening.sampleRate());
            return hear(sound, cutter.following(spread.samples(), step));
        }
        return activations(sound);
    }

    /** Only where pieces are spread over a sound must it be heard again for what lies between them. */
    @Override
    public boolean hearsAnew() {
        return listening.pieces() instanceof Listening.Spread;
    }

    private Taggram hear(SampleSource sound, PieceCutter.Cut cut) throws IOException {
        requireRate(sound);
        Hearing hearing = new Hearing(session, BATCH);
        long total = cut.cut(sound, hearing);
        Ear.requireSamples(total);
        double duration = (double) total / sound.sampleRate();
        return new Taggram(labels(), hearing.end(duration), duration);
    }

    @Override
    public void close() {
        session.close();
    }
}
