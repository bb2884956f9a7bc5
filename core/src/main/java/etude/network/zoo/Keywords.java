package etude.network.zoo;

import etude.network.Front;
import etude.network.Listening;
import etude.network.Permute;
import etude.network.Reshape;
import etude.network.Task;
import etude.representation.Preset;
import etude.representation.Representation;
import java.util.List;

/** What the small networks for keywords of Zhang et al. 2017 share: ten MFCCs of a second at 16 kHz, as TensorFlow has them. */
final class Keywords {

    /** MFCCs of a frame. */
    static final int MFCC = 10;

    private static final Paper PAPER =
            new Paper("Zhang, Suda, Lai, Chandra", "Hello edge: keyword spotting on microcontrollers", 2017);

    private Keywords() {}

    static Architecture of(
            String name, String description, List<Option> options, Architecture.Construction construction) {
        return new Architecture(
                name,
                description,
                PAPER,
                new Task.Classes(),
                "keywords",
                new Listening(16000, new Listening.Single(16000)),
                options,
                construction);
    }

    static Option units(String meaning, int standard) {
        return new Option("units", meaning, standard, 1, 4096);
    }

    /** {@code (batch, coefficient, frame)}. */
    private static Representation mfcc(int hop) {
        return Preset.named("tensorflow", 16000)
                .with("hop", Integer.toString(hop))
                .get("mfcc");
    }

    /** {@code (batch, 1, coefficient, frame)}: 49 frames, 20 ms apart. */
    static Block image() {
        return FrontEnd.image("mfcc", mfcc(320));
    }

    /** {@code (batch, frame, coefficient)}: 49 frames with a hop of 320 samples, 25 with one of 640. */
    static Block sequence(int hop) {
        return net -> net.then("mfcc", Front.fixed(mfcc(hop))).then("sequence", Permute.to(0, 2, 1));
    }

    /** An image's values side by side in TensorFlow's order: frame, coefficient, channel. */
    static Block flatten(int values) {
        return net -> net.then("order", Permute.to(0, 3, 2, 1)).then("flatten", Reshape.to(Reshape.KEEP, values));
    }
}
