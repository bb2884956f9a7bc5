package etude.network.zoo;

import etude.representation.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All architectures by name.
 *
 * <pre>{@code
 * Model model = Zoo.get("musicnn").model(Labels.named("mtat"));
 * }</pre>
 */
public final class Zoo {

    private static final Map<String, Architecture> ALL = new LinkedHashMap<>();

    static {
        taggers();
        otherTaggers();
        keywords();
        sounds();
        classifiers();
    }

    private Zoo() {}

    /** Taggers compared by Won et al. 2020, at 16 kHz. */
    private static void taggers() {
        add(Fcn.ARCHITECTURE);
        add(Crnn.ARCHITECTURE);
        add(Musicnn.ARCHITECTURE);
        add(SampleCnn.ARCHITECTURE);
        add(SampleCnnSe.ARCHITECTURE);
        add(SelfAttention.ARCHITECTURE);
        add(HarmonicCnn.ARCHITECTURE);
        add(ShortChunkCnn.ARCHITECTURE);
        add(ShortChunkResNet.ARCHITECTURE);
    }

    /** Taggers that their authors published for TensorFlow and Keras. */
    private static void otherTaggers() {
        add(MusicnnTf.ARCHITECTURE);
        add(MusicnnVgg.ARCHITECTURE);
        add(MusicnnVgg.MSD);
        add(ChoiCnn.ARCHITECTURE);
        add(CompactCnn.ARCHITECTURE);
        add(TransferCnn.ARCHITECTURE);
    }

    private static void keywords() {
        add(KeywordDnn.ARCHITECTURE);
        add(KeywordCnn.ARCHITECTURE);
        add(KeywordDsCnn.ARCHITECTURE);
        add(KeywordLstm.ARCHITECTURE);
        add(KeywordLstm.BASIC);
        add(KeywordGru.ARCHITECTURE);
        add(KeywordCrnn.ARCHITECTURE);
        add(KeywordAttention.ARCHITECTURE);
        add(WakeWord.ARCHITECTURE);
    }

    private static void sounds() {
        add(GatedCrnn.ARCHITECTURE);
    }

    private static void classifiers() {
        add(PictureCnn.ARCHITECTURE);
        add(ResNet18.ARCHITECTURE);
        add(Mlp.ARCHITECTURE);
    }

    private static void add(Architecture architecture) {
        ALL.put(architecture.name(), architecture);
    }

    /** All names, related ones side by side. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /** All architectures, in the order of {@link #names}. */
    public static List<Architecture> all() {
        return List.copyOf(ALL.values());
    }

    /**
     * An architecture by name.
     *
     * @throws IllegalArgumentException if there is none of that name, naming the nearest
     */
    public static Architecture get(String name) {
        Architecture architecture = ALL.get(name);
        if (architecture == null) {
            throw Nearest.unknown("architecture", name, ALL.keySet());
        }
        return architecture;
    }
}
