package etude.metrics;

import etude.annotation.Pattern;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Annotations as they might be, the same for the same seed. */
final class Annotations {

    private final SplittableRandom random;

    Annotations(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Half-second beats from 6 s on, each a little early or late. */
    double[] beats(int count) {
        double[] beats = new double[count];
        Arrays.setAll(beats, i -> 6 + 0.5 * i + random.nextDouble(-0.02, 0.02));
        return beats;
    }

    /** The same events, each up to {@code by} seconds off, some missing. */
    double[] disturbed(double[] events, double by) {
        return Arrays.stream(events)
                .filter(e -> random.nextDouble() < 0.8)
                .map(e -> Math.max(0, e + random.nextDouble(-by, by)))
                .sorted()
                .toArray();
    }

    /** Segments from 0 s on, without gaps. */
    List<Segment> segments(double end, int count, String... labels) {
        double[] bounds =
                random.doubles(count - 1, 0.01 * end, 0.99 * end).sorted().toArray();
        var segments = new ArrayList<Segment>();
        for (int i = 0; i < count; i++) {
            segments.add(new Segment(
                    i == 0 ? 0 : bounds[i - 1],
                    i == count - 1 ? end : bounds[i],
                    labels[random.nextInt(labels.length)]));
        }
        return segments;
    }

    List<PitchedNote> notes(int count) {
        var notes = new ArrayList<PitchedNote>();
        for (int i = 0; i < count; i++) {
            double onset = random.nextDouble(0, 0.1 * count);
            double pitch = 48 + random.nextInt(30) + random.nextDouble(-0.2, 0.2);
            notes.add(new PitchedNote(
                    onset,
                    onset + random.nextDouble(0.1, 1),
                    440 * Math.pow(2, (pitch - 69) / 12),
                    random.nextInt(1, 128)));
        }
        return notes;
    }

    /** The same notes, some missing, others a little off. */
    List<PitchedNote> disturbed(List<PitchedNote> notes) {
        return notes.stream()
                .filter(n -> random.nextDouble() < 0.8)
                .map(n -> {
                    double onset = Math.max(0, n.onset() + random.nextDouble(-0.06, 0.06));
                    double offset = onset + n.duration() * random.nextDouble(0.7, 1.3);
                    return new PitchedNote(onset, offset, n.frequency(), n.velocity());
                })
                .toList();
    }

    /** A melody of steps between 200 and 400 Hz with rests. */
    PitchTrack melody(int frames, double hop) {
        double[] times = new double[frames];
        double[] frequencies = new double[frames];
        double frequency = 220;
        for (int i = 0; i < frames; i++) {
            if (random.nextDouble() < 0.05) {
                frequency = random.nextDouble() < 0.3 ? 0 : random.nextDouble(200, 400);
            }
            times[i] = i * hop;
            frequencies[i] = frequency;
        }
        return PitchTrack.of(times, frequencies);
    }

    double[][] chords(int frames) {
        double[][] chords = new double[frames][];
        for (int i = 0; i < frames; i++) {
            chords[i] = random.doubles(random.nextInt(4), 100, 1000).toArray();
        }
        return chords;
    }

    List<Pattern> patterns(int count) {
        var patterns = new ArrayList<Pattern>();
        for (int i = 0; i < count; i++) {
            var points = new ArrayList<Pattern.Point>();
            for (int n = 0; n < 5; n++) {
                points.add(new Pattern.Point(n + random.nextInt(2) / 2.0, 60 + random.nextInt(12)));
            }
            patterns.add(new Pattern(List.of(
                    new Pattern.Occurrence(points),
                    new Pattern.Occurrence(points.stream()
                            .map(p -> new Pattern.Point(p.onset() + 16, p.pitch()))
                            .toList()))));
        }
        return patterns;
    }

    /** The same things in another order. */
    <T> List<T> shuffled(List<T> things) {
        var order = new ArrayList<>(things);
        for (int i = order.size() - 1; i > 0; i--) {
            Collections.swap(order, i, random.nextInt(i + 1));
        }
        return order;
    }

    static double[] shifted(double[] events, double by) {
        return Arrays.stream(events).map(e -> e + by).toArray();
    }
}
