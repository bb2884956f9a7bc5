package etude.tasks.tagging;

import etude.network.Listening;
import etude.network.Task;
import etude.signal.SampleSource;
import etude.signal.Waveform;
import etude.tasks.classic.ClassicModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A classic model. It hears a sound as one, up to the length that it was made for; a longer one in pieces of that length, which
 * overlap by half or a little more so that the first begins with the sound and the last one ends with it.
 */
final class ClassicEar implements Ear {

    private final ClassicModel model;
    private final int longest;

    ClassicEar(ClassicModel model) {
        this.model = model;
        this.longest = (int) Math.min(Integer.MAX_VALUE / 2, Math.round(model.longest() * sampleRate()));
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public Task task() {
        return model.task();
    }

    @Override
    public int sampleRate() {
        return model.vector().sampleRate();
    }

    @Override
    public Optional<Listening> listening() {
        return Optional.empty();
    }

    @Override
    public Taggram activations(SampleSource sound) throws IOException {
        return hear(sound, longest / 2);
    }

    @Override
    public Taggram overTime(SampleSource sound) throws IOException {
        return hear(sound, Steps.of(longest, sampleRate()));
    }

    @Override
    public boolean hearsAnew() {
        return Steps.of(longest, sampleRate()) != longest / 2;
    }

    private Taggram hear(SampleSource sound, int step) throws IOException {
        requireRate(sound);
        long total = PieceCutter.length(sound);
        Ear.requireSamples(total);
        int length = (int) Math.min(total, longest);
        long last = (total - length + Math.max(1, step) - 1) / Math.max(1, step);
        List<Taggram.Moment> moments = new ArrayList<>();
        Windows windows = new Windows(
                1,
                length,
                i -> i > last ? -1 : last == 0 ? 0 : Math.round((double) i * (total - length) / last),
                (start, samples) -> moments.add(moment(start, samples)));
        sound.play(windows::push);
        return new Taggram(labels(), moments, (double) total / sampleRate());
    }

    private Taggram.Moment moment(long start, float[] samples) {
        double rate = sampleRate();
        float[] scores = model.scores(Waveform.mono(samples, sampleRate()));
        return new Taggram.Moment(start / rate, (start + samples.length) / rate, scores);
    }

    @Override
    public void close() {}
}
