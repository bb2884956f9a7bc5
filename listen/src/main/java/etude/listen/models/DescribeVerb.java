package etude.listen.models;

import etude.cli.Console;
import etude.cli.Json;
import etude.cli.Options;
import etude.cli.Text;
import etude.cli.UsageException;
import etude.cli.Verb;
import etude.io.AtomicFile;
import etude.listen.ModelChoice;
import etude.network.Model;
import etude.network.describe.DescribedNode;
import etude.network.describe.Describer;
import etude.network.describe.Description;
import etude.network.describe.Reach;
import etude.network.zoo.Zoo;
import etude.representation.Nearest;
import etude.runtime.store.ModelHome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Describes networks. */
@Command(
        name = "describe",
        description = {
            "Describe a network: its layers, the shapes they give, parameters, multiply-adds, and how much of the sound one of its"
                    + " values sees.",
            "",
            "Example: etude models describe musicnn --length 10 -o musicnn.svg",
            "Example: etude models describe musicnn --set channels=512 --set hidden=500"
        })
public final class DescribeVerb implements Verb {

    private static final Pattern LENGTH = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?) ?(s|samples)?");

    @Parameters(
            paramLabel = "NAME",
            description =
                    "An architecture ('./etude models list --all' names them), an installed model, or the folder of one.")
    private String name = "";

    @Option(
            names = "--length",
            paramLabel = "LENGTH",
            description =
                    "Length of the sound, in seconds (10) or samples (59049samples) (default: the pieces that the model"
                            + " hears).")
    private @Nullable String length;

    @Option(
            names = "--set",
            paramLabel = "OPTION=NUMBER",
            description =
                    "Another value for an option of an architecture; without one they are listed. 'labels' is how many there are.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE.svg",
            description = "Draw the graph, too.")
    private @Nullable Path output;

    @Mixin
    private final Options.Overwrite overwrite = new Options.Overwrite();

    @Mixin
    private final Options.Form form = new Options.Form();

    @Override
    public int run(Console console) throws IOException {
        if (output != null) {
            checkOutput(output);
        }
        Model model = model();
        Description description = length == null
                ? Describer.describe(model)
                : Describer.describe(model, samples(length, model.listening().sampleRate()));
        if (output != null) {
            AtomicFile.write(output, overwrite.force(), description.svg().getBytes(StandardCharsets.UTF_8));
        }
        console.print(
                form.json()
                        ? Json.of(data(description))
                        : Text.printable(description.text().stripTrailing() + choices()));
        return 0;
    }

    /** What could be set, where it was not. */
    private String choices() {
        if (!options.isEmpty() || !Zoo.names().contains(name)) {
            return "";
        }
        List<String> lines = Zoo.get(name).options().stream()
                .map(option -> "\n  --set " + option.name() + "=" + option.standard() + "  " + option.meaning())
                .toList();
        return lines.isEmpty() ? "" : "\n\nOptions and their published values:" + String.join("", lines);
    }

    private void checkOutput(Path file) throws IOException {
        if (!file.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
            throw new UsageException("The graph is drawn as SVG; let -o " + file + " end in .svg.");
        }
        Options.refuseExisting(file, overwrite.force());
    }

    private Model model() throws IOException {
        if (Zoo.names().contains(name)) {
            return new ChosenArchitecture(Zoo.get(name), options).model();
        }
        ModelHome home = ModelHome.standard();
        List<String> known = new ArrayList<>(home.list());
        boolean there = known.contains(name) || Files.exists(Path.of(name));
        if (there && !options.isEmpty()) {
            throw new UsageException("'" + name + "' is an installed model, whose options are settled; --set is for"
                    + " architectures: './etude models list --all' names them.");
        }
        if (there) {
            return new ModelChoice(home).described(name);
        }
        known.addAll(Zoo.names());
        throw Nearest.unknown("architecture or installed model", name, known);
    }

    /**
     * Samples of a length.
     *
     * @throws UsageException if it is none
     */
    static int samples(String length, int sampleRate) {
        Matcher match = LENGTH.matcher(length.strip());
        if (match.matches()) {
            boolean counted = "samples".equals(match.group(2));
            double samples = Double.parseDouble(match.group(1)) * (counted ? 1 : sampleRate);
            if (samples >= 1 && samples <= Integer.MAX_VALUE / 2.0 && (!counted || samples == Math.rint(samples))) {
                return (int) Math.round(samples);
            }
        }
        throw new UsageException("--length " + length
                + " is no length of sound; write seconds, such as 10 or 3.69, or samples," + " such as 59049samples.");
    }

    private static Map<String, Object> data(Description description) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", description.name());
        map.put("samples", description.samples());
        map.put("sampleRate", description.sampleRate());
        map.put("parameters", description.trained());
        map.put("statistics", description.statistics());
        map.put("multiplyAdds", description.multiplyAdds());
        map.put("receptiveField", reach(description.reach(), description.sampleRate()));
        map.put(
                "layers",
                description.nodes().stream()
                        .map(node -> layer(node, description.sampleRate()))
                        .toList());
        return map;
    }

    private static Map<String, Object> layer(DescribedNode described, int sampleRate) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", described.node().name());
        map.put("kind", described.kind());
        map.put("detail", described.detail());
        map.put("from", described.node().from());
        map.put("shape", Arrays.stream(described.output().toArray()).boxed().toList());
        map.put("parameters", described.trained());
        map.put("statistics", described.statistics());
        map.put("multiplyAdds", described.multiplyAdds());
        map.put("receptiveField", reach(described.reach(), sampleRate));
        return map;
    }

    private static Map<String, Object> reach(Reach reach, int sampleRate) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (reach instanceof Reach.Local local) {
            map.put("samples", local.span());
            map.put("seconds", sampleRate > 0 ? (double) local.span() / sampleRate : null);
            map.put("hop", local.hop());
        } else if (reach instanceof Reach.Whole whole) {
            map.put("whole", whole.because());
        }
        return map;
    }
}
