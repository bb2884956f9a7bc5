package etude.listen;

import etude.audio.AudioWarning;
import etude.audio.SoundFile;
import etude.cli.Progress;
import etude.signal.Waveform;
import etude.tasks.tagging.Tagger;
import etude.tasks.tagging.Taggram;
import etude.tasks.tagging.Tags;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a model heard in a file.
 *
 * @param tags of the whole
 * @param overTime tags over time, where they were asked for
 * @param warnings what was amiss with the file
 */
public record Heard(Tags tags, Optional<Taggram> overTime, List<AudioWarning> warnings) {

    /** Seconds of sound that are held in memory rather than decoded several times. */
    private static final double HELD = 600;

    /** Share of the work that decoding is, about. */
    private static final double DECODING = 0.3;

    /**
     * Hears a file, in memory that does not grow with it.
     *
     * @throws IOException if it cannot be read or has no samples
     */
    public static Heard of(Tagger tagger, Path file, boolean overTime, Progress progress) throws IOException {
        int rate = tagger.sampleRate();
        SoundFile sound = SoundFile.open(file, SoundFile.MIX, unused -> rate);
        if (sound.duration() > 0 && sound.duration() <= HELD) {
            sound.watch(progress.part(0, DECODING)::at, 1);
            Waveform clip = sound.read();
            sound.requireSamples();
            Taggram pieces = tagger.activations(clip);
            progress.at(overTime ? 0.6 : 1);
            return of(tagger, pieces, overTime, () -> tagger.overTime(clip), sound);
        }
        sound.watch(progress::at, overTime ? 3 : 2);
        Taggram pieces = tagger.activations(sound);
        return of(tagger, pieces, overTime, () -> tagger.overTime(sound), sound);
    }

    private interface Listening {
        Taggram again() throws IOException;
    }

    private static Heard of(Tagger tagger, Taggram pieces, boolean overTime, Listening listening, SoundFile sound)
            throws IOException {
        boolean anew = tagger.hearsAnewOverTime();
        Optional<Taggram> taggram = overTime ? Optional.of(anew ? listening.again() : pieces) : Optional.empty();
        return new Heard(tagger.tags(pieces), taggram, sound.warnings());
    }

    /** The best tags, for JSON: a list of {@code {"tag": …, "score": …}}. */
    public List<Map<String, Object>> best(int number) {
        return tags.top(number).stream()
                .map(tag -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("tag", tag.label());
                    map.put("score", (float) tag.score());
                    return map;
                })
                .toList();
    }

    /** Tags over time, for JSON. */
    public static Map<String, Object> data(Taggram taggram) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("labels", taggram.labels());
        map.put("moments", taggram.moments().stream().map(Heard::data).toList());
        return map;
    }

    private static Map<String, Object> data(Taggram.Moment moment) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("from", moment.from());
        map.put("to", moment.to());
        float[] scores = moment.scores();
        map.put(
                "scores",
                IntStream.range(0, scores.length).mapToObj(i -> scores[i]).toList());
        return map;
    }
}
