package etude.features;

import etude.representation.Derived;
import etude.representation.Layout;
import etude.representation.Representation;
import etude.representation.Scope;
import etude.signal.Frames;
import etude.signal.Parallel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Work on one clip: frames that are needed more than once (by several representations, or for a maximum and then for
 * themselves) are computed once and kept until the session ends.
 */
final class ClipSession {

    /** Floats of the largest frames that are kept only because several representations want them: 256 MiB. */
    private static final double KEPT = 1 << 26;

    private final float[] samples;
    private final Map<Representation, Frames> known = new HashMap<>();
    private final Map<Representation, Integer> uses = new HashMap<>();

    ClipSession(float[] samples) {
        this.samples = samples;
    }

    /** Frames of several representations. */
    List<Frames> compute(List<? extends Representation> representations) {
        List<Representation> locals = new ArrayList<>();
        representations.forEach(this::count);
        representations.forEach(r -> locals.add(resolve(r)));
        uses.clear();
        locals.forEach(this::count);
        List<Frames> frames = new ArrayList<>();
        locals.forEach(r -> frames.add(frames(r)));
        return frames;
    }

    /** A representation without whole-clip parameters; frames that had to be computed for them stay known. */
    Representation resolve(Representation representation) {
        if (representation.scope() instanceof Scope.Local) {
            return representation;
        }
        return new Resolver((local, sink) -> sink.accept(kept(local))).resolve(representation);
    }

    private Frames kept(Representation local) {
        Frames frames = frames(local);
        known.put(local, frames);
        return frames;
    }

    private void count(Representation representation) {
        uses.merge(representation, 1, Integer::sum);
        if (representation instanceof Derived derived) {
            count(derived.source());
        }
    }

    private int uses(Representation representation) {
        return uses.getOrDefault(representation, 1);
    }

    /** Whether frames are wanted again and are few enough to be kept for that. */
    private boolean shared(Representation representation) {
        Layout layout = representation.layout();
        double stride = layout.complex() ? 2.0 * layout.size() : layout.size();
        return uses(representation) > 1 && stride * samples.length / representation.hop() <= KEPT;
    }

    private Frames frames(Representation local) {
        Frames frames = known.get(local);
        if (frames == null) {
            frames = fresh(local);
            if (shared(local)) {
                known.put(local, frames);
            }
        }
        return frames;
    }

    /** Computes from the nearest source that is known or used by others too, or else from the samples. */
    private Frames fresh(Representation local) {
        Representation source = local;
        while (source instanceof Derived derived) {
            source = derived.source();
            if (known.containsKey(source) || (shared(source) && uses(source) > uses(local))) {
                Optional<Plan> plan = Compiler.behind(source, local);
                if (plan.isPresent()) {
                    return run(local, plan.get(), frames(source).data());
                }
            }
        }
        return run(local, Compiler.compile(local), samples);
    }

    private static Frames run(Representation local, Plan plan, float[] x) {
        Framing framing = plan.framing();
        int count = x.length == 0 ? 0 : framing.count(x.length);
        float[] data = kernel(plan.kernel(), framing, x, count);
        int stride = plan.kernel().stride();
        for (Stage stage : plan.stages()) {
            data = stage(stage, new Stage.Clip(data, stride, 0, data.length / stride));
            stride = stage.stride();
        }
        Layout layout = local.layout();
        return new Frames(layout.shape(), layout.complex(), data.length / stride, data);
    }

    private static float[] kernel(FrameKernel kernel, Framing framing, float[] x, int count) {
        int stride = kernel.stride();
        float[] out = Room.of(count, stride);
        int block = kernel.block(count);
        Parallel.blocks(
                count,
                block,
                new Parallel.Workers<>(() -> kernel.worker(block)),
                (worker, from, to) -> framing.frames(worker, x, from, to - from, out, from * stride));
        return out;
    }

    private static float[] stage(Stage stage, Stage.Clip clip) {
        int stride = stage.stride();
        if (stage instanceof Stage.Windowed windowed) {
            int count = clip.end() == 0 ? 0 : clip.end() + windowed.extra();
            float[] out = Room.of(count, stride);
            Parallel.blocks(
                    count, windowed.block(count), new Parallel.Workers<>(windowed::worker), (worker, from, to) -> {
                        worker.frames(clip, from, to, out, from * stride, stride);
                    });
            return out;
        }
        float[] out = Room.of(clip.end(), stride);
        if (stage instanceof Stage.Recursive recursive) {
            Stage.Recursive.Run run = recursive.start();
            for (int t = 0; t < clip.end(); t++) {
                run.next(clip.data(), clip.at(t), out, t * stride);
            }
        }
        return out;
    }
}
