package etude.learn.verb;

import etude.cli.Console;
import etude.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command that was run in this process, and what came of it. */
record Run(int code, String out, String err) {

    /** Runs a command. */
    static Run of(Object... arguments) {
        String[] args = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Arrays.asList(args).contains("--debug"));
        int code = Main.run(console, args);
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** What it printed, a JSON value a line. */
    List<JsonNode> json() {
        return out.lines().map(JsonMapper.shared()::readTree).toList();
    }
}
