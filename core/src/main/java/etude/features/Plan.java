package etude.features;

import java.util.ArrayList;
import java.util.List;

/** A representation made ready to run: how to cut the clip, a kernel from samples to frames, and stages behind it. */
record Plan(Framing framing, FrameKernel kernel, List<Stage> stages) {

    Plan {
        stages = List.copyOf(stages);
    }

    Plan(Framing framing, FrameKernel kernel) {
        this(framing, kernel, List.of());
    }

    /** Floats in a frame that comes out. */
    int stride() {
        return stages.isEmpty()
                ? kernel.stride()
                : stages.get(stages.size() - 1).stride();
    }

    /** This plan followed by a map: part of the kernel while there are no stages. */
    Plan then(FrameMap map) {
        return stages.isEmpty() ? new Plan(framing, kernel.then(map)) : then(asStage(map));
    }

    /** This plan followed by a stage. */
    Plan then(Stage stage) {
        var more = new ArrayList<>(stages);
        more.add(stage);
        return new Plan(framing, kernel, more);
    }

    private static Stage asStage(FrameMap map) {
        return new Stage.Windowed() {
            @Override
            public int stride() {
                return map.stride();
            }

            @Override
            public int before() {
                return 0;
            }

            @Override
            public int after() {
                return 0;
            }

            @Override
            public Worker worker() {
                FrameMap.Worker worker = map.worker();
                return (clip, t, out, to) -> worker.apply(clip.data(), clip.at(t), out, to);
            }
        };
    }
}
