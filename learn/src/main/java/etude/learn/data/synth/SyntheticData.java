package etude.learn.data.synth;

import etude.audio.AudioFiles;
import etude.audio.synth.Synthesizer;
import etude.io.AtomicFolder;
import etude.learn.data.Dataset;
import etude.learn.data.Example;
import etude.signal.Waveform;
import etude.symbolic.Note;
import etude.symbolic.Part;
import etude.symbolic.Piece;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleConsumer;

/**
 * Generated data sets: {@code synth:instruments}, {@code synth:pitch}, {@code synth:chords}, {@code synth:tempo},
 * {@code synth:events}; with a number behind ({@code synth:chords:4}) so many clips of each label. The same samples on every
 * machine; made once, and kept in a folder of wave files.
 */
public final class SyntheticData {

    /** What sources of this kind begin with. */
    public static final String PREFIX = "synth:";

    /** Grows when a rule changes, so that nobody compares what is not the same. */
    private static final String VERSION = "1";

    private static final int RATE = 16000;

    /** Seconds between clips that are rendered one after the other. */
    private static final double ROOM = 2;

    private static final int MOST = 10_000;
    private static final long SEED = 20_261;

    private SyntheticData() {}

    /** Names, each with a sentence about it. */
    public static List<String> descriptions() {
        return SyntheticSets.all().stream()
                .map(set -> PREFIX + set.name() + ": " + set.description())
                .toList();
    }

    /**
     * A set, made if it was not yet.
     *
     * @param source {@code synth:NAME} or {@code synth:NAME:NUMBER}
     * @param home folder in which sets are kept; made if need be
     * @param progress told how far it is, from 0 to 1
     * @throws IllegalArgumentException if there is no such set, naming the nearest
     */
    public static Dataset of(String source, Path home, DoubleConsumer progress) throws IOException {
        String[] words = source.substring(PREFIX.length()).split(":", 2);
        SyntheticSet set = SyntheticSets.named(words[0]);
        int perLabel = words.length == 1 ? set.perLabel() : number(words[1], source);
        List<Clip> clips = clips(set, perLabel);
        Path folder = home.resolve(set.name() + "-" + perLabel + "-v" + VERSION);
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(home);
            render(clips, set.labels().size(), folder, progress);
        }
        return dataset(set, clips, folder);
    }

    private static int number(String text, String source) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 2 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("'" + source + "' asks for '" + text
                + "' clips of a label; it must be a number from 2 to " + MOST + ".");
    }

    /** Each clip has a seed of its own: a set with more clips begins with those of a smaller one. */
    private static List<Clip> clips(SyntheticSet set, int perLabel) {
        List<Clip> clips = new ArrayList<>();
        for (int take = 0; take < perLabel; take++) {
            for (int label = 0; label < set.labels().size(); label++) {
                Random random = new Random(SEED + set.name().hashCode() * 1_000_003L + take * 1009L + label);
                random.nextLong();
                clips.add(set.maker().make(set.labels().get(label), random));
            }
        }
        return clips;
    }

    /** A take of all labels at a time: starting the synthesiser costs more than a clip. */
    private static void render(List<Clip> clips, int labels, Path folder, DoubleConsumer progress) throws IOException {
        try (AtomicFolder whole = AtomicFolder.create(folder, false)) {
            for (int from = 0; from < clips.size(); from += labels) {
                List<Clip> take = clips.subList(from, from + labels);
                float[] rendered = Synthesizer.render(oneAfterTheOther(take), RATE)
                        .toMono()
                        .channel(0);
                for (int i = 0; i < labels; i++) {
                    AudioFiles.write(
                            whole.path().resolve(fileName(from + i)), sound(take.get(i), i, from + i, rendered));
                }
                progress.accept((from + labels) / (double) clips.size());
            }
            whole.commit();
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            } // another process made the same meanwhile
        }
    }

    /** Clips in one piece, with room between them in which notes end. */
    private static Piece oneAfterTheOther(List<Clip> take) {
        Map<String, Part> parts = new LinkedHashMap<>();
        for (int i = 0; i < take.size(); i++) {
            double start = i * (take.get(i).seconds() + ROOM);
            for (Part part : take.get(i).piece().parts()) {
                List<Note> shifted = part.notes().stream()
                        .map(note -> new Note(start + note.onset(), note.duration(), note.pitch(), note.velocity()))
                        .toList();
                parts.merge(
                        part.drums() ? "drums" : "program " + part.program(),
                        new Part(part.name(), part.program(), part.drums(), shifted),
                        SyntheticData::joined);
            }
        }
        return new Piece("take", List.copyOf(parts.values()));
    }

    private static Part joined(Part a, Part b) {
        List<Note> notes = new ArrayList<>(a.notes());
        notes.addAll(b.notes());
        return new Part(a.name(), a.program(), a.drums(), notes);
    }

    private static String fileName(int number) {
        return String.format("%05d.wav", number);
    }

    private static Waveform sound(Clip clip, int place, int number, float[] take) {
        int start = (int) Math.round(place * (clip.seconds() + ROOM) * RATE);
        Random random = new Random(SEED * 31 + number);
        double noise = StrictMath.pow(10, clip.noise() / 20);
        float[] samples = new float[(int) Math.round(clip.seconds() * RATE)];
        for (int i = 0; i < samples.length; i++) {
            double dry = start + i < take.length ? take[start + i] : 0;
            samples[i] = (float) (dry * clip.gain() + noise * random.nextGaussian());
        }
        return Waveform.mono(samples, RATE);
    }

    /** Every fifth take is for judging, the one after it for choosing. */
    private static Dataset dataset(SyntheticSet set, List<Clip> clips, Path folder) {
        List<Example> examples = new ArrayList<>();
        int labels = set.labels().size();
        int takes = clips.size() / labels;
        for (int i = 0; i < clips.size(); i++) {
            Clip clip = clips.get(i);
            examples.add(new Example(
                    fileName(i),
                    folder.resolve(fileName(i)),
                    0,
                    Double.POSITIVE_INFINITY,
                    clip.labels(),
                    List.of(),
                    clip.occurrences(),
                    Map.copyOf(clip.groups()),
                    part(i / labels, takes),
                    "CC0 1.0"));
        }
        return new Dataset(
                PREFIX + set.name(),
                VERSION,
                "CC0 1.0",
                "made by Etude's synthesiser",
                set.task(),
                set.labels(),
                examples,
                List.of());
    }

    private static String part(int take, int takes) {
        if (take % 5 == 0) {
            return "test";
        }
        return take % 5 == 1 && takes >= 5 ? "validation" : "train";
    }
}
