package etude.cli;

import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** Options that several verbs have, for picocli's {@code @Mixin}. */
public final class Options {

    private Options() {}

    /**
     * Settings as users write them, {@code key=value}.
     *
     * @throws UsageException if one has no key
     */
    public static Map<String, String> settings(List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new UsageException("--set " + text + " is no setting; write --set key=value, such as nMels=64.");
            }
            values.put(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip());
        }
        return values;
    }

    /**
     * Finds out early what writing would find out late.
     *
     * @throws FileAlreadyExistsException if the file is there and may not be replaced
     */
    public static void refuseExisting(Path file, boolean force) throws FileAlreadyExistsException {
        if (!force && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
    }

    /** A sample rate that users ask for. */
    public static final class Rate implements ITypeConverter<Integer> {

        private static final int HIGHEST = 10_000_000;

        @Override
        public Integer convert(String value) {
            return between(
                    1,
                    HIGHEST,
                    value,
                    "'" + value + "' is no sample rate; write whole Hz from 1 to " + HIGHEST + ", such as 22050.");
        }
    }

    /** A channel that users ask for. */
    public static final class Channel implements ITypeConverter<Integer> {

        @Override
        public Integer convert(String value) {
            return between(1, Integer.MAX_VALUE, value, "'" + value + "' is no channel; they are counted from 1.");
        }
    }

    private static int between(int least, int most, String value, String otherwise) {
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException(otherwise);
        }
        throw new TypeConversionException(otherwise);
    }

    /** Files to read. */
    public static final class Inputs {

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE",
                description = "Sound files; folders and patterns (*, ?, **) stand for the sound files in them.")
        private List<String> files = new ArrayList<>();

        /** The files, after folders and patterns were looked into. */
        public List<InputFiles.Input> expand() {
            return InputFiles.expand(files);
        }

        /** Whether they can only be one file: one name that is neither a folder nor a pattern. */
        public boolean isSingle() {
            return files.size() == 1 && expand().size() == 1 && !Files.isDirectory(Path.of(files.get(0)));
        }
    }

    /** {@code --json}. */
    public static final class Form {

        @Option(names = "--json", description = "Print JSON, one object a line for each file.")
        private boolean json;

        /** Whether data is printed as JSON. */
        public boolean json() {
            return json;
        }
    }

    /** {@code --force}. */
    public static final class Overwrite {

        @Option(names = "--force", description = "Replace files that are there already.")
        private boolean force;

        /** Whether files may be replaced. */
        public boolean force() {
            return force;
        }
    }
}
