package etude.train;

import etude.features.Features;
import etude.learn.data.Example;
import etude.network.Network;
import etude.network.Shape;
import etude.nn.Batch;
import etude.representation.Representation;
import etude.runtime.Values;
import etude.signal.Frames;
import etude.signal.Waveform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes batches of examples: cuts a piece of each sound, varies it, computes its representation where that does not train, and
 * mixes. What a batch holds follows from the seed, the epoch and its number alone. For many threads.
 */
final class Preparation {

    private final Sounds sounds;
    private final PiecePlace place;
    private final Variation variation;
    private final Optional<Representation> representation;
    private final int frames;
    private final Targets targets;
    private final double mixup;
    private final Network network;

    private final Map<String, float[]> settled = new ConcurrentHashMap<>();
    private final AtomicLong room = new AtomicLong(Sounds.usualRoom() / 2);

    Preparation(Sounds sounds, Lesson lesson) {
        this.sounds = sounds;
        this.place = PiecePlace.of(lesson.model().listening(), lesson.samples());
        this.variation = new Variation(lesson.recipe().augment(), sounds.rate());
        this.representation = lesson.representation();
        this.frames = lesson.inputFrames();
        this.targets = lesson.targets();
        this.mixup = lesson.recipe().augment().mixup();
        this.network = lesson.network();
    }

    /** A piece that is ready for the network. */
    private record Ready(float[] input, float[] target) {}

    /**
     * Makes a batch.
     *
     * @param examples one for each piece
     * @param seed of all that is random in it
     * @throws IOException naming the file, if a sound cannot be read
     */
    Batch batch(List<Example> examples, long seed) throws IOException {
        List<Ready> pieces = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            pieces.add(ready(examples.get(i), Randoms.of(seed, i)));
        }
        Values inputs = new Values(
                shape(pieces.size()), joined(pieces.stream().map(Ready::input).toList()));
        Values wanted = new Values(
                targets.shape(pieces.size()),
                joined(pieces.stream().map(Ready::target).toList()));
        if (mixup == 0) {
            return Batch.of(network, inputs, wanted);
        }
        Values shares = targets.exclusive() ? Mixup.probabilities(wanted, targets.labels()) : wanted;
        return new Mixup(mixup, network).of(Batch.of(network, inputs, shares), Randoms.of(seed, -1));
    }

    private Shape shape(int pieces) {
        if (representation.isEmpty()) {
            return Shape.of(pieces, place.samples());
        }
        int[] layout = representation.get().layout().shape();
        int[] axes = new int[layout.length + 2];
        axes[0] = pieces;
        System.arraycopy(layout, 0, axes, 1, layout.length);
        axes[axes.length - 1] = frames;
        return Shape.of(axes);
    }

    private Ready ready(Example example, SplittableRandom random) throws IOException {
        float[] sound = sounds.of(example);
        if (!variation.ofSound() && place.settled(sound.length)) {
            float[] input = settled(example, sound, random).clone();
            mask(input, random);
            return new Ready(input, target(example, 0));
        }
        Variation.Drawn drawn = variation.draw(random);
        int needed = Variation.samples(drawn, place.samples());
        PiecePlace.Piece piece = place.of(needed).cut(sound, variation.shift(), random);
        float[] varied =
                variation.ofSound() ? variation.vary(piece.samples(), drawn, place.samples(), random) : piece.samples();
        float[] input = input(varied);
        mask(input, random);
        return new Ready(input, target(example, piece.start()));
    }

    /** Times of events are those of the unvaried sound; {@link Lesson} refuses to stretch where they matter. */
    private float[] target(Example example, int start) {
        double rate = sounds.rate();
        return targets.of(example, start / rate, place.samples() / rate);
    }

    /** What does not change from epoch to epoch is computed once, as long as there is room. */
    private float[] settled(Example example, float[] sound, SplittableRandom random) {
        float[] there = settled.get(example.id());
        if (there != null) {
            return there;
        }
        float[] input = input(place.cut(sound, 0, random).samples());
        if (room.addAndGet(-(long) Float.BYTES * input.length) >= 0) {
            settled.put(example.id(), input);
        }
        return input;
    }

    private float[] input(float[] samples) {
        if (representation.isEmpty()) {
            return samples;
        }
        Frames computed = Features.compute(representation.get(), Waveform.mono(samples, sounds.rate()));
        int size = computed.data().length / computed.count();
        float[] input = new float[size * frames];
        for (int t = 0; t < frames; t++) {
            for (int i = 0; i < size; i++) {
                input[i * frames + t] = computed.data()[t * size + i];
            }
        }
        return input;
    }

    private void mask(float[] input, SplittableRandom random) {
        if (variation.ofFrames() && representation.isPresent()) {
            int[] layout = representation.get().layout().shape();
            variation.mask(input, layout[layout.length - 1], frames, random);
        }
    }

    private static float[] joined(List<float[]> parts) {
        int width = parts.get(0).length;
        float[] all = new float[Math.multiplyExact(parts.size(), width)];
        for (int i = 0; i < parts.size(); i++) {
            System.arraycopy(parts.get(i), 0, all, i * width, width);
        }
        return all;
    }
}
