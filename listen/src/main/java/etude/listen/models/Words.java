package etude.listen.models;

import etude.network.Listening;
import etude.network.Model;
import etude.network.Task;
import java.util.Locale;

/** Facts of models in words. */
final class Words {

    private Words() {}

    /** {@code 3.3 MB}. */
    static String bytes(long bytes) {
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.0f kB", Math.max(1, bytes / 1e3))
                : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    /** The task's word in data. */
    static String task(Task task) {
        return task.accept(new Task.Visitor<>() {
            @Override
            public String tags(Task.Tags tags) {
                return "tags";
            }

            @Override
            public String classes(Task.Classes classes) {
                return "classes";
            }

            @Override
            public String events(Task.Events events) {
                return "events";
            }

            @Override
            public String frameClasses(Task.FrameClasses classes) {
                return "frame_classes";
            }
        });
    }

    /** What the labels of a task are. */
    static String labels(Task task) {
        return task(task).replace("frame_", "");
    }

    /** How a model hears: {@code pieces of 3.1 s at 16 kHz}. */
    static String pieces(Model model) {
        Listening listening = model.listening();
        double seconds = (double) model.samples() / listening.sampleRate();
        return String.format(
                Locale.ROOT, "pieces of %s s at %s kHz", number(seconds), number(listening.sampleRate() / 1e3));
    }

    /** How a clip is cut. */
    static String cutting(Model model) {
        double rate = model.listening().sampleRate();
        return model.listening().pieces().accept(new Listening.Pieces.Visitor<>() {
            @Override
            public String spread(Listening.Spread pieces) {
                return pieces.number() + " spread over a clip of up to a minute, " + pieces.more()
                        + " over a longer one; a shorter clip is repeated";
            }

            @Override
            public String single(Listening.Single pieces) {
                return "the beginning of the clip; a shorter one is followed by silence";
            }

            @Override
            public String running(Listening.Running pieces) {
                return "one every " + number(pieces.hop() / rate) + " s; the last one is followed by silence";
            }

            @Override
            public String patches(Listening.Patches pieces) {
                return "patches of " + pieces.frames() + " frames, one every " + pieces.hop()
                        + "; a shorter clip is repeated";
            }
        });
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }
}
