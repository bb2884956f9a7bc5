package etude.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** The door of {@code ./etude}. */
public final class Main {

    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    private Main() {}

    /** Runs a command and ends the process with its exit code. */
    public static void main(String[] args) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int code = run(new Console(out, err, isTerminal(), debug(args)), args);
        out.flush();
        System.exit(code == 0 && out.checkError() ? FAILURE : code);
    }

    /** Runs a command: 0 fine, 1 something failed, 2 usage. */
    public static int run(Console console, String... args) {
        String[] meant = spelled(args);
        try {
            return commandLine(console, meant).execute(meant);
        } catch (Throwable failure) {
            console.complain(failure);
            return FAILURE;
        }
    }

    /** {@code help VERB} is {@code VERB --help}. */
    private static String[] spelled(String[] args) {
        if (args.length == 0 || !args[0].equals("help")) {
            return args;
        }
        List<String> words = new ArrayList<>(List.of(args).subList(1, args.length));
        words.add("--help");
        return words.toArray(String[]::new);
    }

    /** All verbs with all their options. */
    public static CommandLine grammar(Console console) {
        return commandLine(console, new String[0]);
    }

    private static CommandLine commandLine(Console console, String[] args) {
        CommandLine line = new CommandLine(new Etude());
        verbs(args).forEach(verb -> line.addSubcommand(extended(verb)));
        tellOfLaterVerbs(line);
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setOut(writer(console.out()));
        line.setErr(writer(console.err()));
        line.setExecutionStrategy(parsed -> execute(console, parsed));
        line.setParameterExceptionHandler((failure, unused) -> usage(console, failure));
        return line;
    }

    private static CommandLine extended(Object command) {
        CommandLine line = new CommandLine(command);
        if (command instanceof Verb verb) {
            for (Object extension : verb.extensions()) {
                line.addMixin(extension.getClass().getName(), extension);
            }
        }
        return line;
    }

    /** The launcher knows verbs that it builds when they are first used. */
    private static void tellOfLaterVerbs(CommandLine line) {
        String later = System.getProperty("etude.later", "");
        if (!later.isEmpty()) {
            List<String> footer =
                    new ArrayList<>(List.of(line.getCommandSpec().usageMessage().footer()));
            footer.add(1, "Built when first used: " + later.replace(" ", ", "));
            line.getCommandSpec().usageMessage().footer(footer.toArray(String[]::new));
        }
    }

    /** Letters to a stream that encodes them itself: a writer around its bytes would take the system's encoding. */
    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(
                new Writer() {
                    @Override
                    public void write(char[] letters, int from, int length) {
                        stream.print(new String(letters, from, length));
                    }

                    @Override
                    public void flush() {
                        stream.flush();
                    }

                    @Override
                    public void close() {
                        stream.flush();
                    }
                },
                true);
    }

    /** Only the verb that is named, where one is, so that a command does not wait for the others' classes. */
    private static List<Object> verbs(String[] args) {
        List<ServiceLoader.Provider<Verb>> all = ServiceLoader.load(Verb.class, Main.class.getClassLoader()).stream()
                .toList();
        String named =
                Stream.of(args).filter(arg -> !arg.startsWith("-")).findFirst().orElse("");
        List<Object> found = new ArrayList<>();
        for (ServiceLoader.Provider<Verb> verb : all) {
            if (name(verb).equals(named)) {
                return List.of(verb.get());
            }
        }
        all.forEach(verb -> found.add(verb.get()));
        return found;
    }

    private static String name(ServiceLoader.Provider<Verb> verb) {
        Command command = verb.type().getAnnotation(Command.class);
        if (command == null) {
            throw new IllegalStateException(verb.type() + " is a verb without picocli's @Command.");
        }
        return command.name();
    }

    private static int execute(Console console, CommandLine.ParseResult parsed) {
        Integer help = CommandLine.executeHelpRequest(parsed);
        if (help != null) {
            return help;
        }
        CommandLine.ParseResult leaf = parsed;
        while (leaf.hasSubcommand()) {
            leaf = leaf.subcommand();
        }
        CommandLine command = leaf.commandSpec().commandLine();
        if (!(command.getCommand() instanceof Verb verb)) {
            command.usage(console.err());
            return USAGE;
        }
        try {
            return verb.run(console);
        } catch (UsageException e) {
            return usage(console, new ParameterException(command, String.valueOf(e.getMessage())));
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
            console.complain(e);
            return FAILURE;
        }
    }

    private static int usage(Console console, ParameterException failure) {
        console.say(noSuchVerb(failure).orElse(String.valueOf(failure.getMessage())));
        List<String> guesses = failure instanceof CommandLine.UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        if (!guesses.isEmpty()) {
            console.say("Did you mean " + String.join(" or ", guesses) + "?");
        }
        console.say("'" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help' explains.");
        return USAGE;
    }

    /** What picocli calls an unmatched argument is, where a verb is due, a verb that does not exist. */
    private static Optional<String> noSuchVerb(ParameterException failure) {
        CommandLine line = failure.getCommandLine();
        if (!(failure instanceof CommandLine.UnmatchedArgumentException unmatched)
                || unmatched.isUnknownOption()
                || line.getSubcommands().isEmpty()) {
            return Optional.empty();
        }
        String word = unmatched.getUnmatched().get(0);
        String what = line.getParent() == null ? "no verb '" + word : "no '" + line.getCommandName() + " " + word;
        String verbs = line.getSubcommands().entrySet().stream()
                .filter(verb -> !verb.getValue().getCommandSpec().usageMessage().hidden())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return Optional.of("There is " + what + "'. There are: " + verbs + ".");
    }

    private static boolean debug(String[] args) {
        return Arrays.asList(args).contains("--debug");
    }

    /** Text is UTF-8 unless a terminal says otherwise. */
    private static PrintStream stream(FileDescriptor descriptor) {
        java.io.Console console = System.console();
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 1 << 13),
                true,
                console == null ? StandardCharsets.UTF_8 : console.charset());
    }

    /** The launcher knows whether standard error is a terminal; without it the JDK's guess. */
    private static boolean isTerminal() {
        String told = System.getProperty("etude.terminal");
        return told == null ? System.console() != null && Runtime.version().feature() < 22 : told.equals("true");
    }
}
