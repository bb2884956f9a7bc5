package etude.network.zoo;

import etude.network.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names and shapes of the tensors in an index of a published checkpoint. */
final class PublishedShapes {

    private static final Pattern TENSOR =
            Pattern.compile("\"name\":\\s*\"([^\"]+)\"[^}]*?\"shape\":\\s*\\[([0-9,\\s]*)]");

    private PublishedShapes() {}

    /** All tensors but for the constants of the front end and PyTorch's counters of batches. */
    static Map<String, Shape> read(Path index) throws IOException {
        Map<String, Shape> all = new LinkedHashMap<>();
        Matcher matcher = TENSOR.matcher(Files.readString(index));
        while (matcher.find()) {
            String name = matcher.group(1).equals("hstft.bw_Q") ? "hstft.q" : matcher.group(1);
            if (!name.startsWith("spec.") && !name.startsWith("hstft.spec.") && !name.endsWith("num_batches_tracked")) {
                all.put(name, shape(matcher.group(2)));
            }
        }
        return all;
    }

    private static Shape shape(String axes) {
        return Shape.of(Stream.of(axes.split(","))
                .map(String::strip)
                .filter(axis -> !axis.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray());
    }
}
