package etude.network.zoo;

import etude.network.Activate;
import etude.network.Along;
import etude.network.BatchNorm;
import etude.network.Concat;
import etude.network.Convolution;
import etude.network.Front;
import etude.network.Network;
import etude.network.Reduce;
import etude.network.Reshape;
import etude.representation.Preset;
import etude.representation.Representation;

/** Blocks from the sound to what is local in time and frequency. */
public final class FrontEnd {

    private FrontEnd() {}

    /** The samples themselves as one channel: {@code (batch, 1, sample)}. */
    public static Block samples() {
        return net -> net.then("samples", Reshape.to(Reshape.KEEP, 1, Reshape.REST));
    }

    /**
     * A representation {@code (bin, frame)} as an image of one channel: {@code (batch, 1, bin, frame)}.
     *
     * @param name of the node
     */
    public static Block image(String name, Representation representation) {
        int bins = representation.layout().size();
        return net -> net.then(name, Front.fixed(representation))
                .then(name + ".image", Reshape.to(Reshape.KEEP, 1, bins, Reshape.REST));
    }

    /**
     * What the taggers compared by Won et al. 2020 hear: a mel spectrogram in dB of sound at 16 kHz, transforms of 512
     * samples every 256, scaled and shifted by one learned pair of numbers: {@code (batch, 1, bin, frame)}.
     *
     * @param nMels mel bands up to 8 kHz
     */
    public static Block melDecibels(int nMels) {
        Preset preset = tagging().with("nMels", Integer.toString(nMels));
        return image("spec", preset.get("log_melspectrogram")).then(Blocks.norm("spec_bn", 1));
    }

    /**
     * The harmonic tensor in dB of Won et al. 2020 with one bandwidth that trains: {@code (batch, harmonic, fundamental,
     * frame)}.
     */
    public static Block harmonicDecibels(int nHarmonics, int stepsPerSemitone) {
        Representation tensor = tagging()
                .with("nHarmonics", Integer.toString(nHarmonics))
                .with("harmonicSteps", Integer.toString(stepsPerSemitone))
                .get("log_harmonic_tensor");
        return net -> {
            net.then("hstft", Front.training(tensor, Front.Stage.Q));
            Blocks.norm("hstft_bn", nHarmonics).addTo(net);
        };
    }

    private static Preset tagging() {
        return Preset.named("torchaudio", 16000).with("nFft", "512").with("topDb", "none");
    }

    /**
     * Musicnn's first layer (Pons et al. 2018): tall filters, of which the loudest place over frequency counts, for timbre;
     * long filters over the mean of all bins, for what happens over time: {@code (batch, 561, frame)}.
     *
     * @param from the image
     */
    public static Block musicnn(String from) {
        return net -> {
            timbral(net, "layers.0", from, 67);
            timbral(net, "layers.1", from, 38);
            temporal(net, "layers.2", from, 129);
            temporal(net, "layers.3", from, 65);
            temporal(net, "layers.4", from, 33);
            net.node(
                    "frontend",
                    new Concat(5, 1),
                    "layers.0.max",
                    "layers.1.max",
                    "layers.2.relu",
                    "layers.3.relu",
                    "layers.4.relu");
        };
    }

    private static void timbral(Network.Builder net, String name, String from, int bins) {
        net.node(name + ".conv", Convolution.over(1, 204, Along.of(bins), Along.same(7)), from)
                .then(name + ".bn", BatchNorm.of(204))
                .then(name + ".relu", Activate.RELU)
                .then(name + ".max", Reduce.max(2));
    }

    private static void temporal(Network.Builder net, String name, String from, int frames) {
        net.node(name + ".mean", Reduce.mean(2), from)
                .then(name + ".conv", Convolution.over(1, 51, Along.same(frames)))
                .then(name + ".bn", BatchNorm.of(51))
                .then(name + ".relu", Activate.RELU);
    }
}
