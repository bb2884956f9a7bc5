package etude.learn.run;

import etude.io.AtomicFile;
import etude.report.json.Json;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The diary of a run: a line of JSON an event, on disk before {@link #append} returns. A line that was being written when the
 * process ended is no event, and goes away when the next one is written.
 */
public final class RunEvents {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static final Map<String, Class<? extends RunEvent>> KINDS = kinds();

    private final Path file;

    private RunEvents(Path file) {
        this.file = file;
    }

    /** The events in a file, which may not be there yet. */
    public static RunEvents of(Path file) {
        return new RunEvents(file);
    }

    private static Map<String, Class<? extends RunEvent>> kinds() {
        Map<String, Class<? extends RunEvent>> kinds = new LinkedHashMap<>();
        kinds.put("started", RunEvent.Started.class);
        kinds.put("resumed", RunEvent.Resumed.class);
        kinds.put("epoch", RunEvent.Epoch.class);
        kinds.put("stopped", RunEvent.Stopped.class);
        kinds.put("failed", RunEvent.Failed.class);
        kinds.put("finished", RunEvent.Finished.class);
        kinds.put("evaluated", RunEvent.Evaluated.class);
        return kinds;
    }

    /** This moment as events tell it. */
    public static String now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Adds an event. */
    public void append(RunEvent event) throws IOException {
        byte[] line = (line(event) + "\n").getBytes(StandardCharsets.UTF_8);
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
            long whole = endOfLastLine(out);
            out.setLength(whole);
            out.seek(whole);
            try {
                out.write(line);
                out.getFD().sync();
            } catch (IOException e) {
                out.setLength(whole);
                throw e;
            }
        }
    }

    private static long endOfLastLine(RandomAccessFile file) throws IOException {
        long end = file.length();
        while (end > 0) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    /** All events so far, the oldest first; none where there is no file. */
    public List<RunEvent> read() throws IOException {
        List<RunEvent> events = new ArrayList<>();
        if (!Files.exists(file)) {
            return events;
        }
        String text = Files.readString(file);
        int number = 0;
        for (String line : text.substring(0, text.lastIndexOf('\n') + 1).lines().toList()) {
            number++;
            events.add(event(line, number));
        }
        return events;
    }

    /** All epochs so far. */
    public List<RunEvent.Epoch> epochs() throws IOException {
        return read().stream()
                .filter(RunEvent.Epoch.class::isInstance)
                .map(RunEvent.Epoch.class::cast)
                .toList();
    }

    /** Forgets epochs after one: training goes on from there, and will come to them again. */
    public void forgetAfter(int epoch) throws IOException {
        keep(event -> !(event instanceof RunEvent.Epoch later) || later.epoch() <= epoch);
    }

    private void keep(Predicate<RunEvent> kept) throws IOException {
        StringBuilder text = new StringBuilder();
        for (RunEvent event : read()) {
            if (kept.test(event)) {
                text.append(line(event)).append('\n');
            }
        }
        AtomicFile.write(file, true, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(RunEvent event) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("event", name(event));
        fields.putAll(MAPPER.convertValue(event, new TypeReference<LinkedHashMap<String, Object>>() {}));
        return Json.line(fields);
    }

    private static String name(RunEvent event) {
        return KINDS.entrySet().stream()
                .filter(kind -> kind.getValue() == event.getClass())
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private RunEvent event(String line, int number) throws IOException {
        try {
            JsonNode tree = MAPPER.readTree(line);
            Class<? extends RunEvent> kind = KINDS.get(tree.path("event").asString(""));
            if (kind == null) {
                throw new IOException(file + ", line " + number + ": no event that is known: " + line);
            }
            ((tools.jackson.databind.node.ObjectNode) tree).remove("event");
            return MAPPER.treeToValue(tree, kind);
        } catch (JacksonException e) {
            throw new IOException(file + ", line " + number + " is no event: " + e.getOriginalMessage(), e);
        }
    }
}
